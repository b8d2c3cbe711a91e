/**
 * Gates — every reason for or against showing a survey now, in the order of the specification.
 * Each gate is asked even after one has failed, so that "why" has a whole answer. Pure: all it knows is in its facts.
 * Gates hold raw values; `explain` turns them into words, and is loaded only when somebody asks.
 */
import type { Gate, GateName, SharedLimit, Survey } from '../types.ts';
import { asks } from './asks.ts';
import { date } from './dates.ts';
import { duration } from './durations.ts';
import type { GateFacts, History, JourneyFacts, Shared } from './facts.ts';
import { hash } from './hash.ts';
import { heldOut } from './holdout.ts';
import { onPage } from './pages.ts';

export type { GateFacts, History, JourneyFacts, Shared } from './facts.ts';

/** What holds for all surveys together where the configuration does not say. */
const ALL: SharedLimit = { perSession: 1, gap: '30s' };
const SNOOZE = '7d';

/** A gate before it has its name. What is `undefined` in it is absent. */
type Reason = { readonly [K in Exclude<keyof Gate, 'gate' | 'pass'>]?: Gate[K] | undefined } & { readonly pass: boolean };

const ms = (text: string | undefined): number => duration(text) ?? 0;
const after = (time = -Infinity, span: string | undefined): number => time + ms(span);

/** Passes from a moment on, or never. */
function paced(spent: boolean, from: number, now: number, wanted: unknown, found: unknown): Reason {
  const pass = !spent && now >= from;
  return { pass, wanted, found, from: spent || pass ? undefined : from };
}

function dates({ between }: Survey, now: number): Reason {
  const { from, until } = between ?? {};
  const first = from === undefined ? -Infinity : date(from, 'start') ?? Infinity;
  const last = until === undefined ? Infinity : date(until, 'end') ?? -Infinity;
  const ahead = now < first && first < Infinity;
  const running = now >= first && now <= last;
  return {
    pass: running, wanted: between, found: now,
    from: ahead ? first : undefined,
    until: running && until ? last : undefined,
  };
}

function journeyed({ on, within }: Survey, { completedAt, step, of, count, since, until }: JourneyFacts): Reason {
  const pass = completedAt !== undefined;
  return { pass, wanted: { on, within }, found: { since: completedAt ?? since, count }, step: pass ? of : step - 1, of, until: pass ? undefined : until };
}

function own({ limit = {} }: Survey, { shown, snoozed }: History, now: number): Reason {
  const { every, times = every ? Infinity : 1, snooze = SNOOZE } = limit;
  const last = shown.at(-1);
  const from = Math.max(after(last, every), after(snoozed, snooze));
  return paced(shown.length >= times, from, now, { times, every, snooze }, { shown: shown.length, last, snoozed });
}

function shared(wanted: SharedLimit | undefined, found: Shared = { inSession: 0 }, now: number): Reason {
  const { every, perSession = Infinity, gap } = wanted ?? {};
  return paced(found.inSession >= perSession, Math.max(after(found.shown, every), after(found.closed, gap)), now, wanted, found);
}

function done({ limit = {} }: Survey, history: History, exhausted: boolean): Reason {
  // Without an `until`, to have been answered closes the matter only if there is no showing left.
  const found = limit.until ? history[limit.until] : exhausted ? history.answered : undefined;
  return { pass: found === undefined, wanted: limit.until, found };
}

function waits({ wait }: Survey, waited: number | undefined, now: number): Reason {
  return wait ? paced(waited === undefined, now + ms(wait) - (waited ?? 0), now, wait, waited) : { pass: true };
}

const free = (found: string | undefined): Reason => ({ pass: found === undefined, found });

/**
 * @param survey - A valid definition.
 * @param facts - What is so now.
 * @returns All sixteen gates, in order. It may be shown iff each of them passes.
 */
export function gates(survey: Survey, facts: GateFacts): Gate[] {
  const { now, visitor, consent, limits = {}, path, route, history = { shown: [] } } = facts;
  const { id, sample = 1, pages, group } = survey;
  const drawn = hash(id, visitor, 2);
  const limit = own(survey, history, now);
  const reasons: { readonly [G in GateName]: Reason } = {
    config: free(facts.problem),
    consent: { pass: consent?.given ?? true, wanted: consent?.needs, found: consent?.given },
    holdout: heldOut(facts.holdout, visitor),
    dates: dates(survey, now),
    sample: { pass: drawn < sample, wanted: sample, found: drawn },
    on: journeyed(survey, facts.journey),
    if: asks(survey.if, facts),
    pages: { pass: onPage(pages, path, route), wanted: pages, found: `${path}${route ?? ''}` },
    limit,
    group: shared(group === undefined || !Object.hasOwn(limits, group) ? undefined : limits[group], facts.group, now),
    all: shared(limits.all ?? ALL, facts.all, now),
    done: done(survey, history, !limit.pass && limit.from === undefined),
    wait: waits(survey, facts.waited, now),
    busy: free(facts.busy),
    priority: free(facts.yields),
    ready: free(facts.unready),
  };
  return Object.entries(reasons).map(([gate, reason]) => ({ gate, ...reason }) as Gate);
}
