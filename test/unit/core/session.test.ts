import { expect, test } from 'vitest';
import { createSession } from '../../../src/core/session.ts';
import type { Memory } from '../../../src/types.ts';

const minute = 60_000;

function createShared() {
  const values = new Map<string, unknown>();
  let writes = 0;
  const memory: Memory = {
    read: (key) => values.get(key),
    write(key, value) {
      writes++;
      values.set(key, value);
    },
  };
  const shared = {
    now: 1_800_000_000_000,
    ids: 0,
    writes: () => writes,
    tab: () => createSession({ memory, now: () => shared.now, id: () => `id-${++shared.ids}` }),
  };
  return shared;
}

test('the visitor stays, over pages and tabs', () => {
  const shared = createShared();
  const visitor = shared.tab().visitor();
  shared.now += 90 * 24 * 60 * minute;
  expect(shared.tab().visitor()).toBe(visitor);
});

test('a visit goes on while something happens, and ends after 30 minutes of nothing', () => {
  const shared = createShared();
  const tab = shared.tab();
  const first = tab.session();
  shared.now += 30 * minute - 1;
  expect(tab.session()).toBe(first);
  shared.now += 30 * minute;
  expect(tab.session()).not.toBe(first);
});

test('what happens in one tab keeps the visit alive in the others', () => {
  const shared = createShared();
  const [one, other] = [shared.tab(), shared.tab()];
  const visit = one.session();
  shared.now += 20 * minute;
  expect(other.session()).toBe(visit);
  shared.now += 20 * minute;
  expect(one.session()).toBe(visit);
});

test('a burst writes once', () => {
  const shared = createShared();
  const tab = shared.tab();
  for (let n = 0; n < 100; n++) tab.session();
  expect(shared.writes()).toBe(1);
});
