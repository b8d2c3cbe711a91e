/**
 * Lease — the lock where Web Locks are missing (`http:` pages): a note in localStorage of who sends, until when.
 * Loaded only there. Two tabs may take it in the same instant; then an event goes out twice with the same id, and none is lost.
 */
interface Lease {
  readonly owner: string;
  readonly until: number;
}

/** Longer than a request may take; a holder that died is waited for no longer. */
const leaseTime = 45 * 1000;

/** Runs the work unless another tab holds the lease. Resolves to whether it ran. */
export async function withLease(name: string, owner: string, work: () => Promise<void>): Promise<boolean> {
  const key = `attune:lease:${name}`;
  const renew = (): void => write(key, { owner, until: Date.now() + leaseTime });
  const held = read(key);
  const left = held && held.owner !== owner ? held.until - Date.now() : 0;
  // A clock that was set back makes a lease look longer than any is.
  if (left > 0 && left <= leaseTime) return false;
  renew();
  const renewal = setInterval(renew, leaseTime / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    if (read(key)?.owner === owner) write(key, undefined);
  }
  return true;
}

function read(key: string): Lease | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, lease: Lease | undefined): void {
  try {
    if (lease) localStorage.setItem(key, JSON.stringify(lease));
    else localStorage.removeItem(key);
  } catch {
    // Without localStorage there is no shared store to protect.
  }
}
