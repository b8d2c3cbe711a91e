/**
 * Recovery — puts into the store what pages before this one could only spill.
 * A spill of a page that still lives is the same chunk under the same key: nothing is doubled.
 */
import type { DeviceStorage } from '../core/storage.ts';
import type { Chunk } from './chunk.ts';
import { spillPrefix } from './spill.ts';
import type { BaseStore } from './store.ts';

export interface RecoveryOptions {
  readonly memory: DeviceStorage;
  /** This document's own id: its own spill is not looked at. */
  readonly doc: string;
  readonly store: BaseStore;
}

export async function recover({ memory, doc, store }: RecoveryOptions): Promise<void> {
  const keys = memory.use(spillPrefix, (area, name) => Object.keys(area).filter((key) => key.startsWith(name) && !key.endsWith(doc))) ?? [];
  for (const key of keys) if (await store.change([], parse(localStorage.getItem(key)))) localStorage.removeItem(key);
}

/** What others wrote under our key is nothing. */
function parse(text: string | null): Chunk[] {
  try {
    const chunks = JSON.parse(text ?? '') as Chunk[];
    return chunks.filter(([key, events]) => /^[^|]+\|[-\da-f]+\|\d+\|\d+$/.test(key) && Array.isArray(JSON.parse(`[${events}]`)));
  } catch {
    return [];
  }
}
