/**
 * Losses — what was lost, for whatever reason, is counted and becomes an event itself: `events_lost { reason, count, names }`.
 * Counted for a second first, so that a loss that the report itself causes cannot run in a circle.
 */
import type { FeatureClient } from '../types.ts';

export type LossReason = 'refused' | 'too_large' | 'expired' | 'store_full' | 'memory_full' | 'too_many' | 'consent' | 'unnamed';

/** @param count - Where it is more than those that are named. */
export type Lose = (reason: LossReason, events: readonly { readonly name: string }[], count?: number) => void;

const countedFor = 1000;
/** Names in one report. */
const namesAtMost = 20;

/** `tell` reports now what was counted. */
export function createLosses({ guard, report, emit }: Pick<FeatureClient, 'guard' | 'report' | 'emit'>): { readonly lose: Lose; readonly tell: () => void } {
  const counts = new Map<LossReason, { count: number; names: string[] }>();

  const tell = guard('losses', () => {
    for (const [reason, found] of counts) {
      counts.delete(reason);
      report('events_lost', { path: reason, found });
      emit('events_lost', { reason, ...found });
    }
  });

  return {
    tell,
    lose(reason, events, unnamed = 0) {
      // The loss of such a report is not reported in turn: that would never end.
      const names = events.map(({ name }) => name).filter((name) => name !== 'events_lost');
      if (!names.length && !unnamed) return;
      if (!counts.size) setTimeout(tell, countedFor);
      const was = counts.get(reason) ?? { count: 0, names: [] };
      counts.set(reason, { count: was.count + names.length + unnamed, names: [...new Set([...was.names, ...names])].slice(0, namesAtMost) });
    },
  };
}
