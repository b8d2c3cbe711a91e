import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countOf, cut, sumOf } from '../../../src/delivery/chunk.ts';
import { contentsOf } from '../../../src/delivery/contents.ts';
import { eventsOf } from '../../../src/delivery/events.ts';
import { createStore } from '../../../src/delivery/store.ts';

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

function createTab() {
  const reports: string[] = [];
  const forgone: number[] = [];
  const store = contentsOf(createStore({ report: (code) => void reports.push(code), forgo: (text) => void forgone.push(eventsOf(text).length) }));
  return { store, reports, forgone };
}
const events = (from: number, count: number) =>
  cut('q', Array.from({ length: count }, (_, n) => JSON.stringify({ id: `01a3185c-5000-7000-8000-${`${from + n}`.padStart(12, '0')}`, name: 'a' })), 50);
const textOf = (chunks: readonly (readonly [string, string])[]): string => chunks.map(([, text]) => text).join();

test('what one page stored is there for the next, oldest first', async () => {
  const [early, late] = [events(0, 60), events(100, 1)];
  expect(await createTab().store.change([], late)).toBe(true);
  await createTab().store.change([], early);
  const { store } = createTab();
  const keys = await store.keys();
  expect(keys).toEqual([...early, ...late].map(([key]) => key));
  expect(await store.read(keys)).toBe(textOf([...early, ...late]));
});

test('what another tab has removed is read as nothing, and forgotten', async () => {
  const [mine, other] = [createTab().store, createTab().store];
  const chunks = events(0, 60);
  await mine.change([], chunks);
  await other.change([chunks[0]![0]], []);
  expect(await mine.keys()).toEqual([chunks[1]![0]]);
  expect(await mine.read(chunks.map(([key]) => key))).toBe(chunks[1]![1]);
});

test('what is not yet confirmed is neither missing nor forgotten', async () => {
  const { store } = createTab();
  const [chunk] = events(0, 1);
  const done = store.change([], [chunk!]);
  expect(store.own.get(chunk![0])).toEqual({ text: chunk![1] });
  expect(await store.keys()).toEqual([chunk![0]]);
  await done;
  expect(store.own.get(chunk![0])).toEqual({ text: chunk![1], isStored: true });
});

test('a change removes and adds at once, under the same key too', async () => {
  const { store } = createTab();
  const [chunk] = events(0, 1);
  await store.change([], [chunk!]);
  await store.change([chunk![0]], [chunk!]);
  expect(await createTab().store.keys()).toEqual([chunk![0]]);
});

test('where IndexedDB is forbidden, memory does, and it is reported', async () => {
  vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('no', 'SecurityError'); } });
  const { store, reports, forgone } = createTab();
  const chunks = events(0, 60);
  expect(await store.change([], chunks)).toBe(false);
  expect(await store.read(await store.keys())).toBe(textOf(chunks));
  expect(new Set(reports)).toEqual(new Set(['store_blocked']));
  expect(forgone).toEqual([]);
});

test('of a burst of 5 000 without IndexedDB the last thousand are kept, and each of the others is reported once', async () => {
  vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('no', 'SecurityError'); } });
  const { store, forgone } = createTab();
  await Promise.all(Array.from({ length: 5 }, (_, n) => store.change([], events(n * 1000, 1000))));
  const kept = sumOf(await store.keys(), countOf);
  expect(kept).toBeLessThanOrEqual(1000);
  expect(kept).toBeGreaterThan(800);
  expect(forgone.reduce((sum, count) => sum + count, 0)).toBe(5000 - kept);
  // The report of it has room, or makes some: the report of that costs nothing more.
  await store.change([], events(9000, 1));
  const before = forgone.length;
  await store.change([], events(9001, 1));
  expect(forgone).toHaveLength(before);
});

test('of a burst of 5 000 with IndexedDB nothing is given up', async () => {
  const { store, forgone } = createTab();
  await Promise.all(Array.from({ length: 5 }, (_, n) => store.change([], events(n * 1000, 1000))));
  expect(forgone).toEqual([]);
  expect(sumOf([...store.own.keys()], countOf)).toBeLessThanOrEqual(1000);
  expect(sumOf(await store.keys(), countOf)).toBe(5000);
});

test('a full disk is told apart from a forbidden one', async () => {
  const { store, reports } = createTab();
  await store.keys();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => { throw new DOMException('full', 'QuotaExceededError'); });
  expect(await store.change([], events(0, 1))).toBe(false);
  expect(reports).toEqual(['store_full']);
  // What could not be written is still to be sent.
  expect(await store.keys()).toHaveLength(1);
  vi.restoreAllMocks();
});
