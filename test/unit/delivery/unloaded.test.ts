/**
 * Unloaded — what happens while a lazily loaded part cannot be had: everything is kept, and tried less and less.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { createWorld, type World } from './world.ts';

const missing = vi.hoisted(() => () => { throw new TypeError('Failed to fetch dynamically imported module'); });
vi.mock('idb-keyval', async () => (await import('./disk.ts')).keyval);
vi.mock('../../../src/delivery/sorting.ts', () => ({ get sort() { return missing(); } }));
vi.mock('../../../src/delivery/dialect.ts', () => ({ get createDialect() { return missing(); } }));

let world: World;
afterEach(() => world.end());

test('a refusal that cannot be sorted out keeps the events and does not hammer the receiver', async () => {
  world = createWorld();
  const tab = world.open();
  world.act(tab, () => tab.client.track('poison'));
  await world.pass(3_600_000);
  expect(world.disk.chunks.size).toBe(1);
  expect(world.receiver.requests.length).toBeGreaterThan(3);
  expect(world.receiver.requests.length).toBeLessThan(80);
});

test('an endpoint whose dialect cannot be had gets nothing, and loses nothing', async () => {
  world = createWorld({ endpoint: { url: '/in', compress: 'gzip' } });
  const tab = world.open();
  world.act(tab, () => tab.client.track('viewed'));
  await world.pass(60_000);
  world.close(tab);
  await world.pass(1000);
  expect(world.receiver.requests).toEqual([]);
  expect(world.disk.chunks.size).toBe(1);
});

test('what is left when a pause is over before it is looked at is tried again, without another event', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  world = createWorld();
  const tab = world.open();
  world.act(tab, () => tab.client.track('poison'));
  await world.pass(6000);
  expect(world.receiver.requests.length).toBeGreaterThan(1);
});
