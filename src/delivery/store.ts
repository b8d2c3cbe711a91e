/**
 * Store — the events on the device, shared by all tabs of the origin: IndexedDB by idb-keyval, opened at start and kept open
 * (one first opened at page hide is lost). What this document has added is in memory too: for the last words, when nothing may be
 * awaited, and where IndexedDB refuses. Memory is bounded; what it cannot keep is reported as lost.
 */
import { createStore as open, promisifyRequest as promisify, type UseStore } from 'idb-keyval';
import type { FeatureClient } from '../types.ts';
import { countOf, eventsOf, type Chunk } from './chunk.ts';
import type { Lose } from './losses.ts';

export interface Store {
  /** Removes and adds in one transaction. Resolves to whether it is durable; never rejects. */
  change(gone: readonly string[], added: readonly Chunk[]): Promise<boolean>;
  /** Keys of all chunks, of every tab; each queue's oldest first. */
  keys(): Promise<string[]>;
  /** The texts of these, joined; nothing of those that another tab has removed. */
  read(keys: readonly string[]): Promise<string>;
  /** What this document has added and nobody has removed: its text, and whether it is durable (unknown at first). */
  readonly own: ReadonlyMap<string, { readonly text: string; readonly isStored?: boolean }>;
}

/** Events in memory. */
const ownAtMost = 1000;

export function createStore({ report, lose }: Pick<FeatureClient, 'report'> & { readonly lose: Lose }): Store {
  const own = new Map<string, { text: string; isStored?: boolean }>();
  let database: UseStore;
  const use = async <T>(mode: IDBTransactionMode, run: (table: IDBObjectStore) => Promise<T>): Promise<T | undefined> => {
    try {
      database ??= open('attune', 'events');
      return await database(mode, run);
    } catch (cause) {
      report((cause as Error).name === 'QuotaExceededError' ? 'store_full' : 'store_blocked', { cause, where: 'store' });
      return undefined;
    }
  };
  // It has to be open before the page is left.
  void use('readonly', async () => undefined);

  function trim(): void {
    let room = ownAtMost;
    for (const [key, { text, isStored }] of [...own].reverse()) {
      if ((room -= countOf(key)) > 0) continue;
      own.delete(key);
      if (!isStored) lose('memory_full', eventsOf(text));
    }
  }

  return {
    own,
    async change(gone, added) {
      for (const key of gone) own.delete(key);
      const adding = added.map(([key, text]) => {
        const one = { text };
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
      for (const one of adding) Object.assign(one, { isStored });
      trim();
      return isStored;
    },
    async keys() {
      const stored = await use('readonly', (table) => promisify(table.getAllKeys()));
      const all = new Set(stored as string[]);
      for (const [key, { isStored }] of own) {
        if (!isStored || !stored) all.add(key);
        // Another tab has sent it.
        else if (!all.has(key)) own.delete(key);
      }
      return [...all].sort();
    },
    async read(keys) {
      const stored = keys.every((key) => own.has(key))
        ? []
        : await use('readonly', (table) => Promise.all(keys.map((key) => promisify<string | undefined>(table.get(key)))));
      return keys.map((key, index) => own.get(key)?.text ?? stored?.[index]).filter(Boolean).join();
    },
  };
}
