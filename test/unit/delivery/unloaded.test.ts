/**
 * Unloaded — what happens while a lazily loaded part cannot be had: everything is kept, and tried less and less.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { createWorld, type World } from './world.ts';

const missing = vi.hoisted(() => () => { throw new TypeError('Failed to fetch dynamically imported module'); });
const network = vi.hoisted(() => ({ isDown: false }));
vi.mock('idb-keyval', async () => (await import('./disk.ts')).keyval);
vi.mock('../../../src/delivery/sorting.ts', () => ({ get sort() { return missing(); } }));
vi.mock('../../../src/delivery/dialect.ts', () => ({ get createDialect() { return missing(); } }));
vi.mock('../../../src/sending.ts', async (load) => {
  const { createSender, flush, recover } = await load<typeof import('../../../src/sending.ts')>();
  const had = <T>(part: T): T => (network.isDown ? missing() : part);
  return { get createSender() { return had(createSender); }, get flush() { return had(flush); }, get recover() { return had(recover); } };
});

let world: World;
afterEach(() => {
  world.end();
  network.isDown = false;
});

test('while the sender cannot be had, events are stored and go out with the last words', async () => {
  network.isDown = true;
  world = createWorld();
  const tab = world.open();
  world.act(tab, () => tab.client.track('viewed'));
  await world.pass(60_000);
  expect(world.receiver.requests).toEqual([]);
  expect(world.disk.chunks.size).toBe(1);
  const flushed = world.act(tab, () => tab.client.flush());
  await world.pass(100);
  expect(await flushed).toEqual({ sent: 0, kept: 1 });
  world.close(tab);
  await world.pass(1000);
  expect(world.receiver.requests).toHaveLength(1);
});

test('a sender that could not be had is asked for again with the next event', async () => {
  network.isDown = true;
  world = createWorld();
  const tab = world.open();
  world.act(tab, () => tab.client.track('viewed'));
  await world.pass(60_000);
  network.isDown = false;
  world.act(tab, () => tab.client.track('viewed'));
  await world.pass(6000);
  expect(world.receiver.stored.size).toBe(2);
  expect(world.disk.chunks.size).toBe(0);
});

test('a refusal that cannot be sorted out keeps the events and does not hammer the receiver', async () => {
  world = createWorld();
  const tab = world.open();
  world.act(tab, () => tab.client.track('poison'));
  await world.pass(3_600_000);
  expect(world.disk.chunks.size).toBe(1);
  expect(world.receiver.requests.length).toBeGreaterThan(3);
  expect(world.receiver.requests.length).toBeLessThan(100);
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
  world = createWorld();
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const tab = world.open();
  world.act(tab, () => tab.client.track('poison'));
  await world.pass(6000);
  expect(world.receiver.requests.length).toBeGreaterThan(1);
});
