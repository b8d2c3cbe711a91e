/**
 * Storage — what the SDK keeps about a visitor, on the visitor's device: localStorage where it may be used, memory where it is
 * forbidden, full or not yet allowed. Reading `window.localStorage` itself may throw. Values are kept with the time they
 * were written, and outlive it by what `core/keys` says.
 */
import type { ConsentClass, FeatureClient, Memory, MemoryKey } from '../types.ts';
import { keys } from './keys.ts';

export interface DeviceStorage extends Memory {
  /** What is allowed has changed: what memory held of an allowed class is stored; keys of a withdrawn one go at once. */
  allow(wasAllowed: (name: ConsentClass) => boolean): void;
  /** Runs with the storage itself and the full name of a key; `undefined` where it is forbidden or full. */
  use<T>(key: string, run: (area: Storage, name: string) => T): T | undefined;
}

interface StorageOptions extends Pick<FeatureClient, 'now' | 'report'> {
  readonly isAllowed: (name: ConsentClass) => boolean;
}

const day = 24 * 60 * 60 * 1000;

export function createStorage({ now, report, isAllowed }: StorageOptions): DeviceStorage {
  const held = new Map<MemoryKey, string>();

  function use<T>(key: string, run: (area: Storage, name: string) => T): T | undefined {
    try {
      return run(key === 'tab' ? sessionStorage : localStorage, `attune:${key}`);
    } catch (cause) {
      return report('storage_blocked', { cause }) as undefined;
    }
  }

  /** Nothing is the empty text. */
  function put(key: MemoryKey, text = ''): void {
    held.set(key, text);
    if (!text || isAllowed(keys[key][0])) use(key, (area, name) => (text ? area.setItem(name, text) : area.removeItem(name)));
  }

  return {
    use,
    read(key) {
      const [name, life] = keys[key];
      const text = (isAllowed(name) && use(key, (area, item) => area.getItem(item))) || held.get(key);
      try {
        const { t, v } = JSON.parse(text!) as { t: number; v: unknown };
        return now() - t < life * day ? v : undefined;
      } catch {
        // What others wrote under our key, or what a broken disk left, is nothing.
        return undefined;
      }
    },
    write: (key, value) => put(key, value === undefined ? '' : JSON.stringify({ t: now(), v: value })),
    allow(wasAllowed) {
      for (const key of Object.keys(keys) as MemoryKey[]) {
        const [name] = keys[key];
        const text = held.get(key);
        if (isAllowed(name) ? text : wasAllowed(name)) put(key, isAllowed(name) ? text : '');
      }
    },
  };
}
