import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRules } from '../../../src/surveys/rules.ts';
import type { Rules } from '../../../src/surveys/rules.ts';
import type { AttuneEvent, Step } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let rules: Rules;
let due: string[];
let near: number;

function start(on: readonly Step[] | undefined, { heard = [], memory = new Map() }: { heard?: AttuneEvent[]; memory?: FakeClient['memory'] } = {}): void {
  [due, near] = [[], 0];
  const time = fake?.time;
  fake = createFakeClient({ memory, config: { surveys: [{ id: 'asked', questions: [], ...(on && { on }) }] } });
  if (time) fake.time = time;
  rules = createRules({ client: fake.client, heard, onDue: (id) => void due.push(id), onNear: () => void near++ });
}
const event = (name: string, at: number): AttuneEvent => ({ id: name, name, at });
const pass = (ms: number): void => {
  fake.time += ms;
};
const second = 1000;
const silence: readonly Step[] = ['cart_added', { didNot: 'order_placed', within: '10s' }];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  rules.dispose();
  vi.useRealTimers();
});

test('what was heard before it was there counts, in its order and with its times', () => {
  const now = Date.UTC(2026, 10, 22, 9);
  start(['a', { did: 'b', within: '1s' }], { heard: [event('b', now - 900), event('a', now - 800), event('b', now - 100)] });
  expect(due).toEqual(['asked']);
  start(['a', { did: 'b', within: '1s' }], { heard: [event('a', now - 3000), event('b', now - 100)] });
  expect(due).toEqual([]);
});

test('a page view, without any rule, completes at once', () => {
  start(undefined, { heard: [event('page_viewed', Date.UTC(2026, 10, 22, 9))] });
  expect(due).toEqual(['asked']);
});

test('silence that was over before the next event is not broken by it, however late the timer is', () => {
  start(silence);
  fake.client.emit('cart_added');
  pass(20 * second);
  fake.client.emit('cart_added');
  expect(due).toEqual(['asked']);
  pass(20 * second);
  fake.client.emit('order_placed');
  expect(due).toEqual(['asked', 'asked']);
});

test('silence that an event breaks in time does not complete, also if it was heard before it was there', () => {
  start(silence);
  fake.client.emit('cart_added');
  pass(20 * second);
  start(silence, { memory: fake.memory, heard: [event('order_placed', fake.time - 15 * second)] });
  expect(due).toEqual([]);
});

test('silence while the page was closed completes at the next start', () => {
  start(silence);
  fake.client.emit('cart_added');
  pass(15 * second);
  start(silence, { memory: fake.memory });
  expect(due).toEqual(['asked']);
});

test('says when the next event may complete a journey that has begun', () => {
  start(['a', 'b', 'c']);
  fake.client.emit('a');
  expect(near).toBe(0);
  fake.client.emit('b');
  expect(near).toBe(1);
});
