/**
 * Lock — over all tabs, one sends at a time. A Web Lock where it may be had (it goes with its tab, however that ends), else a lease.
 * Held only while sending, and let go when the page is left, so that a page can enter the back/forward cache.
 */
import type { PageLife } from '../types.ts';
import type { Lease } from './lease.ts';

/**
 * Runs while no other tab does. The work must not reject, and should begin nothing new once the signal is aborted: another tab may
 * have begun. Resolves to `false` if another holds it or the page was left; rejects if the code of the lease cannot be had.
 */
export type Lock = (name: string, work: (signal: AbortSignal) => Promise<void>) => Promise<boolean>;

/** @param doc - Tells this document from others. */
export function createLock({ page, doc }: { readonly page: Pick<PageLife, 'on'>; readonly doc: string }): Lock {
  let lease: Lease | undefined;
  return async (name, work) => {
    const control = new AbortController();
    const { signal } = control;
    const left = new Promise<void>((resolve) => (signal.onabort = () => resolve()));
    const stop = page.on('left', () => control.abort());
    const run = (): Promise<void> => Promise.race([work(signal), left]);
    try {
      await navigator.locks.request(name, { signal }, run);
      return true;
    } catch {
      // They are missing on `http:` pages and refused to some frames.
      if (signal.aborted) return false;
      lease ??= (await import('./lease.ts')).createLease(doc);
      return await lease(name, run);
    } finally {
      stop();
    }
  };
}
