/**
 * Losses — what was lost, for whatever reason, is counted and becomes an event itself: `events_lost { reason, count, names }`.
 * Counted for a second first, so that a loss that the report itself causes cannot run in a circle.
 */
import type { FeatureClient } from '../types.ts';

export type LossReason = 'refused' | 'too_large' | 'expired' | 'store_full' | 'memory_full' | 'too_many' | 'consent' | 'unnamed';

/** @param names - One for each event lost, empty where it is not known. */
export type Lose = (reason: LossReason, names: readonly string[]) => void;

const countedFor = 1000;
/** Names in one report. */
const namesAtMost = 20;

/** `tell` reports now what was counted. */
export function createLosses({ guard, report, emit }: Pick<FeatureClient, 'guard' | 'report' | 'emit'>): { readonly lose: Lose; readonly tell: () => void } {
  const lost = new Map<LossReason, string[]>();

  const tell = guard('losses', () => {
    for (const [reason, all] of lost) {
      lost.delete(reason);
      const names = [...new Set(all)].filter(Boolean).slice(0, namesAtMost);
      const found = { reason, count: all.length, names };
      report('events_lost', { path: reason, found });
      emit('events_lost', found);
    }
  });

  return {
    tell,
    lose(reason, names) {
      // The loss of such a report is not reported in turn: that would never end.
      const real = names.filter((name) => name !== 'events_lost');
      if (!real.length) return;
      if (!lost.size) setTimeout(tell, countedFor);
      // A loop in the host may lose a hundred thousand in one task: nothing is copied.
      lost.get(reason)?.push(...real) ?? lost.set(reason, real);
    },
  };
}
