/**
 * Memory — what conditions would have known of a recorded visitor at each event: visits, days away, page, counts.
 * What a recording does not hold (preferences, traits, device, the visitor's own hour, answers) is missing.
 */
import { audiences } from '../decision/audiences.ts';
import type { AttuneConfig, AttuneEvent, Attributes } from '../types.ts';

const DAY = 24 * 60 * 60 * 1000;
const COUNTED = 56 * DAY;
const VISIT = 30 * 60 * 1000;

/** A visitor, as far as the events tell so far. */
export interface RecordedVisitor {
  /** Whether a visit begins with an event that is not yet heard. */
  begins(event: AttuneEvent): boolean;
  /** An event has happened. */
  hear(event: AttuneEvent): void;
  /** At a time, in milliseconds since the epoch. */
  attributes(now: number): Attributes;
  readonly path: string;
  /** Counts visits, from 1. */
  readonly visit: number;
}

/** The attributes that a recording can tell; those that end in a dot with any name after it. */
export const TOLD = ['visits', 'visitor.new', 'daysAway', 'page.path', 'audience.', 'seen.', 'last.'];

function pathOf({ name, data, url }: AttuneEvent): string | undefined {
  if (name === 'page_viewed' && typeof data?.path === 'string') return data.path;
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined;
}

/** Begins with nothing known. */
export function createRecordedVisitor({ audiences: definitions = {} }: AttuneConfig): RecordedVisitor {
  const times = new Map<string, number[]>();
  let session: string | undefined;
  let before: number | undefined;
  let away: number | undefined;
  let path = '/';
  let visit = 0;
  const begins = (event: AttuneEvent): boolean =>
    before === undefined || (event.session === undefined ? event.at - before > VISIT : event.session !== session);
  return {
    begins,
    hear(event) {
      if (begins(event)) {
        visit += 1;
        away = before === undefined ? undefined : Math.floor((event.at - before) / DAY);
      }
      session = event.session;
      before = event.at;
      path = pathOf(event) ?? path;
      times.set(event.name, [...(times.get(event.name) ?? []).filter((t) => event.at - t <= COUNTED), event.at]);
    },
    attributes(now) {
      const seen = Object.fromEntries([...times].map(([name, all]) => [name, all.filter((t) => now - t <= COUNTED).length]));
      const last = Object.fromEntries([...times].map(([name, all]) => [name, Math.floor((now - (all.at(-1) ?? now)) / DAY)]));
      const own: { [name: string]: unknown } = {
        visits: visit, visitor: { new: visit === 1 }, page: { path }, seen, last, ...(away === undefined ? {} : { daysAway: away }),
      };
      own.audience = audiences(definitions, () => own);
      return own;
    },
    get path() { return path; },
    get visit() { return visit; },
  };
}
