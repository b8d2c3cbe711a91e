/**
 * Commits — brings what arrives at about the same time into the store as one transaction.
 * A caller's promise resolves only when its events are committed; if the commit fails, every caller of it hears so.
 */

/**
 * @typedef {{ events: Arrival[], rejected: Rejected[] }} Batch
 * @typedef {{ event: Record<string, any>, received: number, skew?: number }} Arrival - `received` in ms since the epoch;
 *   `skew` in ms, how far the sender's clock is behind.
 * @typedef {{ id?: string, reason: string, received: number, body: string }} Rejected
 */

/**
 * @param {{ insert: (batch: Batch) => unknown, window?: number | undefined, most?: number, onStored?: (batch: Batch) => void }} options
 *   `window`: how long a batch waits for others, in ms, default 10. `most`: events that may wait for a slow store, default 20 000;
 *   a batch beyond them is refused rather than kept in memory. `onStored` hears what was committed.
 * @returns {{ add: (batch: Batch) => Promise<void>, drain: () => Promise<void> }}
 */
export function createCommits({ insert, window = 10, most = 20_000, onStored = () => {} }) {
  /** @type {{ batch: Batch, done: (error?: unknown) => void }[]} */
  let waiting = [];
  let count = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let last = Promise.resolve();

  async function commit() {
    const group = waiting;
    waiting = [];
    const batch = {
      events: group.flatMap((one) => one.batch.events),
      rejected: group.flatMap((one) => one.batch.rejected),
    };
    try {
      await insert(batch);
      for (const { done } of group) done();
      onStored(batch);
    } catch (error) {
      for (const { done } of group) done(error);
    }
    count -= batch.events.length + batch.rejected.length;
  }

  function commitSoon() {
    timer = undefined;
    last = last.then(commit);
  }

  return {
    add(batch) {
      const more = batch.events.length + batch.rejected.length;
      if (count && count + more > most) return Promise.reject(new Error('the store is too slow'));
      count += more;
      timer ??= setTimeout(commitSoon, window);
      return new Promise((resolve, reject) => {
        waiting.push({ batch, done: (error) => (error === undefined ? resolve() : reject(error)) });
      });
    },
    drain() {
      if (timer) {
        clearTimeout(timer);
        commitSoon();
      }
      return last;
    },
  };
}
