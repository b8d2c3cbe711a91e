import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLock } from '../../../src/delivery/lock.ts';
import { withLease } from '../../../src/delivery/lease.ts';
import { createArea } from '../area.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', createArea());
});
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
])('where Web Locks are %s, a lease does', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  const work = vi.fn(async () => expect(localStorage.getItem('attune:lease:q')).toContain('"me"'));
  expect(await createLock({ page: createPage().page, doc: 'me' })('q', work)).toBe(true);
  expect(work).toHaveBeenCalledOnce();
  expect(Object.keys(localStorage)).toEqual([]);
});

test('a lease held by another tab is respected, until that has been silent for 45 seconds', async () => {
  void withLease('q', 'other', () => never);
  const work = vi.fn(async () => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await withLease('q', 'me', work)).toBe(false);
  vi.clearAllTimers();
  vi.setSystemTime(Date.now() + 46_000);
  expect(await withLease('q', 'me', work)).toBe(true);
});

test('a clock that was set back does not make a lease last', async () => {
  void withLease('q', 'other', () => never);
  vi.clearAllTimers();
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(await withLease('q', 'me', async () => undefined)).toBe(true);
});

test('what others wrote under the lease\'s key is no lease', async () => {
  localStorage.setItem('attune:lease:q', '{');
  expect(await withLease('q', 'me', async () => undefined)).toBe(true);
});
