/**
 * Limits — the pause that a vendor keeps between any two surveys, as `limits.all`: there is one for all of them here.
 */
import type { SharedLimit } from '../../types.ts';
import type { Notes } from './notes.ts';

/** How long a survey waits after any other, in days. */
export interface Pause {
  readonly days: number;
  readonly path: string;
}

const MOST_DAYS = 400;

/** Whole days as a duration, at most 400 of them. */
export const daysOf = (days: number): string => `${Math.min(MOST_DAYS, Math.max(0, Math.round(days)))}d`;

/** Seconds as a duration. */
export const secondsOf = (seconds: number): string => {
  const ms = Math.round(Math.min(seconds, MOST_DAYS * 86_400) * 1000);
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
};

/** @param pauses - One a survey; those that know of none have 0. @returns What stands under `limits.all`. */
export function sharedLimit(pauses: readonly Pause[], notes: Notes): SharedLimit | undefined {
  const longest = Math.max(0, ...pauses.map(({ days }) => days));
  if (longest === 0) return undefined;
  for (const { days, path } of pauses.filter((pause) => pause.days !== longest)) {
    notes.changed(
      path, `It would wait ${days} days after any other survey; here all wait ${Math.min(MOST_DAYS, longest)}.`,
      'Change "limits.all.every" if that is too long.',
    );
  }
  return { every: daysOf(longest), perSession: 1, gap: '30s' };
}
