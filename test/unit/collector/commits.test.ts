// @vitest-environment node
/**
 * Commits — one transaction for what arrives together, and nobody is told "stored" before it is.
 */
import { expect, test, vi } from 'vitest';

interface Batch { events: { event: Record<string, unknown>; received: number }[]; rejected: { reason: string }[] }
type Create = (options: { insert: (batch: Batch) => unknown; onStored?: (batch: Batch) => void }) => { add: (batch: Batch) => Promise<void>; drain: () => Promise<void> };
const { createCommits } = (await import(new URL('../../../demo/collector/commits.mjs', import.meta.url).href)) as { createCommits: Create };

const one = (name: string): Batch => ({ events: [{ event: { name }, received: 0 }], rejected: [] });
const namesOf = (batch: Batch): unknown[] => batch.events.map(({ event }) => event['name']);

test('commits what arrives within 10 ms together, and what comes later by itself', async () => {
  vi.useFakeTimers();
  const inserted: unknown[][] = [];
  const { add } = createCommits({ insert: (batch) => inserted.push(namesOf(batch)) });
  const first = [add(one('a'))];
  await vi.advanceTimersByTimeAsync(9);
  first.push(add(one('b')));
  await vi.advanceTimersByTimeAsync(1);
  await Promise.all(first);
  const later = add(one('c'));
  await vi.advanceTimersByTimeAsync(10);
  await later;
  vi.useRealTimers();
  expect(inserted).toEqual([['a', 'b'], ['c']]);
});

test('tells nobody before the commit is done', async () => {
  let finish: () => void = () => undefined;
  const said: string[] = [];
  const { add, drain } = createCommits({ insert: () => new Promise<void>((resolve) => { finish = resolve; }), onStored: () => said.push('live') });
  const added = add(one('a')).then(() => said.push('sender'));
  const drained = drain();
  await Promise.resolve();
  await Promise.resolve();
  expect(said).toEqual([]);
  finish();
  await Promise.all([added, drained]);
  expect(said.sort()).toEqual(['live', 'sender']);
});

test('tells every caller of a commit that failed, and goes on with the next', async () => {
  let full = true;
  const { add, drain } = createCommits({ insert: () => { if (full) throw new Error('disk full'); } });
  const outcomes = Promise.allSettled([add(one('a')), add(one('b'))]);
  await drain();
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  full = false;
  const next = add(one('c'));
  await drain();
  await expect(next).resolves.toBeUndefined();
});
