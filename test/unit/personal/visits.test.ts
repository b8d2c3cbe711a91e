// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createVisits } from '../../../src/personal/visits.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
let memory: FakeClient['memory'];
let time: number;

beforeEach(() => {
  memory = new Map();
  time = Date.UTC(2026, 10, 22, 9);
});

/** One page load, so long after the last. */
function load(after: number, url = '/'): { fake: FakeClient; ask: (name: string) => unknown; begun: number } {
  history.replaceState(null, '', url);
  const fake = createFakeClient({ memory });
  fake.time = time += after;
  const page = { fake, ask: (name: string) => visits.read[name]?.(), begun: 0 };
  const visits = createVisits({ client: fake.client, onVisit: () => page.begun++ });
  return page;
}

test('the first visit is new, and nobody was away', () => {
  const { ask } = load(0);
  expect([ask('visits'), ask('visitor'), ask('daysAway'), ask('campaign')]).toEqual([1, { new: true }, undefined, undefined]);
});

test('pages within half an hour of each other are one visit', () => {
  load(0);
  load(29 * minute);
  expect(load(29 * minute).ask('visits')).toBe(1);
  expect(load(30 * minute).ask('visits')).toBe(2);
});

test('counts the days since the last visit ended, not since it began, for the whole visit', () => {
  load(0);
  load(20 * minute);
  const back = load(30 * day - minute);
  expect([back.ask('visits'), back.ask('visitor'), back.ask('daysAway')]).toEqual([2, { new: false }, 29]);
  expect(load(minute).ask('daysAway')).toBe(30);
  expect(load(minute).ask('visits')).toBe(2);
});

test('a visit lasts as long as something happens, and another begins in a page that slept', () => {
  const page = load(0);
  for (let i = 0; i < 5; i++) {
    page.fake.time += 20 * minute;
    page.fake.client.emit('page_viewed');
  }
  expect([page.ask('visits'), page.begun]).toEqual([1, 0]);
  page.fake.time += 31 * minute;
  page.fake.show();
  expect([page.ask('visits'), page.begun]).toEqual([2, 1]);
});

test('tabs share a visit', () => {
  const first = load(0);
  load(20 * minute);
  first.fake.time = time += 20 * minute;
  first.fake.show();
  expect(first.ask('visits')).toBe(1);
});

test('a link with another campaign begins a visit, and keeps its campaign on later pages', () => {
  load(0);
  const page = load(minute, '/?utm_source=letter&utm_campaign=autumn&utm_medium=');
  expect([page.ask('visits'), page.ask('campaign')]).toEqual([2, { source: 'letter', name: 'autumn' }]);
  expect(load(minute).ask('campaign')).toEqual({ source: 'letter', name: 'autumn' });
  expect(load(minute, '/?utm_source=letter&utm_campaign=autumn').ask('visits')).toBe(2);
  expect(load(minute, '/?utm_source=post').ask('visits')).toBe(3);
});

test('a campaign ends with its visit', () => {
  load(0, '/?utm_source=letter');
  const page = load(day);
  expect([page.ask('visits'), page.ask('campaign')]).toEqual([2, undefined]);
});

test('what stands in the storage but is no record is nothing', () => {
  memory.set('visits', { count: 'many' });
  expect(load(0).ask('visits')).toBe(1);
});

test('without consent a page knows its own visit all the same', () => {
  const page = load(0);
  memory.clear();
  page.fake.time += minute;
  page.fake.client.emit('page_viewed');
  expect(page.ask('visits')).toBe(1);
});
