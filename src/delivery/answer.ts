/**
 * Answer — what came of a request. Success and silence are told apart at once; what else a receiver may say is sorted out
 * by `sorting`, which loads when it is first needed.
 */

/** Why nothing is sent for a while. `setup`: the endpoint is not there, or does not let us in. `answer`: it is not the endpoint's own. */
export type Why = 'network' | 'busy' | 'server' | 'answer' | 'setup';

/** An answer other than success, as it came. */
export interface Told {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string;
}

/** `undefined`: taken. A reason: try the same again later. */
export type Answer = undefined | Why | Told;

/** Remembered, so that a reload does not ask a tired receiver again. */
export interface Pause {
  readonly until: number;
  readonly tries: number;
  readonly why: Why;
}

const minute = 60 * 1000;
/** No pause can be longer, whatever the receiver says and the device's clock does meanwhile. */
export const longestPause = 60 * minute;

/** The wait before the next try: exponential from 1 s to 5 min, with full jitter. */
export const backoff = (tries: number, random: () => number): number => random() * Math.min(1000 * 2 ** tries, 5 * minute);
