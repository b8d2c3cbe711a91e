/**
 * Decision — one moment's answer to "show it or not", with every reason.
 */
import type { Survey } from './survey.ts';

/** The gates, in the order in which they are asked. */
export type GateName =
  | 'config' | 'consent' | 'holdout' | 'dates' | 'sample' | 'on' | 'if' | 'pages' | 'limit' | 'group' | 'all' | 'done'
  | 'wait' | 'busy' | 'priority' | 'ready';

/** One reason for or against showing. */
export interface Gate {
  readonly gate: GateName;
  readonly pass: boolean;
  /** What would have to be. */
  readonly wanted?: unknown;
  /** What is. */
  readonly found?: unknown;
  /** Time alone will change it: until when it holds as it is, in milliseconds since the epoch. */
  readonly until?: number;
  /** Time alone will change it: from when it can pass. */
  readonly from?: number;
  /** Of a journey: how many steps lie behind. */
  readonly step?: number;
  /** Of a journey: how many steps it has. */
  readonly of?: number;
}

export type Outcome = 'shown' | 'waiting' | 'blocked' | 'done' | 'withheld' | 'unknown';

/** Why something shows or does not. */
export interface Explanation {
  readonly id: string;
  readonly kind: 'survey' | 'greeting' | 'offer' | 'unknown';
  readonly outcome: Outcome;
  /** One complete sentence in plain English, and true. */
  readonly because: string;
  readonly gates: readonly Gate[];
  /** For an unknown id: the nearest known one. */
  readonly nearest?: string;
}

/** What a feature can be asked to explain. */
export interface Explainable {
  readonly id: string;
  readonly kind: 'survey' | 'greeting' | 'offer';
  readonly gates: readonly Gate[];
  /** A survey's definition, for the words of its journey. */
  readonly definition?: Pick<Survey, 'on' | 'wait'>;
  /** It is to be seen now; `asked` if it was opened by hand or by code. */
  readonly open?: 'shown' | 'asked' | undefined;
}

/** A journey's progress: three timestamps for each expanded step. Plain JSON. */
export type Progress = readonly (number | null)[];

/** An imagined visitor, clock and journey, for `simulate`. */
export interface Scenario {
  /** When the decisions are asked for: milliseconds since the epoch or ISO. Default: the last event's time. */
  readonly now?: number | string;
  /** Decides sample, holdout and variants. Default `visitor`. */
  readonly visitor?: string;
  /** The visitor's attributes, nested or flat. */
  readonly attributes?: { readonly [path: string]: unknown };
  /** What happened, oldest first. `at` as `now`. */
  readonly events?: readonly { readonly name: string; readonly at: number | string; readonly data?: { readonly [key: string]: unknown } }[];
  /** When which survey was shown before. */
  readonly shown?: { readonly [survey: string]: readonly (number | string)[] };
}
