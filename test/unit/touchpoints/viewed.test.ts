// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVisibleClock } from '../../../src/touchpoints/clock.ts';
import { createSight } from '../../../src/touchpoints/sight.ts';
import { createViewed } from '../../../src/touchpoints/viewed.ts';
import type { Viewed } from '../../../src/touchpoints/viewed.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';
import { createFakeObserver } from '../fake-observer.ts';
import type { FakeObserver } from '../fake-observer.ts';

let fake: FakeClient;
let screen: FakeObserver;
let viewed: Viewed;
let element: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  fake = createFakeClient();
  screen = createFakeObserver({ width: 1000, height: 800 });
  element = document.createElement('section');
  const { client } = fake;
  viewed = createViewed({ client, clock: createVisibleClock({ page: client.page, time: () => Date.now() }), sight: (onSight) => createSight({ guard: client.guard, onSight, Observer: screen.Observer, canTell: true }) });
});
afterEach(() => {
  viewed.dispose();
  vi.useRealTimers();
});

const pass = (ms: number): unknown => vi.advanceTimersByTime(ms);
const count = (): number => fake.of('touchpoint_viewed').length;

test('is viewed after one second with half of it on screen, and says which, with its stage and channel', () => {
  viewed.watch({ touchpoint: 'pricing', stage: 'consideration' }, element);
  screen.put(element, { share: 0.5 });
  pass(999);
  expect(fake.events).toEqual([]);
  pass(1);
  expect(fake.events).toEqual([{ name: 'touchpoint_viewed', data: { touchpoint: 'pricing', stage: 'consideration', channel: 'web' } }]);
  pass(60_000);
  expect(count()).toBe(1);
});

test('is not viewed by less than half of it', () => {
  viewed.watch({ touchpoint: 'pricing' }, element);
  screen.put(element, { share: 0.49 });
  pass(10_000);
  expect(fake.events).toEqual([]);
});

test('needs the second without a break', () => {
  viewed.watch({ touchpoint: 'pricing' }, element);
  for (let i = 0; i < 3; i++) {
    screen.put(element, { share: 1 });
    pass(900);
    screen.put(element, { share: 0 });
    pass(100);
  }
  expect(count()).toBe(0);
  screen.put(element, { share: 1 });
  pass(1000);
  expect(count()).toBe(1);
});

test('a hidden tab breaks the second, and its time is in no dwell', () => {
  viewed.watch({ touchpoint: 'pricing' }, element);
  screen.put(element, { share: 1 });
  pass(900);
  fake.hide();
  pass(100_000);
  fake.show();
  pass(999);
  expect(count()).toBe(0);
  pass(1);
  expect(count()).toBe(1);
  viewed.end();
  expect(fake.of('touchpoint_left')).toEqual([{ touchpoint: 'pricing', dwell: 1900 }]);
});

test.each([
  ['30 % of more than 242 500 px²', { width: 500, height: 486, share: 0.3 }, 1],
  ['not 30 % of 242 500 px² or less', { width: 500, height: 485, share: 0.3 }, 0],
  ['not 29 % of a large one', { width: 600, height: 600, share: 0.29 }, 0],
  ['all of the viewport of what is three times as tall', { width: 900, height: 2400, share: 1 / 3 }, 1],
  ['not nine tenths of the viewport of what is taller', { width: 900, height: 2400, share: 0.3 }, 0],
  ['all of the viewport of what is fifty times as tall', { width: 900, height: 40_000, share: 0.02 }, 1],
  ['nothing of what has no area', { width: 100, height: 0, share: 1 }, 0],
])('takes %s', (_, place, times) => {
  viewed.watch({ touchpoint: 'article' }, element);
  screen.put(element, place);
  pass(1000);
  expect(count()).toBe(times);
});

test('`visible` and `for` change the share and the time, but never to more than can be on screen', () => {
  viewed.watch({ touchpoint: 'whole', visible: 1, hold: 3000 }, element);
  screen.put(element, { share: 0.98 });
  pass(3000);
  expect(count()).toBe(0);
  screen.put(element, { width: 900, height: 1600, share: 0.5 });
  pass(2999);
  expect(count()).toBe(0);
  pass(1);
  expect(count()).toBe(1);
});

/** What looks for covers is loaded when something is in sight. */
const covering = (): Promise<unknown> => import('../../../src/touchpoints/cover.ts').then(() => undefined).then(() => undefined);

