// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHost, type HostClient } from '../../src/host.ts';

let client: HostClient;
const stored = (): string[] => Object.keys(localStorage).filter((key) => /visit|pref/.test(key)).sort();

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => client.dispose());

test('what was not allowed is stored once it is', () => {
  client = createHost({});
  client.permit((name) => name === 'necessary');
  client.memory.write('visitor', 'v');
  expect(stored()).toEqual([]);
  client.permit(() => true);
  expect(stored()).toEqual(['attune:visitor']);
  expect(client.memory.read('visitor')).toBe('v');
});

test('what was stored of a withdrawn class goes at once; what was never allowed is left alone', () => {
  client = createHost({});
  client.permit((name) => name !== 'preferences');
  client.memory.write('visitor', 'v');
  client.memory.write('visits', 3);
  localStorage.setItem('attune:preferences', 'left alone');
  client.permit((name) => name === 'personalization');
  expect(stored()).toEqual(['attune:preferences', 'attune:visits']);
  expect(client.memory.read('visits')).toBe(3);
});

test('an earlier page\'s value stays when its class is allowed again', () => {
  localStorage.setItem('attune:visitor', JSON.stringify({ t: Date.now(), v: 'old' }));
  client = createHost({});
  client.permit((name) => name === 'necessary');
  localStorage.setItem('attune:visitor', JSON.stringify({ t: Date.now(), v: 'other tab' }));
  client.permit(() => true);
  expect(client.visitor()).toBe('other tab');
});

test('renew begins visitor and visit anew, for events too', () => {
  client = createHost({});
  const seen: unknown[] = [];
  client.on('*', ({ visitor, session }) => seen.push(visitor, session));
  client.track('a');
  client.renew();
  client.track('b');
  expect(new Set(seen).size).toBe(4);
  expect(seen[2]).toBe(client.visitor());
});
