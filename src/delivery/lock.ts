/**
 * Lock — over all tabs, one sends at a time. A Web Lock where there is one (it goes with its tab, however that ends), else a lease.
 * Held only while sending, and let go when the page is left, so that a page can enter the back/forward cache.
 */
import type { PageLife } from '../types.ts';

/** Runs while no other tab does. Resolves to `false` if that could not be had. */
export type Lock = (name: string, work: () => Promise<void>) => Promise<boolean>;

/** @param owner - Tells this document from others. */
export function createLock(page: Pick<PageLife, 'on'>, owner: string): Lock {
  let leave = new AbortController();
  page.on('left', () => {
    leave.abort();
    leave = new AbortController();
  });

  return async (name, work) => {
    const { locks } = navigator as { locks?: LockManager };
    // Web Locks need https.
    if (!locks) return (await import('./lease.ts')).withLease(name, owner, work);
    const { signal } = leave;
    const left = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    return locks.request(name, { signal }, () => Promise.race([work(), left])).then(() => true, () => false);
  };
}
