/**
 * Contents — the store as the sender sees it: what lies in it, of every tab, and what the browser refused and memory alone holds.
 */
import { promisifyRequest as promisify } from 'idb-keyval';
import type { BaseStore } from './store.ts';

export interface Store extends BaseStore {
  /** Keys of all chunks, of every tab; each queue's oldest first. */
  keys(): Promise<string[]>;
  /** The texts of these, joined; nothing of those that another tab has removed. */
  read(keys: readonly string[]): Promise<string>;
}

export function contentsOf(store: BaseStore): Store {
  const { own, use } = store;
  return {
    ...store,
    async keys() {
      const stored = await use('readonly', (table) => promisify(table.getAllKeys())) as string[] | undefined;
      const all = new Set(stored);
      for (const [key, { isStored }] of own) {
        // Another tab has sent it.
        if (isStored && stored && !all.has(key)) own.delete(key);
        else all.add(key);
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
