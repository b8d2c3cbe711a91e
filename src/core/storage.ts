/**
 * Storage — what the SDK keeps about a visitor, on the visitor's device: localStorage where it may be used, memory where it is
 * forbidden, full or not yet allowed. Reading `window.localStorage` itself may throw. Values are kept with the time they
 * were written, and outlive it by what `core/keys` says.
 */
import type { FeatureClient, Memory, MemoryKey } from '../types.ts';

export interface DeviceStorage extends Memory {
  /** What is not stored, as text. */
  readonly held: ReadonlyMap<MemoryKey, string>;
  /** Runs with the storage itself and the full name of a key; `undefined` where it is forbidden or full. */
  use<T>(key: string, run: (area: Storage, name: string) => T): T | undefined;
  /** Writes the text as it is; the empty text removes the key. */
  put(key: string, text: string): unknown;
}

interface StorageOptions extends Pick<FeatureClient, 'now' | 'report'> {
  /** `undefined`: not known yet. What was stored is read, and nothing is written. */
  readonly isAllowed: (key: MemoryKey) => boolean | undefined;
  /** In days. */
  readonly lifeOf: (key: MemoryKey) => number;
  /** Something was written that is larger than most. */
  readonly onLarge?: (() => void) | undefined;
}

const day = 24 * 60 * 60 * 1000;
/** In characters: if no value is longer, all keys together are within their bounds. */
const small = 600;

export function createStorage({ now, report, isAllowed, lifeOf, onLarge }: StorageOptions): DeviceStorage {
  const held = new Map<MemoryKey, string>();

  function use<T>(key: string, run: (area: Storage, name: string) => T): T | undefined {
    try {
      return run(/^t/.test(key) ? sessionStorage : localStorage, `attune:${key}`);
    } catch (cause) {
      return report('storage_blocked', { cause }) as undefined;
    }
  }

  const put = (key: string, text: string): true | undefined => use(key, (area, name) => {
    if (text) area.setItem(name, text);
    else area.removeItem(name);
    return true;
  });
  /** Nothing is the empty text. */
  function keep(key: MemoryKey, text: string): undefined {
    held.set(key, text);
    if (text && !isAllowed(key)) return;
    if (put(key, text)) held.delete(key);
    if (text.length > small) onLarge?.();
  }

  return {
    use, put, held,
    read(key) {
      const text = held.get(key) ?? (isAllowed(key) !== false && use(key, (area, name) => area.getItem(name)));
      if (!text) return undefined;
      try {
        const { t, v } = JSON.parse(text) as { t?: number; v: unknown };
        if (t) return Math.abs(now() - t) < lifeOf(key) * day ? v : keep(key, '');
      } catch {
        // It is told below.
      }
      // What others wrote under our key, or what a broken disk left, is nothing.
      return report('storage_invalid', { path: key });
    },
    write: (key, value) => keep(key, value === undefined ? '' : JSON.stringify({ t: now(), v: value })),
  };
}
