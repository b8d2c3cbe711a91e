import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLock } from '../../../src/delivery/lock.ts';
import { createLease } from '../../../src/delivery/lease.ts';

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const never = new Promise<void>(() => undefined);

function createPage() {
  const listeners = new Set<() => void>();
  const page = { on: (_: string, run: () => void) => (listeners.add(run), () => void listeners.delete(run)) };
  return { page, listeners, leave: () => listeners.forEach((run) => run()) };
}

test('a page that is left lets go, and its work is told so', async () => {
  const { page, listeners, leave } = createPage();
  let seen: AbortSignal | undefined;
  vi.stubGlobal('navigator', { locks: { request: (_: string, __: object, run: () => Promise<void>) => run() } });
  const held = createLock({ page, doc: 'me' })('q', (signal) => {
    seen = signal;
    return never;
  });
  await Promise.resolve();
  leave();
  expect(await held).toBe(true);
  expect(seen!.aborted).toBe(true);
  expect(listeners.size).toBe(0);
});

test('who is left while waiting does not send', async () => {
  const { page, leave } = createPage();
  const work = vi.fn();
  const request = (_: string, { signal }: { signal: AbortSignal }): Promise<void> => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
  vi.stubGlobal('navigator', { locks: { request } });
  const held = createLock({ page, doc: 'me' })('q', work);
  leave();
  expect(await held).toBe(false);
  expect(work).not.toHaveBeenCalled();
});

test.each([
  ['missing', {}],
  ['refused', { locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } }],
])('where Web Locks are %s, a lease does, and is given back', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  const other = vi.fn(async () => undefined);
  const work = vi.fn(async () => expect(await createLease('other')('q', other)).toBe(false));
  expect(await createLock({ page: createPage().page, doc: 'me' })('q', work)).toBe(true);
  expect(work).toHaveBeenCalledOnce();
  expect(other).not.toHaveBeenCalled();
  expect(await createLease('other')('q', other)).toBe(true);
});

const nothing = async (): Promise<void> => undefined;
/** Without its renewals, as if its tab had died. */
async function hold(owner: string): Promise<void> {
  vi.useFakeTimers({ toFake: ['setInterval', 'Date'], now: Date.now() });
  await new Promise<void>((taken) => void createLease(owner)('q', () => (taken(), never)));
}

test('of tabs that ask in the same moment one gets the lease', async () => {
  const got = await Promise.all(['one', 'two', 'three'].map((owner) => Promise.race([createLease(owner)('q', () => never), new Promise<string>((resolve) => setTimeout(resolve, 50, 'held'))])));
  expect(got.filter((one) => one === 'held')).toHaveLength(1);
});

test('a lease held by another tab is respected, and renewed while it works', async () => {
  await hold('other');
  for (let turn = 0; turn < 4; turn++) {
    await vi.advanceTimersByTimeAsync(15_000);
    await createLease('me')('q', nothing);
  }
  expect(await createLease('me')('q', nothing)).toBe(false);
});

test('a holder that has been silent for 45 seconds is dead', async () => {
  await hold('other');
  vi.clearAllTimers();
  vi.setSystemTime(Date.now() + 46_000);
  expect(await createLease('me')('q', nothing)).toBe(true);
});

test('a clock that was set back does not make a lease last', async () => {
  await hold('other');
  vi.clearAllTimers();
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(await createLease('me')('q', nothing)).toBe(true);
});

test('without IndexedDB there is nothing to share, and each sends its own', async () => {
  vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('', 'SecurityError'); } });
  expect(await createLease('me')('q', nothing)).toBe(true);
});
