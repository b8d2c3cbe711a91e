// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { matches } from '../../../src/decision/condition.ts';
import { explain } from '../../../src/decision/explain.ts';
import { words as de } from '../../../src/locales/de.ts';
import { personal } from '../../../src/personal/index.ts';
import { startSlots } from '../../../src/personal/slots.ts';
import type { AttuneConfig, Explainable } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let stop: () => void;
let ask: () => readonly Explainable[] | Promise<readonly Explainable[]>;

const greeted: AttuneConfig = {
  locale: 'de',
  greetings: [{ slot: 'hero', say: [{ text: '{greeting}, {preferences.name}.' }, { text: '{greeting}.' }] }],
  offers: [{ slot: 'banner', id: 'shipping', show: [{ if: { visits: { $gte: 3 } }, variant: 'free' }] }],
};

function start(memory: FakeClient['memory'] = new Map(), config = greeted): void {
  fake = createFakeClient({ memory, config });
  fake.time = new Date(2026, 10, 22, 19).getTime();
  Object.assign(fake.client, { explains: (read: typeof ask) => ((ask = read), () => undefined) });
  const ends = [personal(fake.client), startSlots({ client: fake.client, matches, texts: { de } })];
  stop = () => ends.forEach((end) => end?.());
}
const text = (): string | null | undefined => document.querySelector('h1')?.textContent;

beforeEach(() => {
  document.body.innerHTML = '<h1 data-attune-slot="hero">Willkommen</h1>';
  start();
});
afterEach(() => stop());

test('greets by the hour, by name as soon as it is told, and by name on the next visit', () => {
  expect(text()).toBe('Guten Abend.');
  fake.methods.remember?.({ name: 'Ada' });
  expect(text()).toBe('Guten Abend, Ada.');
  stop();
  expect(text()).toBe('Willkommen');
  start(fake.memory);
  expect(text()).toBe('Guten Abend, Ada.');
});

test('forgets the name with the greeting', () => {
  expect(text()).toBe('Guten Abend.');
  fake.methods.remember?.({ name: 'Ada' });
  fake.methods.remember?.({ name: null });
  expect(text()).toBe('Guten Abend.');
});

test('provides what conditions can ask', () => {
  fake.methods.remember?.({ name: 'Ada' });
  expect({ ...fake.client.attributes.value }).toMatchObject({
    visits: 1, visitor: { new: true }, preferences: { name: 'Ada' }, device: expect.any(String), touch: false,
    locale: 'de', language: 'de', timezone: expect.any(String), hour: 19, weekday: 7,
  });
});

test('says why each greeting and offer shows or does not', async () => {
  const [greeting, offer] = (await ask()).map(explain);
  expect(greeting).toMatchObject({ id: 'hero', kind: 'greeting', outcome: 'shown' });
  expect(offer).toMatchObject({ id: 'shipping', kind: 'offer', outcome: 'blocked' });
  expect(offer?.because).toMatch(/^None of its candidates fits: visits is 1; the page has no slot banner\.$/);
  expect(offer?.gates.map(({ gate }) => gate)).toEqual(['config', 'consent', 'holdout', 'if', 'ready']);
});

test('after it is stopped it provides nothing, and fills nothing', () => {
  stop();
  expect(Object.keys(fake.client.attributes.value)).toEqual([]);
  fake.methods.remember?.({ name: 'Ada' });
  expect(text()).toBe('Willkommen');
});
