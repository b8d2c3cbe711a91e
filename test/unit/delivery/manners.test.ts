/**
 * Manners — what a site's own code, a receiver or an endpoint's bounds may do to the queue: nothing hangs, nothing hammers,
 * nothing grows without end, and all of it is told.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { createWorld, trackIn, type Tab, type World } from './world.ts';
import type { Fate } from './receiver.ts';
import type { AttuneOptions, Endpoint } from '../../../src/types.ts';

vi.mock('idb-keyval', async () => (await import('./disk.ts')).keyval);

let world: World;
afterEach(() => world.end());

function begin(options?: AttuneOptions): Tab {
  world = createWorld(options);
  return world.open();
}
const track = (tab: Tab, count: number, data?: object): void => trackIn(world, tab, count, data);
const always = (fate: Fate): Fate[] => Array<Fate>(1000).fill(fate);
const batches = () => world.receiver.requests.map(({ events }) => ({ events: events.length, bytes: JSON.stringify(events).length }));
const numbers = (): unknown[] => [...world.receiver.stored.values()].map(({ data }) => data?.['n']);
const never = () => new Promise<never>(() => undefined);

test.each([
  ['an endpoint function', never, 'endpoint_answer'],
  ['a headers function', { url: '/collect', headers: never }, 'headers_failed'],
] as const)('%s that never resolves is given up, told, and costs nothing; flush comes back', async (_, endpoint, code) => {
  const tab = begin({ endpoint: endpoint as Endpoint });
  track(tab, 3);
  const flushed = world.act(tab, () => tab.client.flush());
  await world.pass(10 * 60_000);
  expect(await flushed).toEqual({ sent: 0, kept: 3 });
  expect(tab.reports).toEqual([code]);
});

test('a receiver that is down and says "again at once" is asked less and less all the same', async () => {
  const tab = begin();
  world.script(always('hasty'));
  track(tab, 3);
  await world.pass(3_600_000);
  expect(world.receiver.requests.length).toBeLessThan(100);
  world.script([]);
  await world.pass(600_000);
  expect(numbers()).toEqual([0, 1, 2]);
});

test('the store keeps its bounds through a long pause, and what goes is told', async () => {
  const tab = begin();
  world.script(always('missing'));
  track(tab, 1);
  await world.pass(6000);
  track(tab, 990, { text: 'x'.repeat(10_000) });
  await world.pass(6000);
  const bytes = [...world.disk.chunks.values()].reduce((sum, text) => sum + text.length, 0);
  expect(bytes).toBeLessThan(8 * 1024 * 1024);
  expect(tab.reports).toEqual(['endpoint_missing', 'events_lost']);
  expect(world.receiver.requests).toHaveLength(1);
});

test('no request holds more bytes than the endpoint takes, and the order stays', async () => {
  const tab = begin({ endpoint: { url: '/collect', maxBytes: 10_000 } });
  track(tab, 30, { text: 'x'.repeat(1000) });
  track(tab, 1, { n: 30, text: 'x'.repeat(15_000) });
  await world.pass(20_000);
  expect(numbers()).toEqual(Array.from({ length: 31 }, (_, n) => n));
  expect(batches().filter(({ events, bytes }) => events > 1 && bytes > 10_000)).toEqual([]);
});

test('no request holds more events than the format says', async () => {
  const format = { encode: (events: readonly unknown[]) => ({ body: JSON.stringify({ events }) }), maxEvents: 8 };
  const tab = begin({ endpoint: { url: '/collect', format } });
  track(tab, 50);
  await world.pass(20_000);
  expect(numbers()).toEqual(Array.from({ length: 50 }, (_, n) => n));
  expect(Math.max(...batches().map(({ events }) => events))).toBe(8);
});

test('without a disk, what is cut smaller is neither lost nor doubled', async () => {
  const tab = begin({ endpoint: { url: '/collect', maxBytes: 2000 } });
  world.disk.isBlocked = true;
  track(tab, 30);
  await world.pass(20_000);
  expect(world.receiver.requests.flatMap(({ events }) => events.map(({ data }) => data?.['n']))).toEqual(Array.from({ length: 30 }, (_, n) => n));
});
