/**
 * Situations — the ways in which events are lost elsewhere, one by one, in the simulated world.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { createWorld, trackIn, type Tab, type World } from './world.ts';
import type { Fate } from './receiver.ts';
import { drop } from '../../../src/delivery/withdrawal.ts';
import type { AttuneOptions } from '../../../src/types.ts';

vi.mock('idb-keyval', async () => (await import('./disk.ts')).keyval);

let world: World;
afterEach(() => world.end());

function begin(options?: AttuneOptions): Tab {
  world = createWorld(options);
  return world.open();
}
const track = (tab: Tab, count: number, data?: object): void => trackIn(world, tab, count, data);
const arrived = (): number => world.receiver.stored.size;
const always = (fate: Fate, times = 1000): Fate[] => Array<Fate>(times).fill(fate);
const asked = (): number => world.receiver.requests.length;

test('five events and navigating in the same task', async () => {
  const tab = begin();
  track(tab, 5);
  world.close(tab);
  await world.pass(100);
  expect(arrived()).toBe(5);
});

test('the last words are said in order', async () => {
  const tab = begin();
  world.script(always('unreachable', 1));
  track(tab, 120);
  world.act(tab, () => tab.client.track('last'));
  world.close(tab);
  await world.pass(100);
  const said = world.receiver.requests.map(({ events }) => events[0]!.seq!);
  expect(said).toEqual([51, 101]);
  expect(world.receiver.requests.at(-1)!.events.at(-1)!.name).toBe('last');
});

test('what does not fit into the last words goes out on the next page', async () => {
  const tab = begin();
  track(tab, 40, { text: 'x'.repeat(4000) });
  const next = world.navigate(tab);
  expect(next.isAlive).toBe(true);
  await world.pass(20_000);
  expect(arrived()).toBe(40);
});

test('a receiver that is down while the browser is killed', async () => {
  const tab = begin();
  world.script(always('unreachable'));
  track(tab, 5);
  await world.pass(1500);
  world.kill(tab);
  world.script([]);
  world.open();
  await world.pass(60_000);
  expect(arrived()).toBe(5);
});

test('a receiver that is down is asked less and less', async () => {
  const tab = begin();
  let tries = 0;
  world.script(always('error'));
  track(tab, 5);
  await world.pass(3_600_000);
  tries = asked();
  expect(tries).toBeGreaterThan(12);
  expect(tries).toBeLessThan(100);
});

test('a pause is kept over a reload and by other tabs', async () => {
  const tab = begin();
  world.script(always('missing'));
  track(tab, 1);
  await world.pass(6000);
  expect(asked()).toBe(1);
  world.navigate(tab);
  world.open();
  await world.pass(14 * 60_000);
  expect(asked()).toBe(1);
  world.script([]);
  await world.pass(60_000);
  expect(arrived()).toBe(1);
});

test('Retry-After is honoured, and then it goes on', async () => {
  const tab = begin();
  world.script(['busy']);
  track(tab, 1);
  await world.pass(2000);
  expect([asked(), arrived()]).toEqual([1, 0]);
  await world.pass(200);
  expect(arrived()).toBe(1);
});

test('a clock set back by an hour does not make a pause last, nor events come out of order', async () => {
  const tab = begin();
  world.script(['error']);
  track(tab, 2);
  await world.pass(50);
  world.skew(-3_600_000);
  track(tab, 2);
  await world.pass(30_000);
  expect(arrived()).toBe(4);
  track(tab, 1);
  world.navigate(tab);
  await world.pass(30_000);
  expect(arrived()).toBe(5);
  expect(world.receiver.complaints).toEqual([]);
});

test('the network\'s return ends a pause for its sake', async () => {
  const tab = begin();
  world.script(always('unreachable', 20));
  track(tab, 1);
  await world.pass(600_000);
  world.script([]);
  world.online(tab);
  await world.pass(100);
  expect(arrived()).toBe(1);
});

test('a page that comes back does not send twice what is still under way', async () => {
  const tab = begin();
  track(tab, 3);
  await world.pass(10);
  world.hide(tab);
  world.show(tab);
  await world.pass(10_000);
  expect(world.receiver.requests.map(({ events }) => events.length)).toEqual([3]);
});

test('a store that lists what it neither gives nor lets go holds nothing else up', async () => {
  const tab = begin();
  world.script(always('unreachable'));
  track(tab, 5);
  await world.pass(100);
  world.kill(tab);
  world.script([]);
  world.disk.isSpoilt = true;
  const next = world.open();
  track(next, 3);
  await world.pass(400 * 1000);
  expect(arrived()).toBe(3);
  let isFlushed = false;
  void world.act(next, () => next.client.flush()).then(() => (isFlushed = true));
  await world.pass(1000);
  expect(isFlushed).toBe(true);
  world.disk.isSpoilt = false;
  world.close(next);
  world.open();
  await world.pass(400 * 1000);
  expect(arrived()).toBe(8);
});

test('flush sends at once, also while a round runs, and counts', async () => {
  const tab = begin();
  track(tab, 60);
  await world.pass(5);
  track(tab, 2);
  const flushed = world.act(tab, () => tab.client.flush());
  await world.pass(200);
  expect(await flushed).toMatchObject({ kept: 0 });
  expect(arrived()).toBe(62);
});

test('flush during a pause keeps', async () => {
  const tab = begin();
  world.script(['missing']);
  track(tab, 4);
  const flushed = world.act(tab, () => tab.client.flush());
  await world.pass(200);
  expect(await flushed).toEqual({ sent: 0, kept: 4 });
});

test('a configuration that changes in the middle of a request neither loses nor doubles', async () => {
  const tab = begin();
  track(tab, 60);
  await world.pass(15);
  world.act(tab, () => tab.client.deliverTo('/collect'));
  await world.pass(10_000);
  expect(world.receiver.requests.flatMap(({ events }) => events)).toHaveLength(60);
});

test('an endpoint that is no longer wanted gets no more than what is under way', async () => {
  const tab = begin();
  track(tab, 300);
  await world.pass(15);
  world.act(tab, () => tab.client.deliverTo({ url: '/other' }));
  await world.pass(10_000);
  const urls = [...world.receiver.stored.keys()].map((key) => key.split(' ')[0]);
  expect(urls.filter((url) => url === '/collect')).toHaveLength(50);
  expect(urls.filter((url) => url === '/other')).toHaveLength(250);
});

test('a consent withdrawn in the middle of a round stops it, and counts what was queued', async () => {
  const tab = begin();
  track(tab, 300);
  await world.pass(15);
  world.act(tab, () => {
    tab.client.deliverTo([]);
    void drop({ ...tab.client.delivery, queue: undefined });
  });
  await world.pass(10_000);
  expect(arrived()).toBeLessThanOrEqual(50);
  expect([...world.disk.chunks]).toEqual([]);
});

test('a slow endpoint does not hold up another', async () => {
  const tab = begin({ endpoint: [{ url: '/slow' }, { url: '/fast', only: ['viewed'] }] });
  world.script(['silent', ...always('ok')]);
  track(tab, 60);
  await world.pass(1000);
  expect([...world.receiver.stored.keys()].filter((key) => key.startsWith('/fast'))).toHaveLength(60);
  await world.pass(120_000);
  expect(arrived()).toBe(120);
});

test('without IndexedDB a page still sends, and the last words still go', async () => {
  const tab = begin();
  world.disk.isBlocked = true;
  track(tab, 60);
  await world.pass(1000);
  expect(arrived()).toBe(60);
  track(tab, 3);
  world.close(tab);
  await world.pass(100);
  expect(arrived()).toBe(63);
  expect(tab.reports).toContain('store_blocked');
});

test('what neither the store nor the network took as the page went is there for the next', async () => {
  const tab = begin();
  world.disk.isBlocked = true;
  world.script(always('unreachable', 10));
  track(tab, 3);
  world.close(tab);
  await world.pass(1000);
  expect(arrived()).toBe(0);
  world.disk.isBlocked = false;
  world.script([]);
  world.open();
  await world.pass(10_000);
  expect(arrived()).toBe(3);
});

test('a loss without a store is told once, and its report does not cause the next', async () => {
  const tab = begin();
  world.disk.isBlocked = true;
  world.script(always('unreachable'));
  const heard: unknown[] = [];
  world.act(tab, () => tab.client.on('events_lost', ({ data }) => heard.push(data)));
  track(tab, 1000);
  world.act(tab, () => tab.client.emit('one_more'));
  await world.pass(60_000);
  expect(heard.length).toBeLessThanOrEqual(2);
});

test('a loop in the page is bounded and counted', async () => {
  const tab = begin();
  track(tab, 1500);
  await world.pass(20_000);
  const lost = [...world.receiver.stored.values()].find(({ name }) => name === 'events_lost');
  expect(lost?.data).toEqual({ reason: 'too_many', count: 500, names: ['viewed'] });
  expect(arrived()).toBe(1001);
  expect(asked()).toBeLessThanOrEqual(25);
});

test('events wait in memory until it is known where they go', async () => {
  const tab = begin({ consent: { default: 'ask' } });
  track(tab, 3);
  await world.pass(10_000);
  expect(asked()).toBe(0);
  world.act(tab, () => tab.client.deliverTo('/collect'));
  await world.pass(10_000);
  expect(arrived()).toBe(3);
});
