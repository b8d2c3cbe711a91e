// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVisibleClock } from '../../../src/touchpoints/clock.ts';
import { createDepth } from '../../../src/touchpoints/depth.ts';
import { startHistory } from '../../../src/touchpoints/history.ts';
import { startPages } from '../../../src/touchpoints/pages.ts';
import { startQueries } from '../../../src/touchpoints/signals/queries.ts';
import type { Dispose } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let stop: Dispose;
const undone: Dispose[] = [];

function start({ isPrerendering = false, mayVanish = false } = {}): void {
  fake = createFakeClient();
  fake.isPrerendering = isPrerendering;
  const { client } = fake;
  const clock = createVisibleClock({ page: client.page, time: () => Date.now() });
  const depth = createDepth(client);
  const pages = startPages({ client, clock, depth, mayVanish });
  stop = pages.dispose;
  undone.push(startQueries({ ...client, pages }));
  undone.push(stop, startHistory(client), depth.dispose, clock.dispose);
}

function scrollTo(top: number, height = 2000): void {
  Object.defineProperty(document.documentElement, 'scrollHeight', { value: height, configurable: true });
  Object.defineProperty(window, 'scrollY', { value: top, configurable: true });
  document.dispatchEvent(new Event('scroll'));
}
const names = (): string[] => fake.events.map(({ name }) => name);
const pass = (ms: number): unknown => vi.advanceTimersByTime(ms);

beforeEach(() => {
  vi.useFakeTimers();
  Object.defineProperty(window, 'innerHeight', { value: 500, configurable: true });
  history.replaceState(null, '', '/home?secret=1#part');
  scrollTo(0);
});
afterEach(() => {
  undone.splice(0).forEach((run) => run());
  vi.useRealTimers();
});

test('a load is one page view, without query and fragment', () => {
  start();
  expect(fake.events).toEqual([{ name: 'page_viewed', data: { path: '/home' } }]);
  expect(fake.turns).toBe(0);
});

test('leaving gives visible dwell and the greatest depth, once', () => {
  start();
  pass(1000);
  scrollTo(1000);
  pass(100);
  scrollTo(0);
  pass(900);
  fake.hide();
  pass(60_000);
  fake.show();
  pass(500);
  expect(names()).toEqual(['page_viewed']);
  fake.tell('leaving');
  fake.hide();
  expect(names()).toEqual(['page_viewed', 'page_left']);
  expect(fake.of('page_left')).toEqual([{ dwell: 2500, scroll: 0.75 }]);
});

test('a page that fits the screen is seen to its end', () => {
  start();
  scrollTo(0, 400);
  fake.tell('leaving');
  expect(fake.of('page_left')).toEqual([{ dwell: 0, scroll: 1 }]);
});

test('a tab that is closed while hidden is left as well', () => {
  start();
  pass(1000);
  fake.hide();
  expect(fake.of('page_left')).toEqual([]);
  fake.tell('leaving');
  expect(fake.of('page_left')).toEqual([{ dwell: 1000, scroll: 0.25 }]);
});

test('a page that is frozen may never wake, so it is left, and only once', () => {
  start();
  fake.hide();
  document.dispatchEvent(new Event('freeze'));
  fake.show();
  fake.tell('leaving');
  expect(fake.of('page_left')).toHaveLength(1);
});

test('on a phone that never says `freeze`, a hidden page is left: it may vanish without another word', () => {
  start({ mayVanish: true });
  fake.hide();
  expect(fake.of('page_left')).toHaveLength(1);
});

test('a navigation within the document ends one page view and begins another, with its own page', () => {
  start();
  pass(1000);
  history.pushState(null, '', '/basket?item=1');
  expect(names()).toEqual(['page_viewed', 'page_left', 'page_viewed']);
  expect(fake.of('page_viewed').at(-1)).toEqual({ path: '/basket', referrer: `${location.origin}/home` });
  expect(fake.turns).toBe(1);
  history.replaceState(null, '', '/checkout');
  expect(fake.of('page_viewed').at(-1)).toEqual({ path: '/checkout', referrer: `${location.origin}/basket` });
});

