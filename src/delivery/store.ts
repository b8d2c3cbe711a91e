/**
 * Store — the events on the device, shared by all tabs of the origin: IndexedDB by idb-keyval, opened once there is
 * somewhere to send to, when its queue is looked at, and kept open (one first opened at page hide is lost). What this document has added is in memory too: for the last words, when nothing may be
 * awaited, and where IndexedDB refuses. Memory is bounded; what it cannot keep is reported as lost.
 */
import { createStore as open, promisifyRequest as promisify } from 'idb-keyval';
import type { FeatureClient } from '../types.ts';
import { countOf, sumOf, type Chunk } from './chunk.ts';

/** What a page needs of it from its first moment; `contents` reads it. */
export interface BaseStore {
  /** Removes and adds in one transaction. Resolves to whether it is durable; never rejects. */
  change(gone: readonly string[], added: readonly Chunk[]): Promise<boolean>;
  /** What this document has added and nobody has removed: its text, and whether it is durable (unknown at first). */
  readonly own: Map<string, Own>;
  /** Runs a transaction; `undefined` where the browser refuses, which is reported. */
  use<T>(mode: IDBTransactionMode, run: (table: IDBObjectStore) => Promise<T>): Promise<T | undefined>;
}

export interface Own {
  readonly text: string;
  isStored?: boolean;
}

/** Events in memory. */
const ownAtMost = 1000;

interface StoreOptions extends Pick<FeatureClient, 'report'> {
  /** Hears what was in memory alone and has to go. */
  readonly forgo: (text: string) => void;
}

export function createStore({ report, forgo }: StoreOptions): BaseStore {
  const own = new Map<string, Own>();
  const database = open('attune', 'events');

  async function use<T>(mode: IDBTransactionMode, run: (table: IDBObjectStore) => Promise<T>): Promise<T | undefined> {
    try {
      return await database(mode, run);
    } catch (cause) {
      return report((cause as Error).name === 'QuotaExceededError' ? 'store_full' : 'store_blocked', { cause }) as undefined;
    }
  }

  /** Gives up the oldest, and more than it must: the report of it has to find room. What is on its way to the disk stays. */
  function trim(): void {
    let over = sumOf([...own.keys()], countOf) - ownAtMost;
    if (over > 0) over += ownAtMost / 10;
    for (const [key, { text, isStored }] of own) {
      if (over <= 0 || isStored === undefined) continue;
      over -= countOf(key);
      own.delete(key);
      if (!isStored) forgo(text);
    }
  }

  return {
    own, use,
    async change(gone, added) {
      for (const key of gone) own.delete(key);
      const adding = added.map(([key, text]) => {
        const one: Own = { text };
        own.set(key, one);
        return one;
      });
      const isStored = !!await use('readwrite', async (table) => {
        for (const key of gone) table.delete(key);
        for (const [key, text] of added) table.put(text, key);
        // Without it the transaction waits for the end of the task, which a page being left may not have.
        table.transaction.commit();
        await promisify(table.transaction);
        return true;
      });
      for (const one of adding) one.isStored = isStored;
      trim();
      return isStored;
    },
  };
}
