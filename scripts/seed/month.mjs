/**
 * Month — a month of a shop's visitors. Who is asked, greeted or held out is decided by the published decision code,
 * from the same configuration, journeys and limits that a page would follow.
 */
import { simulate } from '../../dist/decision.js';
import { answersTo } from './opinions.mjs';
import { createRandom } from './random.mjs';
import { createRecorder } from './recorder.mjs';
import { visit } from './visit.mjs';

const DAY = 24 * 60 * 60 * 1000;
/** Events that a rule of the configuration can turn on; others need no decision. */
const TELLING = new Set(['page_viewed', 'cart_added', 'order_placed', 'order_delivered', 'support_opened']);

/**
 * @param {{ config: Record<string, any>, visits: number, until: number, days?: number, seed?: number }} options - `until` in ms since the epoch.
 * @returns {Generator<Record<string, any>>} Events, visit by visit.
 */
export function* month({ config, visits, until, days = 30, seed = 1 }) {
  const random = createRandom(seed);
  const recorder = createRecorder(random);
  const people = [];
  const parcels = [];
  for (let number = 0; number < visits; number++) {
    const at = until - days * DAY + (number / visits) * days * DAY + random.between(0, 0.4 * DAY) - 0.5 * DAY;
    const parcel = parcels[0]?.due <= at && random.chance(0.5) ? parcels.shift() : undefined;
    const person = parcel?.person ?? (people.length > 50 && random.chance(0.42) ? random.one(people) : newPerson(random, { at, people, progress: number / visits }));
    const start = Math.max(at, person.last + 31 * 60_000);
    if (start > until) continue;
    person.visits++;
    person.session = random.uuid(start);
    for (const event of lived(random, { config, person, recorder, steps: visit(random, { person, at: start, ...(parcel && { start: '/shop/order-delivered.html' }) }) })) {
      person.last = event.at;
      if (!recorder.isLost(event)) yield event;
    }
    if (person.ordered > start) parcels.push({ person, due: start + random.between(2, 6) * DAY });
    person.ordered = 0;
  }
}

function newPerson(random, { at, people, progress }) {
  const person = { visitor: random.uuid(at), device: random.chance(0.58) ? 'phone' : 'desktop', mood: random.between(0.45, 0.95) + 0.12 * progress, visits: 0, last: 0, ordered: 0, history: [], shown: {}, withheld: new Set() };
  people.push(person);
  return person;
}

function* lived(random, { config, person, recorder, steps }) {
  const slots = new Set();
  for (const step of steps) {
    const attributes = { visits: person.visits, device: person.device, page: { path: step.path }, preferences: { basket: person.basket ?? 0 } };
    const audiences = [...(person.visits > 1 ? ['returning'] : []), ...(person.basket >= 100 ? ['big_basket'] : []), ...(person.device === 'phone' ? ['phone'] : [])];
    yield recorder.event(person, { ...step, audiences });
    person.history = [...person.history, { name: step.name, at: Math.round(step.at), data: step.data }].filter(({ name }) => TELLING.has(name)).slice(-40);
    if (!TELLING.has(step.name)) continue;
    for (const decided of decisions(random, { config, person, attributes, at: step.at, slots })) {
      yield recorder.event(person, { ...decided, path: step.path, audiences });
    }
  }
}

/** Held out counts from the moment at which it would have been shown. */
const isDue = (gates) => gates.every(({ gate, pass }) => pass || gate === 'holdout');

/** What the decision code says to this moment, and what the visitor makes of it. */
function* decisions(random, { config, person, attributes, at, slots }) {
  const now = Math.round(at) + 1;
  for (const { id, kind, outcome, gates } of simulate(config, { now, visitor: person.visitor, attributes, events: person.history, shown: person.shown })) {
    if (kind === 'survey' && outcome === 'withheld' && isDue(gates) && !person.withheld.has(id)) {
      person.withheld.add(id);
      yield { at: at + 1, name: 'survey_withheld', data: { survey: id } };
    } else if (kind === 'survey' && outcome === 'shown') {
      person.shown[id] = [...(person.shown[id] ?? []), now];
      yield* response(random, { survey: config.surveys.find((one) => one.id === id), at: at + 1000, mood: person.mood });
    } else if (kind !== 'survey' && outcome === 'shown' && !slots.has(id)) {
      slots.add(id);
      yield { at: at + 500, name: 'slot_shown', data: { slot: id, variant: kind === 'offer' ? 'free_shipping' : 'greeting', because: 'if' } };
    }
  }
}

function* response(random, { survey, at, mood }) {
  const facts = { survey: survey.id, response: random.uuid(at) };
  yield { at, name: 'survey_shown', data: { ...facts, as: 'popover', because: 'on' } };
  if (!random.chance(0.46)) {
    if (random.chance(0.6)) yield { at: at + 2500, name: 'survey_dismissed', data: { ...facts, question: survey.questions[0].id, how: random.one(['close', 'escape', 'swipe']) } };
    else if (random.chance(0.3)) yield { at: at + 2500, name: 'survey_snoozed', data: facts };
    return;
  }
  let t = at;
  for (const answer of answersTo(random, { survey, mood })) {
    const took = Math.round(random.between(1500, answer.type === 'text' ? 25_000 : 6000));
    t += took;
    yield { at: t, name: 'survey_answered', data: { ...facts, ...answer, took } };
  }
  if (random.chance(0.93)) yield { at: t + 10, name: 'survey_completed', data: { ...facts, took: Math.round(t - at) } };
}
