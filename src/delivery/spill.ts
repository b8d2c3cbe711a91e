/**
 * Spill — what IndexedDB has not confirmed when the page goes, written to localStorage because that is synchronous.
 * Not a store: a killed browser loses its last seconds. The next page puts it where it belongs.
 */
import type { Chunk } from './chunk.ts';

export const prefix = 'attune:spill:';

/** Replaces what this document has spilled; nothing removes it. */
export function spill(doc: string, chunks: readonly Chunk[]): void {
  try {
    if (chunks.length) localStorage.setItem(prefix + doc, JSON.stringify(chunks));
    else localStorage.removeItem(prefix + doc);
  } catch {
    // Full or forbidden: the keepalive request is what remains.
  }
}

/** Whether another document has spilled something. */
export function hasSpilled(doc: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(prefix) && !key.endsWith(doc));
  } catch {
    return false;
  }
}
