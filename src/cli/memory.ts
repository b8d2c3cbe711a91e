/**
 * Memory — what conditions would have known of a recorded visitor at each event: visits, days away, page, counts, answers, variants.
 * What a recording does not hold (preferences, traits, device, the visitor's own hour) is missing.
 */
import { audiences } from '../decision/audiences.ts';
import { count, daysSince, seen, type Counts } from '../decision/counts.ts';
import { namedIn } from '../decision/named.ts';
import { variants } from '../decision/variants.ts';
import type { AttuneConfig, AttuneEvent, Attributes } from '../types.ts';

const DAY = 24 * 60 * 60 * 1000;
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
export const TOLD = ['visits', 'visitor.new', 'daysAway', 'page.path', 'audience.', 'seen.', 'last.', 'answers.', 'variant.'];

function pathOf({ name, data, url }: AttuneEvent): string | undefined {
  if (name === 'page_viewed' && typeof data?.path === 'string') return data.path;
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined;
}

/** Begins with nothing known. */
export function createRecordedVisitor(config: AttuneConfig, visitor: string): RecordedVisitor {
  const days = new Map<string, Counts>([...namedIn(config).events].map((name) => [name, {}]));
  const answers: { [path: string]: unknown } = {};
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
      days.set(event.name, count(days.get(event.name) ?? {}, event.at));
      const { survey, question, value } = event.data ?? {};
      if (event.name === 'survey_answered') answers[`${survey as string}.${question as string}`] = value;
    },
    attributes(now) {
      const each = (read: typeof daysSince): Attributes => Object.fromEntries([...days].map(([name, counts]) => [name, read(counts, now)]));
      const own: { [name: string]: unknown } = {
        visits: visit, visitor: { new: visit === 1 }, page: { path }, seen: each(seen), last: each(daysSince), answers, variant: variants(config, visitor),
        ...(away === undefined ? {} : { daysAway: away }),
      };
      own.audience = audiences(config.audiences ?? {}, () => own);
      return own;
    },
    get path() { return path; },
    get visit() { return visit; },
  };
}
