// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as part from '../../src/elements.ts';
import { ondemand } from '../../src/ondemand.ts';
import type { AttuneConfig } from '../../src/types.ts';
import { createFakeClient } from './fake-client.ts';
import type { FakeClient } from './fake-client.ts';

let fake: FakeClient;
let stop: () => void;
const load = vi.fn<() => Promise<typeof part>>();

function start(config: AttuneConfig = {}): void {
  fake = createFakeClient({ config });
  stop = ondemand(fake.client, { load });
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(100);
const pageTouchpoint: AttuneConfig = { touchpoints: [{ name: 'here', pages: ['/**'] }] };

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  load.mockReset().mockResolvedValue(part);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('a page without touchpoints never loads it', async () => {
  start();
  document.body.append(document.createElement('p'));
  await settle();
  fake.client.emit('page_left');
  fake.client.emit('page_viewed');
  expect(load).not.toHaveBeenCalled();
});

test('a page where something is marked loads it at once', () => {
  document.body.innerHTML = '<p data-attune-touchpoint="pricing"></p>';
  start();
  expect(load).toHaveBeenCalledTimes(1);
});

test('what arrives later loads it, once', async () => {
  start();
  for (let i = 0; i < 3; i++) {
    document.body.insertAdjacentHTML('beforeend', '<p data-attune-touchpoint="late"></p>');
    await settle();
    await settle();
  }
  expect(load).toHaveBeenCalledTimes(1);
});

test('a configuration that comes late loads it', async () => {
  start();
  fake.configure(pageTouchpoint);
  await vi.advanceTimersByTimeAsync(1000);
  expect(fake.of('touchpoint_viewed')).toEqual([{ touchpoint: 'here', channel: 'web' }]);
  fake.client.emit('page_left');
  expect(fake.of('touchpoint_left')).toEqual([{ touchpoint: 'here', dwell: 1000 }]);
});

test('if it does not arrive, that is reported, and the next page view tries again', async () => {
  load.mockRejectedValueOnce(new TypeError('offline'));
  start(pageTouchpoint);
  await settle();
  expect(fake.reports.map(({ code }) => code)).toEqual(['internal']);
  fake.client.emit('page_viewed');
  await vi.advanceTimersByTimeAsync(1000);
  expect(load).toHaveBeenCalledTimes(2);
  expect(fake.of('touchpoint_viewed')).toHaveLength(1);
});

test('what arrives after the end tells nothing, and leaves the page as it was', async () => {
  start(pageTouchpoint);
  stop();
  await vi.advanceTimersByTimeAsync(2000);
  expect(fake.events).toEqual([]);
});

const greeted: AttuneConfig = { greetings: [{ slot: 'hero', say: [{ text: 'Hello' }] }] };
const hero = '<h1 data-attune-slot="hero">Welcome</h1>';

test('a slot that nothing fills loads nothing, nor does a greeting without a slot', async () => {
  document.body.innerHTML = hero;
  start();
  await settle();
  stop();
  document.body.replaceChildren();
  start(greeted);
  await settle();
  expect(load).not.toHaveBeenCalled();
});

test('a slot that comes later is filled, and empty again after the end', async () => {
  start(greeted);
  document.body.innerHTML = hero;
  await settle();
  expect(document.querySelector('h1')?.textContent).toBe('Hello');
  stop();
  await settle();
  expect(document.querySelector('h1')?.textContent).toBe('Welcome');
});

test('what looks after elements begins when what conditions ask about can be answered', async () => {
  let settle: () => void = () => undefined;
  const startElements = vi.fn(part.startElements);
  load.mockResolvedValue({ startElements });
  fake = createFakeClient({ config: pageTouchpoint });
  const settled = new Promise<void>((resolve) => (settle = resolve));
  stop = ondemand(Object.assign(fake.client, { settled: () => settled }), { load });
  await vi.advanceTimersByTimeAsync(1000);
  expect(startElements).not.toHaveBeenCalled();
  settle();
  await vi.advanceTimersByTimeAsync(0);
  expect(startElements).toHaveBeenCalledOnce();
});

test('what is for privacy alone is not installed any more, if it arrives after the end', async () => {
  document.body.innerHTML = '<a data-attune-memory></a>';
  const use = vi.fn<() => () => void>();
  fake = createFakeClient({ config: {} });
  stop = ondemand(Object.assign(fake.client, { use }), { load });
  stop();
  await import('../../src/privacy.ts');
  await settle();
  expect(use).not.toHaveBeenCalled();
});
