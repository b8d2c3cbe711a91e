/**
 * Journey — an ordered, time-bounded pattern of events, followed one event at a time.
 * Keeps three timestamps for each place (first, step before, last) and no log: a later partial match is better than an
 * earlier one in every respect that this language can ask about, so only the latest of each length is kept.
 * Pure: progress in, progress out; time is an argument.
 */
import type { EventData, JourneyRule, Progress } from '../types.ts';
import { matches } from './condition.ts';
import { fnv } from './hash.ts';
import { limitOf, matchAt } from './match.ts';
import type { Match } from './match.ts';
import { standing } from './standing.ts';
import type { Standing } from './standing.ts';
import { plan } from './step.ts';
import type { Plan } from './step.ts';

export type { Standing } from './standing.ts';
export type { ConfigError } from './step.ts';

/** What a journey needs to know of an event. `t` is in ms. */
export interface JourneyEvent {
  readonly name: string;
  readonly t: number;
  readonly data?: EventData | undefined;
}

/** What has happened when time has passed. */
export interface Clocked {
  readonly progress: Progress;
  /** When a `didNot` completed the journey, in ms. */
  readonly completedAt?: number;
  /** It completed while nobody was there to see it. */
  readonly late?: true;
  /** When to call again, in ms. */
  readonly due?: number;
}

/** A rule that can be followed. Progress is plain JSON and survives reloads. */
export interface Journey {
  /** Names of all events that concern it. */
  readonly names: readonly string[];
  /** Names that call off the wait after it: the last step's `without`. */
  readonly without: readonly string[];
  /** Time alone can complete it: ask `clock`. */
  readonly isTimed: boolean;
  /** The same for the same rule, another for an edited one: what progress is kept under. */
  readonly key: string;
  /** Nothing has happened yet. */
  start(): Progress;
  /** An event has happened. Call `clock` with the time before it first, if a `didNot` may fall due in between. */
  event(progress: Progress, event: JourneyEvent): { readonly progress: Progress; readonly completed: boolean };
  /**
   * Time has passed up to and including `t`, in ms.
   * @param options - `resumed`: the page was closed until now; what fell due meanwhile is `late`, and void after as long again.
   */
  clock(progress: Progress, t: number, options?: { readonly resumed?: boolean }): Clocked;
  /** Where it stands at `t`, in ms. */
  standing(progress: Progress, t: number): Standing;
}

const START: Progress = [];

/** The match that an event at `t` makes when it fills a place. */
function filled(rule: Plan, index: number, progress: Progress, t: number): Match | undefined {
  const place = rule.places[index]!;
  const [first, before, last] = index ? matchAt(progress, index - 1) ?? [] : [t, t, t];
  if (first === undefined) return undefined;
  const since = place.first ? last! : before!;
  return t <= limitOf(rule, place, first, since) ? [first, since, t] : undefined;
}

function follow(rule: Plan, progress: Progress, { name, t, data = {} }: JourneyEvent): Progress {
  const { places } = rule;
  const followed: (number | null)[] = [];
  // A page may follow a thousand journeys over one event: nothing is made here that is not kept.
  let length = 0;
  for (let index = 0; index < places.length; index++) {
    const place = places[index]!;
    const fits = place.names.includes(name) && (!place.where || matches(place.where, data));
    const match = (fits ? filled(rule, index, progress, t) : undefined) ?? unbroken(rule, index, progress, { name, t });
    if (match) length = followed.push(match[0], match[1], match[2]);
    else followed.push(null, null, null);
  }
  // What is beyond the longest match need not be kept.
  followed.length = length;
  return length ? followed : START;
}

/** The match that fills the places up to an index, unless the event has broken it. */
function unbroken({ places, quiet }: Plan, index: number, progress: Progress, { name, t }: JourneyEvent): Match | undefined {
  const kept = matchAt(progress, index);
  const next = places[index + 1];
  // What fell due before this event was not called off by it.
  const isBroken = kept && (next ? next.without.includes(name) : quiet?.names.includes(name) && t <= kept[2] + quiet.for);
  return isBroken ? undefined : kept;
}

/**
 * Reads a rule, so that it can be followed.
 * @param rule - `on` and `within`, as in a survey.
 * @throws a `ConfigError` with the path to what is malformed.
 */
export function journey({ on, within }: JourneyRule): Journey {
  const rule = plan({ on, within } as JourneyRule);
  const { places, steps, quiet } = rule;
  const last = places.length - 1;
  return {
    names: [...new Set([...places.flatMap((place) => [...place.names, ...place.without]), ...(quiet?.names ?? [])])],
    isTimed: !!quiet,
    without: quiet ? [] : places[last]!.without,
    key: fnv(JSON.stringify([steps, within])).toString(36),
    start: () => START,
    event(progress, event) {
      const followed = follow(rule, progress, event);
      const completed = !quiet && matchAt(followed, last) !== undefined;
      return { progress: completed ? START : followed, completed };
    },
    clock(progress, t, { resumed } = {}) {
      const match = quiet && matchAt(progress, last);
      if (!match) return { progress };
      const due = match[2] + quiet.for;
      if (t < due) return { progress, due };
      if (!resumed || t === due) return { progress: START, completedAt: due };
      return t - due > quiet.for ? { progress: START } : { progress: START, completedAt: due, late: true };
    },
    standing: (progress, t) => standing(rule, progress, t),
  };
}
