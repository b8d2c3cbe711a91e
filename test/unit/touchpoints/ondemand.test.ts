// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVisibleClock } from '../../../src/touchpoints/clock.ts';
import { startOndemand } from '../../../src/touchpoints/ondemand.ts';
import * as part from '../../../src/touchpoints/seen.ts';
import type { Seen } from '../../../src/touchpoints/seen.ts';
import type { AttuneConfig } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let seen: Seen;
const load = vi.fn<() => Promise<typeof part>>();

function start(config: AttuneConfig = {}): void {
  fake = createFakeClient({ config });
  const { client } = fake;
  seen = startOndemand({ client, clock: createVisibleClock({ page: client.page, time: () => Date.now() }), load });
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(100);
const pageTouchpoint: AttuneConfig = { touchpoints: [{ name: 'here', pages: ['/**'] }] };

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  load.mockReset().mockResolvedValue(part);
});
afterEach(() => {
  seen.dispose();
  vi.useRealTimers();
});

test('a page without touchpoints never loads it', async () => {
  start();
  document.body.append(document.createElement('p'));
  await settle();
  seen.end();
  seen.begin();
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
  seen.end();
  expect(fake.of('touchpoint_left')).toEqual([{ touchpoint: 'here', dwell: 1000 }]);
});

test('if it does not arrive, that is reported, and the next page view tries again', async () => {
  load.mockRejectedValueOnce(new TypeError('offline'));
  start(pageTouchpoint);
  await settle();
  expect(fake.reports.map(({ code }) => code)).toEqual(['internal']);
  seen.begin();
  await vi.advanceTimersByTimeAsync(1000);
  expect(load).toHaveBeenCalledTimes(2);
  expect(fake.of('touchpoint_viewed')).toHaveLength(1);
});

test('what arrives after the end is not started', async () => {
  start(pageTouchpoint);
  seen.dispose();
  await vi.advanceTimersByTimeAsync(2000);
  expect(fake.events).toEqual([]);
});
