/**
 * Simulate — what would be shown to an imagined visitor at an imagined moment, and why. Touches nothing.
 * Each survey's journey is followed through the scenario's events; the page is taken to be visible since the last of them.
 */
import type { AttuneConfig, Explanation, Greeting, Offer, Scenario, Survey } from '../types.ts';
import { attribute } from './attribute.ts';
import { matches } from './condition.ts';
import { explain } from './explain.ts';
import type { JourneyFacts, Shared } from './facts.ts';
import { gates } from './gates.ts';
import { imagine } from './imagined.ts';
import type { Imagined } from './imagined.ts';
import { journey } from './journey.ts';
import { salutation } from './salutation.ts';
import { slotGates } from './slot-gates.ts';
import type { Candidate, SlotFacts } from './slots.ts';

/** Follows a survey's journey up to now. What it was shown for is spent. */
function follow(survey: Survey, { events, now, history }: Imagined): JourneyFacts {
  const rule = journey(survey);
  let progress = rule.start();
  let completedAt: number | undefined;
  const pass = (t: number): void => {
    const clocked = rule.clock(progress, t);
    progress = clocked.progress;
    completedAt = clocked.completedAt ?? completedAt;
  };
  for (const event of events) {
    pass(event.t - 1);
    const followed = rule.event(progress, event);
    progress = followed.progress;
    if (followed.completed) completedAt = event.t;
  }
  pass(now);
  const spent = completedAt !== undefined && (history(survey.id).shown.at(-1) ?? -Infinity) >= completedAt;
  return { ...rule.standing(progress, now), ...(spent ? {} : { completedAt }) };
}

function sharedBy(surveys: readonly Survey[], { history, session }: Imagined): Shared {
  const times = surveys.flatMap(({ id }) => history(id).shown);
  const last = times.length ? Math.max(...times) : undefined;
  return { shown: last, closed: last, inSession: times.filter((t) => t >= session).length };
}

function consentFor(config: AttuneConfig, { attributes }: Imagined): NonNullable<SlotFacts['consent']> {
  const needs = 'personalization';
  const byDefault = config.consent?.default ?? 'granted';
  const given = attribute(attributes, `consent.${needs}`) ?? (typeof byDefault === 'object' ? byDefault[needs] : byDefault === 'granted');
  return { needs, given: given === true };
}

/** One survey's explanation, as if it were the only one. */
function survey(config: AttuneConfig, definition: Survey, imagined: Imagined): Explanation {
  const { now, visitor, attributes, path } = imagined;
  const surveys = config.surveys ?? [];
  let problem: string | undefined;
  let standing: JourneyFacts = { step: 1, of: 1, count: 0 };
  try {
    standing = follow(definition, imagined);
  } catch (error) {
    problem = (error as Error).message;
  }
  const { completedAt } = standing;
  const found = gates(definition, {
    now, visitor, attributes, path, problem, journey: standing,
    consent: consentFor(config, imagined),
    holdout: config.holdout,
    limits: config.limits,
    history: imagined.history(definition.id),
    all: sharedBy(surveys, imagined),
    group: sharedBy(surveys.filter(({ group }) => group === definition.group), imagined),
    waited: completedAt === undefined ? undefined : now - completedAt,
  });
  return explain({ id: definition.id, kind: 'survey', gates: found, definition });
}

/** Of several that would be shown at once, all but the first yield. */
function yielding(surveys: readonly Survey[], found: readonly Explanation[]): Explanation[] {
  const ranked = found.map((one, i) => ({ one, definition: surveys[i]! })).filter(({ one }) => one.outcome === 'shown')
    .sort((a, b) => (b.definition.priority ?? 0) - (a.definition.priority ?? 0));
  const first = ranked[0]?.one;
  return found.map((one, i) => {
    if (one.outcome !== 'shown' || one === first) return one;
    const shut = one.gates.map((gate) => (gate.gate === 'priority' ? { ...gate, pass: false, found: first!.id } : gate));
    return { ...explain({ ...one, kind: 'survey', gates: shut.filter(({ gate }) => gate !== 'on'), definition: surveys[i]! }), gates: shut };
  });
}

/** The word for the visitor's own hour, unless the scenario says another. */
function greeted({ attributes, now }: Imagined, locale: string, texts: AttuneConfig['texts']): Imagined['attributes'] {
  const hour = Number(attribute(attributes, 'hour') ?? new Date(now).getHours());
  return { greeting: salutation(hour, locale, texts), ...attributes };
}

function slot(kind: 'greeting' | 'offer', surface: Greeting | Offer, config: AttuneConfig, imagined: Imagined): Explanation {
  const { id = surface.slot } = surface;
  const candidates: readonly Candidate[] = 'say' in surface ? surface.say : surface.show;
  const named = attribute(imagined.attributes, 'locale') ?? config.locale;
  const locale = typeof named === 'string' && named !== 'auto' ? named : 'en';
  const gates = slotGates(surface, id, candidates, {
    locale, matches, visitor: imagined.visitor, attributes: greeted(imagined, locale, config.texts), holdout: config.holdout, consent: consentFor(config, imagined),
  });
  return explain({ id, kind, gates });
}

/**
 * @param config - A valid configuration.
 * @param scenario - Who, when, and what happened before. Default: nobody in particular, and nothing.
 * @returns A decision for each survey, greeting and offer, in the configuration's order.
 */
export function simulate(config: AttuneConfig, scenario: Scenario = {}): Explanation[] {
  const imagined = imagine(config, scenario);
  const { surveys = [], greetings = [], offers = [] } = config;
  return [
    ...yielding(surveys, surveys.map((one) => survey(config, one, imagined))),
    ...greetings.map((one) => slot('greeting', one, config, imagined)),
    ...offers.map((one) => slot('offer', one, config, imagined)),
  ];
}
