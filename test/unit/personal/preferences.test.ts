// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPreferences } from '../../../src/personal/preferences.ts';
import type { PreferenceStore } from '../../../src/personal/preferences.ts';
import type { Json, Preferences } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let store: PreferenceStore;

function start(memory: FakeClient['memory'] = new Map()): void {
  fake = createFakeClient({ memory });
  store = createPreferences({ client: fake.client, onChange: () => undefined });
}
beforeEach(() => start());
afterEach(() => store.dispose());
const remember = (value: unknown): void => store.remember(value as { [name: string]: Json });

test('remembers, tells which names changed and never to what, and survives a reload', () => {
  remember({ name: 'Ada', topics: ['ceramics'] });
  expect(fake.events).toEqual([{ name: 'preferences_changed', data: { keys: ['name', 'topics'] } }]);
  start(fake.memory);
  expect(store.preferences.value).toEqual({ name: 'Ada', topics: ['ceramics'] });
});

test('`null` removes a name; with the last one nothing is kept', () => {
  remember({ name: 'Ada', language: 'de' });
  remember({ name: null });
  expect(store.preferences.value).toEqual({ language: 'de' });
  remember({ language: null });
  expect(fake.memory.has('preferences')).toBe(false);
  expect(fake.of('preferences_changed')).toEqual([{ keys: ['name', 'language'] }, { keys: ['name'] }, { keys: ['language'] }]);
});

test('what changes nothing is no event and no news', () => {
  remember({ name: 'Ada' });
  const heard: Preferences[] = [];
  store.preferences.subscribe((value) => heard.push(value));
  remember({ name: 'Ada', nobody: null });
  expect([heard.length, fake.events.length]).toEqual([1, 1]);
});

test('a listener hears the value now, at every change, and no more once it is gone', () => {
  const heard: Preferences[] = [];
  const stop = store.preferences.subscribe((value) => heard.push(value));
  remember({ name: 'Ada' });
  stop();
  remember({ name: 'Eve' });
  expect(heard).toEqual([{}, { name: 'Ada' }]);
});

test('keeps the value as it is now, whatever is done to the object later', () => {
  const topics = ['a'];
  remember({ topics });
  topics.push('b');
  expect(store.preferences.value).toEqual({ topics: ['a'] });
});

const circle: { self?: unknown } = {};
circle.self = circle;
test.each([
  ['a function', () => 1], ['undefined', undefined], ['a circle', circle], ['a big integer', 10n], ['no number', Number.NaN], ['too much', 'x'.repeat(9000)],
])('refuses %s alone, keeps what was, and says which', (_, value) => {
  remember({ kept: 1 });
  remember({ kept: value, name: 'Ada' });
  expect(store.preferences.value).toEqual({ kept: 1, name: 'Ada' });
  expect(fake.reports).toEqual([{ code: 'preference_invalid', path: 'preferences.kept' }]);
});

test.each(['__proto__', 'constructor', 'prototype', '', 'x'.repeat(65)])('refuses the name %j', (name) => {
  remember(JSON.parse(`{${JSON.stringify(name)}:{"polluted":true},"name":"Ada"}`));
  expect(store.preferences.value).toEqual({ name: 'Ada' });
  expect(Object.getPrototypeOf(store.preferences.value)).toBe(Object.prototype);
  expect(fake.reports).toHaveLength(1);
});

test('all together have room for 8 KiB', () => {
  for (let i = 0; i < 20; i++) remember({ [`key_${i}`]: 'x'.repeat(1000) });
  expect(Object.keys(store.preferences.value)).toHaveLength(8);
  remember({ key_0: 'short' });
  expect(store.preferences.value['key_0']).toBe('short');
});

test.each([['Ada'], [null], [['Ada']], [undefined]])('refuses %j in place of names and values', (value) => {
  remember(value);
  expect(fake.reports).toEqual([{ code: 'preference_invalid', path: 'preferences' }]);
  expect(fake.events).toEqual([]);
});

test('what stands in the storage but is no object is nothing', () => {
  start(new Map([['preferences', 'Ada']]));
  expect(store.preferences.value).toEqual({});
});

test('hears another tab, without an event of its own, and keeps what that tab wrote', () => {
  const heard: Preferences[] = [];
  store.preferences.subscribe((value) => heard.push(value));
  fake.memory.set('preferences', { name: 'Eve' });
  fake.client.emit('memory_changed');
  fake.client.emit('memory_changed');
  expect(heard).toEqual([{}, { name: 'Eve' }]);
  fake.memory.set('preferences', { name: 'Eve', language: 'de' });
  remember({ topics: 1 });
  expect(store.preferences.value).toEqual({ name: 'Eve', language: 'de', topics: 1 });
  expect(fake.of('preferences_changed')).toEqual([{ keys: ['topics'] }]);
});

test('forgets with the consent it was kept under', () => {
  remember({ name: 'Ada' });
  fake.memory.clear();
  fake.client.emit('consent_changed');
  expect(store.preferences.value).toEqual({});
});
