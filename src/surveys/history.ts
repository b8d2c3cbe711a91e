/**
 * History — what this visitor was shown before, for the limits. Read anew each time: another tab may have shown something.
 * What others wrote under its key is nothing.
 */
import type { History, Shared } from '../decision/gates.ts';
import type { FeatureClient, Survey } from '../types.ts';

export interface SurveyHistory {
  of(id: string): History;
  /** All surveys together, or those of a group. */
  shared(surveys: readonly Survey[]): Shared;
  note(id: string, what: 'shown' | 'answered' | 'completed' | 'snoozed' | 'closed'): void;
}

type Times = { readonly shown: readonly number[]; readonly inSession?: readonly [session: string, count: number] } & { readonly [what: string]: unknown };
type Kept = { readonly [id: string]: Times | undefined };

/** Enough for any limit that counts, few enough for the device. */
const shownAtMost = 20;

export function createHistory({ memory, now, session }: Pick<FeatureClient, 'memory' | 'now' | 'session'>): SurveyHistory {
  const all = (): Kept => (memory.read('history') as Kept | undefined) ?? {};
  const timesOf = (id: string, kept = all()): Times => {
    const times = kept[id];
    return { ...times, shown: Array.isArray(times?.shown) ? times.shown.filter((time) => typeof time === 'number') : [] };
  };
  const countOf = ({ inSession }: Times): number => (inSession?.[0] === session() ? inSession[1] : 0);
  const latest = (times: readonly unknown[]): number | undefined => {
    const known = times.filter((time) => typeof time === 'number');
    return known.length ? Math.max(...known) : undefined;
  };

  return {
    of: (id) => timesOf(id) as unknown as History,
    shared(surveys) {
      const kept = all();
      const several = surveys.map(({ id }) => timesOf(id, kept));
      return {
        shown: latest(several.map(({ shown }) => shown.at(-1))),
        closed: latest(several.map(({ closed }) => closed)),
        inSession: several.reduce((sum, times) => sum + countOf(times), 0),
      };
    },
    note(id, what) {
      const times = timesOf(id);
      const next = { ...times, [what]: now() };
      if (what === 'shown') Object.assign(next, { shown: [...times.shown, now()].slice(-shownAtMost), inSession: [session(), countOf(times) + 1] });
      // "Not now" does not count as a showing.
      if (what === 'snoozed') Object.assign(next, { shown: times.shown.slice(0, -1), inSession: [session(), countOf(times) - 1] });
      memory.write('history', { ...all(), [id]: next });
    },
  };
}
