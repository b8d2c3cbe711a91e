/**
 * Facts — everything that the gates ask about one survey at one moment, as plain values. Compiles to nothing.
 * Whoever calls them knows the visitor, the page and the clock; the gates know none of these.
 */
import type { AttuneConfig, Attributes } from '../types.ts';
import type { Groups } from './condition.ts';
import type { Standing } from './journey.ts';

/** One survey's past with this visitor. Times are in milliseconds since the epoch. */
export interface History {
  /** When it was shown, oldest first. */
  readonly shown: readonly number[];
  /** When a question of it was answered last. */
  readonly answered?: number;
  /** When it was completed last. */
  readonly completed?: number;
  /** When "Not now" was chosen last. */
  readonly snoozed?: number;
}

/** What has been shown of several surveys together. */
export interface Shared {
  /** When one of them was shown last, in ms since the epoch. */
  readonly shown?: number | undefined;
  /** How many have been shown in this session. */
  readonly inSession: number;
  /** When one of them closed last, in ms since the epoch. */
  readonly closed?: number | undefined;
}

/** The journey behind a survey. */
export interface JourneyFacts extends Standing {
  /** It completed at this time, and the survey has not been shown for it yet. */
  readonly completedAt?: number | undefined;
}

/** What is so, at one moment, for one survey. What is left out holds nothing back. */
export interface GateFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The visitor's id: decides sample and holdout. */
  readonly visitor: string;
  readonly attributes: Attributes;
  readonly groups?: Groups | undefined;
  /** What is wrong with the definition. */
  readonly problem?: string | undefined;
  /** The consent that is needed, and whether it was given. */
  readonly consent?: { readonly needs: string; readonly given: boolean };
  /** The configuration's `holdout`. */
  readonly holdout?: number | undefined;
  readonly journey: JourneyFacts;
  /** `location.pathname`. */
  readonly path: string;
  /** `location.hash`. */
  readonly route?: string | undefined;
  readonly history?: History | undefined;
  /** The configuration's `limits`. */
  readonly limits?: AttuneConfig['limits'];
  /** All surveys together. */
  readonly all?: Shared;
  /** The survey's group. */
  readonly group?: Shared;
  /** Visible time since the journey completed, in ms. Absent until the wait has begun. */
  readonly waited?: number | undefined;
  /** What is open: another surface, or the page's own dialog. */
  readonly busy?: string | undefined;
  /** The survey that goes first. */
  readonly yields?: string | undefined;
  /** Why the UI could not be loaded. */
  readonly unready?: string | undefined;
}
