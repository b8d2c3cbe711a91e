/**
 * Lease — the lock where Web Locks are missing (`http:` pages): a note of who sends, until when, in IndexedDB, whose transactions hold
 * over all tabs (localStorage's changes reach other processes late: three tabs would take it in the same moment). Loaded only there.
 */
import { createStore, promisifyRequest as promisify } from 'idb-keyval';

interface Note {
  readonly owner: string;
  readonly until: number;
}

/** Longer than a request may take; a holder that died is waited for no longer. */
const leaseTime = 45 * 1000;

/** Runs the work unless another tab holds the lease. Resolves to whether it ran. */
export type Lease = (name: string, work: () => Promise<void>) => Promise<boolean>;

/** @param owner - Tells this document from others. */
export function createLease(owner: string): Lease {
  const database = createStore('attune-lease', 'leases');

  /** Takes the lease, or takes it again. Without IndexedDB there is no shared store to protect. */
  const claim = async (name: string): Promise<boolean> => database('readwrite', async (table) => {
    const held = await promisify<Note | undefined>(table.get(name));
    const left = held && held.owner !== owner ? held.until - Date.now() : 0;
    // A clock that was set back makes a lease look longer than any is.
    const isFree = !(left > 0 && left <= leaseTime);
    if (isFree) table.put({ owner, until: Date.now() + leaseTime }, name);
    return isFree;
  });

  /** In one step, for the page may be going. */
  const release = async (name: string): Promise<void> => database('readwrite', (table) => {
    table.delete(name);
    table.transaction.commit();
    return promisify(table.transaction);
  });

  return async (name, work) => {
    if (!await claim(name).catch(() => true)) return false;
    const renewal = setInterval(() => claim(name).catch(() => 0), leaseTime / 3);
    try {
      await work();
    } finally {
      clearInterval(renewal);
      release(name).catch(() => 0);
    }
    return true;
  };
}
