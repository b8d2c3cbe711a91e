/**
 * History — what this visitor was shown before, for the limits. Read anew each time: another tab may have shown something.
 * What others wrote under its key is nothing.
 */
import type { History, Shared } from '../decision/gates.ts';
import type { FeatureClient, Survey } from '../types.ts';
import { stored } from './stored.ts';
import { visitOf } from './visit.ts';

/** One survey's past. Times are in milliseconds since the epoch. */
export interface Past extends History {
  /** When the surface left the page last. */
  readonly closed?: number;
  /** When it would have been shown, had the visitor not been in the holdout. */
  readonly withheld?: number;
  /** The visit in which it was noted last, and showings in it. */
  readonly visit?: number;
  readonly count: number;
}

export interface SurveyHistory {
  of(id: string): Past;
  /** Several surveys together. */
  shared(surveys: readonly Survey[]): Shared;
  note(survey: Survey, what: 'shown' | 'answered' | 'completed' | 'snoozed' | 'closed' | 'withheld'): void;
}

/** Enough for limits yet to come; those that count further keep more. */
const shownAtLeast = 20;

const isTime = (time: unknown): time is number => typeof time === 'number';

export function createHistory(client: Pick<FeatureClient, 'memory' | 'now' | 'report' | 'attributes' | 'session'>): SurveyHistory {
  const { memory, now } = client;
  const all = (): { readonly [id: string]: unknown } => stored<ReturnType<typeof all>>(client, 'history');

  function past(id: string, kept = all()): Past {
    const { shown, ...times } = Object(kept[id]) as { readonly [what: string]: unknown };
    const { count = 0, ...known } = Object.fromEntries(Object.entries(times).filter(([, time]) => isTime(time))) as Partial<Past>;
    return { ...known, shown: [shown].flat().filter(isTime), count: known.visit === visitOf(client) ? count : 0 };
  }

  const latest = (times: readonly (number | undefined)[]): number | undefined => Math.max(...times.map((time) => time ?? 0), 0) || undefined;

  return {
    of: (id) => past(id),
    shared(surveys) {
      const kept = all();
      const pasts = surveys.map(({ id }) => past(id, kept));
      return {
        shown: latest(pasts.map(({ shown }) => shown.at(-1))),
        closed: latest(pasts.map(({ closed }) => closed)),
        inSession: pasts.reduce((sum, { count }) => sum + count, 0),
      };
    },
    note({ id, limit }, what) {
      const { shown, count, ...times } = past(id);
      // "Not now" does not count as a showing, unless something was answered first.
      const more = what === 'shown' ? 1 : what === 'snoozed' && !(times.answered! >= shown.at(-1)!) ? -1 : 0;
      memory.write('history', {
        ...all(),
        [id]: {
          ...times, [what]: now(), visit: visitOf(client), count: count + more,
          shown: more > 0 ? [...shown, now()].slice(-Math.max(shownAtLeast, limit?.times ?? 0)) : shown.slice(0, more || undefined),
        },
      });
    },
  };
}
