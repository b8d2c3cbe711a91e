/**
 * Recovery — puts into the store what pages before this one could only spill. Loaded when there is something.
 * A spill of a page that still lives is the same chunk under the same key: nothing is doubled.
 */
import type { Chunk } from './chunk.ts';
import type { Store } from './store.ts';

/** @param keys - Of localStorage. */
export async function recover(keys: readonly string[], store: Store): Promise<void> {
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
