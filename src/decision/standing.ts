/**
 * Standing — where a journey stands, for those who ask why: the step it waits for, since when and until when.
 * A partial match that can no longer be continued does not count, though it may still be stored.
 */
import type { Progress } from '../types.ts';
import { limitOf, matchAt } from './match.ts';
import type { Plan } from './step.ts';

/** Where a journey stands. Steps count from 1, times are in ms. */
export interface Standing {
  /** The step that it waits for. */
  readonly step: number;
  readonly of: number;
  /** How many of that step's `times` have happened. */
  readonly count: number;
  /** When the step before was filled, or this one's latest repeat. */
  readonly since?: number;
  /** Until when the step can still be filled; of a `didNot`, when it completes. */
  readonly until?: number;
}

/** Looks for the longest partial match that is still alive at `t`, in ms. */
export function standing(rule: Plan, progress: Progress, t: number): Standing {
  const { places, steps, quiet } = rule;
  for (let index = places.length - 1; index >= 0; index--) {
    const match = matchAt(progress, index);
    const next = places[index + 1];
    if (!match || (!next && !quiet)) continue;
    const [first, before, last] = match;
    const until = next ? limitOf(rule, next, first, next.first ? last : before) : last + quiet!.for;
    if (until < t && next) continue;
    const step = next ? next.step : steps.length - 1;
    const count = next && !next.first ? index + 1 - places.findIndex((one) => one.step === step) : 0;
    return { step: step + 1, of: steps.length, count, since: last, ...(until < Infinity ? { until } : {}) };
  }
  return { step: 1, of: steps.length, count: 0 };
}
