// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personal } from '../../../src/personal/index.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let stop: () => void;

function start(memory: FakeClient['memory'] = new Map()): void {
  fake = createFakeClient({
    memory,
    config: { locale: 'de', greetings: [{ slot: 'hero', say: [{ text: '{greeting}, {preferences.name}.' }, { text: '{greeting}.' }] }] },
  });
  fake.time = new Date(2026, 10, 22, 19).getTime();
  stop = personal(fake.client) ?? (() => undefined);
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
  fake.methods.remember?.({ name: 'Ada' });
  fake.methods.remember?.({ name: null });
  expect(text()).toBe('Guten Abend.');
});

test('provides what conditions can ask', () => {
  fake.methods.remember?.({ name: 'Ada' });
  expect({ ...fake.client.attributes.value }).toMatchObject({
    visits: 1, visitor: { new: true }, preferences: { name: 'Ada' }, device: expect.any(String), touch: false,
    locale: 'de', language: 'de', timezone: expect.any(String), hour: 19, weekday: 7, greeting: 'Guten Abend',
  });
});

test('after it is stopped it provides nothing, and fills nothing', () => {
  stop();
  expect(Object.keys(fake.client.attributes.value)).toEqual([]);
  fake.methods.remember?.({ name: 'Ada' });
  expect(text()).toBe('Willkommen');
});
