/**
 * Storage — what the SDK keeps about a visitor, on the visitor's device: localStorage where it may be used, memory where it is
 * forbidden, full or not yet allowed. Reading `window.localStorage` itself may throw. Values are kept with the time they
 * were written, and outlive it by what `core/keys` says.
 */
import type { FeatureClient, Memory, MemoryKey } from '../types.ts';

export interface DeviceStorage extends Memory {
  /** Runs with the storage itself and the full name of a key; `undefined` where it is forbidden or full. */
  use<T>(key: string, run: (area: Storage, name: string) => T): T | undefined;
  /** Writes the text as it is; the empty text removes the key. */
  put(key: string, text: string): void;
}

interface StorageOptions extends Pick<FeatureClient, 'now' | 'report'> {
  readonly isAllowed: (key: MemoryKey) => boolean;
  /** In days. */
  readonly lifeOf: (key: MemoryKey) => number;
}

const day = 24 * 60 * 60 * 1000;

export function createStorage({ now, report, isAllowed, lifeOf }: StorageOptions): DeviceStorage {
  const held = new Map<MemoryKey, string>();

  function use<T>(key: string, run: (area: Storage, name: string) => T): T | undefined {
    try {
      return run(/^t/.test(key) ? sessionStorage : localStorage, `attune:${key}`);
    } catch (cause) {
      return report('storage_blocked', { cause }) as undefined;
    }
  }

  const put = (key: string, text: string): void => use(key, (area, name) => (text ? area.setItem(name, text) : area.removeItem(name)));

  return {
    use, put,
    read(key) {
      const text = (isAllowed(key) && use(key, (area, name) => area.getItem(name))) || held.get(key);
      if (!text) return undefined;
      try {
        const { t, v } = JSON.parse(text) as { t?: number; v: unknown };
        if (t) return now() - t < lifeOf(key) * day ? v : undefined;
      } catch {
        // It is told below.
      }
      // What others wrote under our key, or what a broken disk left, is nothing.
      return report('storage_invalid', { path: key });
    },
    write(key, value) {
      // Nothing is the empty text.
      const text = value === undefined ? '' : JSON.stringify({ t: now(), v: value });
      held.set(key, text);
      if (!text || isAllowed(key)) put(key, text);
    },
  };
}