test('the next page view begins with a depth of its own', () => {
  start();
  scrollTo(1500);
  history.pushState(null, '', '/basket');
  expect(fake.of('page_left')).toEqual([{ dwell: 0, scroll: 1 }]);
  scrollTo(0);
  pass(100);
  fake.tell('leaving');
  expect(fake.of('page_left').at(-1)).toEqual({ dwell: 100, scroll: 0.25 });
});

test('query and fragment alone are no navigation; a hash route is', () => {
  start();
  history.pushState(null, '', '/home?other=2');
  history.pushState(null, '', '/home#elsewhere');
  expect(names()).toEqual(['page_viewed']);
  history.pushState(null, '', '/home#/settings?tab=1');
  history.pushState(null, '', '/home#/settings?tab=2');
  expect(fake.of('page_viewed').slice(1)).toEqual([expect.objectContaining({ path: '/home#/settings' })]);
});

test('going back is a page view', () => {
  start();
  history.replaceState(null, '', '/before');
  const before = names().length;
  window.dispatchEvent(new Event('popstate'));
  window.dispatchEvent(new Event('hashchange'));
  expect(names()).toHaveLength(before);
});

test('a return from the back/forward cache is a page view of its own', () => {
  start();
  pass(1000);
  fake.tell('leaving');
  fake.hide();
  pass(60_000);
  fake.isVisible = true;
  fake.tell('restored');
  fake.tell('visible');
  pass(300);
  fake.tell('leaving');
  expect(names()).toEqual(['page_viewed', 'page_left', 'page_viewed', 'page_left']);
  expect(fake.of('page_left').at(-1)).toMatchObject({ dwell: 300 });
  expect(fake.of('page_viewed').at(-1)).toEqual({ path: '/home' });
  expect(fake.turns).toBe(1);
});

test('a prerendered page is viewed when it is activated, and not at all if it never is', () => {
  start({ isPrerendering: true });
  history.pushState(null, '', '/elsewhere');
  fake.tell('leaving');
  expect(fake.events).toEqual([]);
  fake.activate();
  expect(fake.events).toEqual([{ name: 'page_viewed', data: { path: '/elsewhere' } }]);
});

test('after it is stopped nothing is told', () => {
  start();
  stop();
  history.pushState(null, '', '/later');
  fake.tell('leaving');
  expect(names()).toEqual(['page_viewed']);
});

test('a change of a parameter that `pages.query` names is a page view, once; of another, or of none, it is not', () => {
  start();
  fake.configure({ pages: { query: ['tab', 'page'] } });
  history.pushState(null, '', '/home?secret=2');
  expect(fake.turns).toBe(0);
  history.pushState(null, '', '/home?secret=2&tab=a');
  pass(700);
  history.replaceState(null, '', '/home?tab=a&secret=3#part');
  history.replaceState(null, '', '/home?tab=a&tab=b');
  history.pushState(null, '', '/other?tab=c');
  history.pushState(null, '', '/other?page=&tab=c');
  expect(fake.of('page_viewed').map((data) => data!['path'])).toEqual(['/home', '/home', '/home', '/other', '/other']);
  expect(fake.of('page_left')[1]).toMatchObject({ dwell: 700 });
  fake.configure({});
  history.pushState(null, '', '/other');
  expect(fake.turns).toBe(4);
});

test('a change of such a parameter counts also if it came before it was known which ones do', () => {
  start();
  history.replaceState(null, '', '/home?tab=b');
  expect(names()).toEqual(['page_viewed']);
  fake.configure({ pages: { query: ['tab'] } });
  expect(names()).toEqual(['page_viewed', 'page_left', 'page_viewed']);
  fake.configure({ pages: { query: ['tab', 'secret'] } });
  expect(fake.turns).toBe(1);
});

test('while prerendering no change of a query begins a page view', () => {
  start({ isPrerendering: true });
  fake.configure({ pages: { query: ['tab'] } });
  history.replaceState(null, '', '/home?tab=b');
  expect(names()).toEqual([]);
  fake.activate();
  expect(names()).toEqual(['page_viewed']);
});

test('a page view that begins in a hidden tab is left when that tab goes', () => {
  start();
  fake.hide();
  history.pushState(null, '', '/next');
  fake.tell('leaving');
  expect(names()).toEqual(['page_viewed', 'page_left', 'page_viewed', 'page_left']);
});
