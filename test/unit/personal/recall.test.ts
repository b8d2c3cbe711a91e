import { beforeEach, expect, test } from 'vitest';
import { matches } from '../../../src/decision/condition.ts';
import { startRecall } from '../../../src/personal/recall.ts';
import type { AttuneConfig, AttuneEvent, Condition, MemoryKey } from '../../../src/types.ts';
import { createFakeClient, type FakeClient } from '../fake-client.ts';

const day = 24 * 60 * 60 * 1000;
const noon = new Date(2026, 10, 22, 12).getTime();
const asking = (condition: Condition): AttuneConfig => ({ audiences: { some: condition } });

let memory: Map<MemoryKey, unknown>;
let time: number;

/** A page of this visitor's, at a time. */
function load(config: AttuneConfig, { early = [], at = time }: { early?: readonly AttuneEvent[]; at?: number } = {}): FakeClient {
  const fake = createFakeClient({ config, memory });
  fake.time = time = at;
  startRecall({ client: fake.client, early });
  return fake;
}
/** Another task follows, as it does between pages. */
const happen = async (fake: FakeClient, name: string, data?: AttuneEvent['data']): Promise<void> => {
  fake.client.emit(name, data);
  await Promise.resolve();
};
const holds = (fake: FakeClient, condition: Condition): boolean => matches(condition, fake.client.attributes.value);
const ask = (fake: FakeClient, name: string): unknown => fake.client.attributes.value[name];
const answer = (survey: string, question: string, value: unknown) => ({ survey, question, value });

beforeEach(() => {
  memory = new Map();
  time = noon;
});

test('counts the events that conditions ask about, on every page', async () => {
  const often = { 'seen.pricing_viewed': { $gte: 3 } };
  await happen(load(asking(often)), 'pricing_viewed');
  await happen(load(asking(often)), 'pricing_viewed');
  const third = load(asking(often));
  expect(holds(third, often)).toBe(false);
  third.client.emit('pricing_viewed');
  expect(holds(third, often)).toBe(true);
});

test('keeps nothing of what nobody asks about', async () => {
  const page = load(asking({ 'seen.pricing_viewed': 1 }));
  page.client.emit('order_placed', { total: 7 });
  page.client.emit('survey_answered', answer('nps', 'score', 9));
  await Promise.resolve();
  expect(memory.get('counters')).toBe(undefined);
  page.client.emit('pricing_viewed', { plan: 'pro' });
  await Promise.resolve();
  expect(JSON.stringify(memory.get('counters'))).toMatch(/^{"seen":{"pricing_viewed":{"\d+":1}},"answers":{}}$/);
});

test('counts what an earlier page could not count any more, once, whatever stands there', () => {
  const condition = { 'seen.clicked': 1, 'last.clicked': 1 };
  memory.set('counters', { early: [{ name: 'clicked', at: noon - day }, { name: 'unasked', at: noon }, null, 'text', { name: 'clicked' }] });
  for (const _ of ['the next page', 'the one after it']) expect(holds(load(asking(condition)), condition)).toBe(true);
  memory.set('counters', { early: 'text' });
  expect(ask(load(asking(condition)), 'seen')).toEqual({ clicked: 0 });
});

test('counts what happened before it had loaded, on the day on which it happened', () => {
  const condition = { 'seen.clicked': 2, 'last.clicked': 1 };
  const early = [noon - day, noon - day + 1].map((at): AttuneEvent => ({ id: `${at}`, name: 'clicked', at }));
  expect(holds(load(asking(condition), { early }), condition)).toBe(true);
});

test('knows how many of the visitor\'s own days ago something last happened', async () => {
  const config = asking({ 'last.order_placed': { $exists: true } });
  const first = load(config, { at: new Date(2026, 10, 22, 23, 59).getTime() });
  expect(ask(first, 'last')).toEqual({ order_placed: undefined });
  await happen(first, 'order_placed');
  expect(ask(first, 'last')).toEqual({ order_placed: 0 });
  expect(ask(load(config, { at: new Date(2026, 10, 23, 0, 1).getTime() }), 'last')).toEqual({ order_placed: 1 });
  expect(ask(load(config, { at: new Date(2027, 0, 30).getTime() }), 'last')).toEqual({ order_placed: 69 });
});

test('a name is asked about in a text, too', () => {
  const page = load({ greetings: [{ slot: 'hero', say: [{ text: 'Visit {seen.page_viewed} of many, {last.order_placed|no} days after.' }] }] });
  page.client.emit('page_viewed');
  expect([ask(page, 'seen'), ask(page, 'last')]).toEqual([{ page_viewed: 1, order_placed: 0 }, { page_viewed: 0, order_placed: undefined }]);
});

