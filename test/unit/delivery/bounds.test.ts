import { expect, test } from 'vitest';
import { keepWithin } from '../../../src/delivery/bounds.ts';
import { countOf, cut, sumOf, type Chunk } from '../../../src/delivery/chunk.ts';
import { eventsOf } from '../../../src/delivery/events.ts';
import type { Store } from '../../../src/delivery/contents.ts';

const start = 1_800_000_000_000;

function createShelf() {
  const chunks = new Map<string, string>();
  const lost: Record<string, string[]> = {};
  let made = 0;
  /** The most events that were gone before they were counted. */
  let uncounted = 0;
  const sizeOf = (): number => sumOf([...chunks.keys()], countOf);
  const store = {
    own: new Map(), use: () => Promise.resolve(undefined),
    keys: async () => [...chunks.keys()].sort(),
    read: async (keys) => keys.map((key) => chunks.get(key)).filter(Boolean).join(),
    async change(gone, added: readonly Chunk[]) {
      gone.forEach((key) => chunks.delete(key));
      added.forEach(([key, text]) => chunks.set(key, text));
      uncounted = Math.max(uncounted, made - sizeOf() - Object.values(lost).flat().length);
      return true;
    },
  } satisfies Store as Store;
  const fill = (name: string, count: number, { at = start, text = '' } = {}): void => {
    const lines = Array.from({ length: count }, () => {
      const time = at.toString(16).padStart(12, '0');
      return JSON.stringify({ id: `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${`${++made}`.padStart(12, '0')}`, name, ...(text && { data: { text } }) });
    });
    for (const [key, chunk] of cut('q', lines, 50)) chunks.set(key, chunk);
  };
  const keep = (before = 0): Promise<void> => keepWithin({ store, queue: 'q', before, lose: (reason, names) => void (lost[reason] ??= []).push(...names) });
  const names = (): Record<string, number> => {
    const count: Record<string, number> = {};
    for (const { name } of eventsOf([...chunks.values()].join())) count[name] = (count[name] ?? 0) + 1;
    return count;
  };
  return { chunks, lost, fill, keep, names, uncounted: () => uncounted };
}

test('page and touchpoint events go first, answers last, and each is counted', async () => {
  const { lost, fill, keep, names, chunks } = createShelf();
  fill('survey_answered', 2000, { at: start });
  fill('page_viewed', 3000, { at: start + 1 });
  fill('order_placed', 6000, { at: start + 2 });
  await keep();
  expect(sumOf([...chunks.keys()], countOf)).toBeLessThanOrEqual(9000);
  expect(names()).toEqual({ survey_answered: 2000, page_viewed: 1000, order_placed: 6000 });
  expect(lost['store_full']).toEqual(Array(2000).fill('page_viewed'));
});

test('what is given up is counted before it is gone, for the page may go in between', async () => {
  const { fill, keep, uncounted } = createShelf();
  fill('survey_answered', 100, { at: start });
  fill('page_viewed', 12_000, { at: start + 2000 });
  await keep(start + 1000);
  expect(uncounted()).toBe(0);
});

test('when nothing else is left, answers go too, oldest first', async () => {
  const { lost, fill, keep, names } = createShelf();
  fill('survey_answered', 11_000);
  await keep();
  expect(names()).toEqual({ survey_answered: 9000 });
  expect(lost['store_full']).toHaveLength(2000);
});

test('bytes are bounded as events are', async () => {
  const { lost, fill, keep } = createShelf();
  fill('page_viewed', 600, { text: 'x'.repeat(15_000) });
  await keep();
  expect(lost['store_full']!.length).toBeGreaterThan(50);
});

test('what is older than it may be kept is lost and said so', async () => {
  const { lost, fill, keep, names } = createShelf();
  fill('old', 3, { at: start });
  fill('new', 3, { at: start + 1000 });
  await keep(start + 500);
  expect(names()).toEqual({ new: 3 });
  expect(lost).toEqual({ expired: ['old', 'old', 'old'] });
});

test('within the bounds nothing goes', async () => {
  const { lost, fill, keep } = createShelf();
  fill('page_viewed', 10_000);
  await keep();
  expect(lost).toEqual({});
});