test('what something else covers is not seen; what the browser merely cannot vouch for is', async () => {
  const cover = document.createElement('dialog');
  const front = vi.fn<() => Element>(() => cover);
  document.elementFromPoint = front;
  viewed.watch({ touchpoint: 'pricing' }, element);
  screen.put(element, { share: 1, isVisible: false });
  await covering();
  screen.put(element, { share: 1, isVisible: false });
  pass(2000);
  expect(count()).toBe(0);
  front.mockReturnValue(element);
  screen.put(element, { share: 1, isVisible: false });
  pass(1000);
  expect(count()).toBe(1);
});

test('dwell sums returns, and is told once, when the page view ends', () => {
  viewed.watch({ touchpoint: 'pricing' }, element);
  screen.put(element, { share: 1 });
  pass(1500);
  screen.put(element, { share: 0 });
  pass(5000);
  screen.put(element, { share: 1 });
  pass(250);
  viewed.end();
  viewed.end();
  expect(fake.of('touchpoint_left')).toEqual([{ touchpoint: 'pricing', dwell: 1750 }]);
});

test('what was never viewed is never left', () => {
  viewed.watch({ touchpoint: 'pricing' }, element);
  screen.put(element, { share: 1 });
  pass(900);
  viewed.end();
  expect(fake.events).toEqual([]);
});

test('counts anew in the next page view, from its beginning', () => {
  viewed.watch({ touchpoint: 'pricing' }, element);
  screen.put(element, { share: 1 });
  pass(1500);
  viewed.end();
  viewed.begin();
  pass(999);
  expect(count()).toBe(1);
  pass(1);
  expect(count()).toBe(2);
  viewed.end();
  expect(fake.of('touchpoint_left').at(-1)).toEqual({ touchpoint: 'pricing', dwell: 1000 });
});

test('an element that goes for good is left at once', () => {
  const state = viewed.watch({ touchpoint: 'pricing' }, element);
  screen.put(element, { share: 1 });
  pass(2000);
  viewed.unwatch(state);
  viewed.unwatch(state);
  expect(fake.of('touchpoint_left')).toEqual([{ touchpoint: 'pricing', dwell: 2000 }]);
  expect(screen.observed()).toBe(0);
});

test('the page itself can be the touchpoint', () => {
  viewed.watch({ touchpoint: 'pricing_page', hold: 2000 });
  pass(2000);
  expect(fake.of('touchpoint_viewed')).toEqual([{ touchpoint: 'pricing_page', channel: 'web' }]);
});

test('waits with one timer for what is due first, however many are on screen', async () => {
  for (let i = 0; i < 200; i++) {
    const one = document.createElement('p');
    viewed.watch({ touchpoint: `card_${i}`, hold: 1000 + i }, one);
    screen.put(one, { share: 1 });
  }
  expect(vi.getTimerCount()).toBe(1);
  await covering();
  // One for the share, one for what might cover them.
  expect(screen.living()).toBe(2);
  pass(1100);
  expect(count()).toBe(101);
  expect(vi.getTimerCount()).toBe(1);
  pass(200);
  expect(count()).toBe(200);
  expect(vi.getTimerCount()).toBe(0);
});

test('holds nothing after ten thousand elements have come and gone', () => {
  for (let i = 0; i < 10_000; i++) {
    const one = document.createElement('p');
    const state = viewed.watch({ touchpoint: 'card' }, one);
    viewed.unwatch(state);
  }
  expect(screen.observed()).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('two touchpoints on one element do not disturb each other', () => {
  const state = viewed.watch({ touchpoint: 'one' }, element);
  viewed.watch({ touchpoint: 'two' }, element);
  screen.put(element, { share: 1 });
  viewed.unwatch(state);
  pass(1000);
  expect(fake.of('touchpoint_viewed')).toEqual([{ touchpoint: 'two', channel: 'web' }]);
});

test('a second touchpoint on an element that is on screen already is viewed as well', () => {
  viewed.watch({ touchpoint: 'one' }, element);
  screen.put(element, { share: 1 });
  pass(500);
  viewed.watch({ touchpoint: 'two' }, element);
  screen.look();
  pass(1000);
  expect(fake.of('touchpoint_viewed').map((data) => data?.['touchpoint'])).toEqual(['one', 'two']);
});

test('nothing is viewed while the page is prerendered', () => {
  fake.isPrerendering = true;
  viewed.dispose();
  const { client } = fake;
  viewed = createViewed({ client, clock: createVisibleClock({ page: client.page, time: () => Date.now() }), sight: (onSight) => createSight({ guard: client.guard, onSight, Observer: screen.Observer, canTell: true }) });
  viewed.watch({ touchpoint: 'pricing' }, element);
  screen.put(element, { share: 1 });
  pass(5000);
  expect(count()).toBe(0);
  fake.activate();
  pass(1000);
  expect(count()).toBe(1);
});