test('two tabs count together', async () => {
  const config = asking({ 'seen.clicked': 1 });
  const [one, other] = [load(config), load(config)];
  await happen(one, 'clicked');
  await happen(other, 'clicked');
  await happen(one, 'clicked');
  expect([ask(one, 'seen'), ask(other, 'seen')]).toEqual([{ clicked: 3 }, { clicked: 3 }]);
});

test('a page that asks about something else forgets nothing of the others', async () => {
  await happen(load(asking({ 'seen.clicked': 1 })), 'clicked');
  await happen(load(asking({ 'seen.opened': 1 })), 'opened');
  expect(ask(load(asking({ 'seen.clicked': 1 })), 'seen')).toEqual({ clicked: 1 });
});

test('a burst is written once, and read at once', async () => {
  const page = load(asking({ 'seen.clicked': 1 }));
  let writes = 0;
  const { write } = page.client.memory;
  Object.assign(page.client.memory, { write: (...entry: Parameters<typeof write>) => (writes++, write(...entry)) });
  for (let n = 0; n < 1000; n++) page.client.emit('clicked');
  await Promise.resolve();
  expect([writes, ask(page, 'seen')]).toEqual([1, { clicked: 1000 }]);
});

test('knows the last answer of an earlier run, and keeps only what is asked about', async () => {
  const unhappy = { 'answers.nps.score': { $lte: 6 }, 'answers.nps.why': { $exists: true } };
  const before = load(asking(unhappy));
  expect(holds(before, { 'answers.nps.score': { $exists: true } })).toBe(false);
  for (const data of [answer('nps', 'score', 9), answer('nps', 'score', 3), answer('nps', 'why', 'x'.repeat(5000)), answer('nps', 'email', 'a@b.example')]) await happen(before, 'survey_answered', data);
  const after = load(asking(unhappy));
  expect(holds(after, unhappy)).toBe(true);
  expect([ask(after, 'answers.nps.score'), ask(after, 'answers.nps.why')]).toEqual([3, 'x'.repeat(256)]);
  // Within a running survey its own answers are known besides.
  expect(matches({ ...unhappy, 'answers.other': 1 }, { ...after.client.attributes.value, answers: { other: 1 } })).toBe(true);
});

test('answers that are long lists are not kept', () => {
  const page = load(asking({ 'answers.a.b': { $exists: true } }));
  page.client.emit('survey_answered', answer('a', 'b', Array.from({ length: 200 }, (_, n) => n)));
  expect(holds(page, { 'answers.a.b': { $exists: true } })).toBe(false);
});

test('knows the variants of the experiments that have a name, without keeping them', () => {
  const config: AttuneConfig = {
    surveys: [{ id: 's', questions: [], experiment: 'tone', split: { warm: 1 } }, { id: 't', questions: [], split: { a: 1 } }],
    offers: [{ slot: 'b', show: [{ variant: 'x' }], experiment: 'rest', split: { x: 0 } }],
  };
  const page = load(config);
  expect(ask(page, 'variant')).toEqual({ tone: 'warm' });
  expect(memory.size).toBe(0);
});

test('what others wrote where the counters stand does not matter', () => {
  for (const rubbish of ['text', 7, null, [1], { seen: 'x', answers: 3 }, { seen: { clicked: 'x' } }, { seen: { clicked: { monday: 2 } } }]) {
    memory.set('counters', rubbish);
    const page = load(asking({ 'seen.clicked': 1 }));
    page.client.emit('clicked');
    expect([rubbish, ask(page, 'seen')]).toEqual([rubbish, { clicked: 1 }]);
  }
});

test('events with hostile names are counted as any', () => {
  const page = load(asking({ 'seen.constructor': 1, 'last.constructor': 0 }));
  page.client.emit('constructor');
  expect(holds(page, { 'seen.constructor': 1, 'last.constructor': 0 })).toBe(true);
  expect(holds(page, { 'seen.valueOf': { $exists: true } })).toBe(false);
});

test('is bounded, however many answers and events are asked about', async () => {
  for (let n = 0; n < 300; n++) {
    const page = load(asking({ [`seen.event_${n}`]: 1, [`answers.s.q${n}`]: 1 }));
    page.client.emit(`event_${n}`);
    page.client.emit('survey_answered', answer('s', `q${n}`, n));
    await Promise.resolve();
  }
  const { seen, answers } = memory.get('counters') as { seen: object; answers: object };
  expect([Object.keys(seen).length, Object.keys(answers).length]).toEqual([101, 101]);
});
