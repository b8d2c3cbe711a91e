/**
 * Imagined — a scenario read once: times as numbers, and the attributes that its events imply.
 */
import type { AttuneConfig, Attributes, EventData, Scenario } from '../types.ts';
import { attribute } from './attribute.ts';
import { audiences } from './audiences.ts';
import { count, daysSince, seen, type Counts } from './counts.ts';
import type { History } from './facts.ts';
import type { JourneyEvent } from './journey.ts';
import { namedIn } from './named.ts';
import { variants } from './variants.ts';

const SESSION = 30 * 60_000;

/** What a scenario comes to. */
export interface Imagined {
  readonly now: number;
  readonly visitor: string;
  readonly events: readonly JourneyEvent[];
  readonly attributes: Attributes;
  /** Where the visitor is. */
  readonly path: string;
  /** When the session began that `now` is in. */
  readonly session: number;
  history(survey: string): History;
}

function time(value: number | string, path: string): number {
  const at = typeof value === 'number' ? value : Date.parse(value);
  if (Number.isFinite(at)) return at;
  throw Object.assign(new Error(`${path} must be milliseconds since the epoch, or ISO.`), { name: 'ConfigError', code: 'config_invalid', path, found: value });
}

/** What the events imply of the attributes that are about the past. */
function recalled(config: AttuneConfig, events: readonly JourneyEvent[], now: number): Attributes {
  const days = new Map<string, Counts>([...namedIn(config).events].map((name) => [name, {}]));
  const answers: [string, unknown][] = [];
  for (const { name, t, data } of events) {
    days.set(name, count(days.get(name) ?? {}, t));
    if (name === 'survey_answered') answers.push([`${data?.survey as string}.${data?.question as string}`, data?.value]);
  }
  const each = (read: typeof daysSince): Attributes => Object.fromEntries([...days].map(([name, counts]) => [name, read(counts, now)]));
  return { seen: each(seen), last: each(daysSince), answers: Object.fromEntries(answers) };
}

/** Own properties of both, those of the visitor's first. Dotted names fall back to what the events imply. */
function attributesOf({ audiences: definitions = {} }: AttuneConfig, given: Attributes, implied: Attributes): Attributes {
  const whole: { [name: string]: unknown } = { ...implied, ...given };
  for (const name of Object.keys(implied)) {
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    if (typeof own === 'object' && own !== null) whole[name] = { ...implied[name] as object, ...own };
  }
  if (!Object.hasOwn(whole, 'audience')) whole.audience = audiences(definitions, () => whole);
  return whole;
}

function sessionAt(now: number, activity: readonly number[]): number {
  return [...activity].sort((a, b) => b - a).reduce((start, t) => (t <= start && start - t <= SESSION ? t : start), now);
}

/** Reads a scenario. @throws a `ConfigError` with a path for a time that is none. */
export function imagine(config: AttuneConfig, { now, visitor = 'visitor', attributes = {}, events = [], shown = {} }: Scenario): Imagined {
  let latest = -Infinity;
  const log = events.map(({ name, at, data }, i) => ({ name, t: (latest = Math.max(latest, time(at, `events[${i}].at`))), data }));
  const moment = now === undefined ? Math.max(latest, 0) : time(now, 'now');
  const past = log.filter(({ t }) => t <= moment);
  const page = past.findLast(({ name }) => name === 'page_viewed')?.data?.path ?? '/';
  const whole = attributesOf(config, attributes, { page: { path: page }, variant: variants(config, visitor), ...recalled(config, past, moment) });
  const shownOf = (survey: string): number[] =>
    (Object.hasOwn(shown, survey) ? shown[survey]! : []).map((at, i) => time(at, `shown.${survey}[${i}]`));
  const about = (survey: string, name: string): number[] =>
    past.filter((event) => event.name === name && (event.data as EventData | undefined)?.survey === survey).map(({ t }) => t);
  const history = (survey: string): History => {
    const marks = { answered: 'survey_answered', completed: 'survey_completed', snoozed: 'survey_snoozed' };
    return {
      shown: [...new Set([...shownOf(survey), ...about(survey, 'survey_shown')])].filter((t) => t <= moment).sort((a, b) => a - b),
      ...Object.fromEntries(Object.entries(marks).flatMap(([key, name]) => about(survey, name).slice(-1).map((t) => [key, t]))),
    };
  };
  const session = sessionAt(moment, [...past.map(({ t }) => t), ...Object.keys(shown).flatMap(shownOf)]);
  return { now: moment, visitor, events: past, attributes: whole, path: String(attribute(whole, 'page.path')), session, history };
}
