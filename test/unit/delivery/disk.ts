/**
 * Disk — IndexedDB in the simulated world, in idb-keyval's shape: transactions one after the other over all tabs, each of which
 * takes a while. What a page commits as it goes is kept; what a killed one had not yet written is not.
 */
import type { AttuneEvent } from '../../../src/types.ts';
import type { Platform, Tab } from './world.ts';

export interface Disk {
  readonly chunks: Map<string, string>;
  /** IndexedDB is forbidden. */
  isBlocked: boolean;
  /** It lists what it neither gives nor lets go. */
  isSpoilt: boolean;
  /** Who stored that event's success: its chunk is gone and nothing took its place. */
  readonly goneBy: (id: string) => Tab | undefined;
  /** The tab was killed: what it had not yet written never will be. */
  forget(tab: Tab): void;
  /** idb-keyval's `createStore`. */
  use<T>(mode: IDBTransactionMode, run: (table: unknown) => Promise<T>): Promise<T>;
}

const takes = 1;

export const eventsIn = (text: string): AttuneEvent[] => JSON.parse(`[${text}]`) as AttuneEvent[];
export const idsIn = (text: string): string[] => eventsIn(text).map(({ id }) => id);

export function createDisk({ here, later, answer, now }: Platform): Disk {
  const chunks = new Map<string, string>();
  const removed = new Map<string, Tab>();
  const lost = new Set<Tab>();
  let free = 0;

  /** Runs when all that came before is done. */
  function inTurn(run: () => void): void {
    free = Math.max(free, now()) + takes;
    later(free - now(), run);
  }

  function write(tab: Tab, changes: readonly (readonly [key: string, text?: string])[]): void {
    const gone: string[] = [];
    for (const [key, text] of changes) {
      const was = chunks.get(key);
      if (was !== undefined) gone.push(...idsIn(was));
      if (text === undefined) chunks.delete(key);
      else chunks.set(key, text);
    }
    const left = new Set([...chunks.values()].flatMap(idsIn));
    for (const id of gone) if (!left.has(id)) removed.set(id, tab);
  }

  const disk: Disk = {
    chunks,
    isBlocked: false,
    isSpoilt: false,
    goneBy: (id) => removed.get(id),
    forget: (tab) => void lost.add(tab),
    async use(_, run) {
      if (disk.isBlocked) throw new DOMException('forbidden', 'SecurityError');
      const tab = here();
      const changes: (readonly [string, string?])[] = [];
      const ask = <T>(read: () => T): Promise<T> => answer(tab, (resolve) => inTurn(() => resolve(read())));
      const unspoilt = (): void => {
        if (disk.isSpoilt) throw new DOMException('internal', 'UnknownError');
      };
      const transaction = {
        done: Promise.resolve(),
        commit: () => void (transaction.done = answer(tab, (resolve) => inTurn(() => {
          if (!lost.has(tab)) write(tab, changes);
          resolve();
        }))),
      };
      return run({
        transaction,
        put: (text: string, key: string) => (unspoilt(), changes.push([key, text])),
        delete: (key: string) => (unspoilt(), changes.push([key])),
        getAllKeys: () => ask(() => [...chunks.keys()].sort()),
        get: (key: string) => (unspoilt(), ask(() => chunks.get(key))),
      });
    },
  };
  return disk;
}

/** Takes the place of idb-keyval in tests. */
export const keyval = {
  createStore: () => (indexedDB as unknown as Disk).use,
  promisifyRequest: (request: { done?: unknown }) => Promise.resolve(request).then((found) => (found && typeof found === 'object' && 'done' in found ? found.done : found)),
};
