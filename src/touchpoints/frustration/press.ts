/**
 * Press — one click of the visitor, and what judges clicks: the words that the parts of frustration share.
 */
import type { Dispose, FeatureClient } from '../../types.ts';
import type { Answers } from './answers.ts';

/** One click. */
export interface Press {
  readonly event: MouseEvent;
  /** Where it was, also within open shadow roots. */
  readonly origin: Element;
  /** When it began, in milliseconds of `performance.now`. */
  readonly at: number;
}

export interface Judging extends Pick<FeatureClient, 'guard'> {
  readonly answers: Pick<Answers, 'since'>;
  readonly told: (kind: string, press: Press) => void;
}

/** Hears every click. */
export interface Judge {
  hear(press: Press): void;
  dispose: Dispose;
}
