/**
 * Spill — what IndexedDB has not confirmed when the page goes, written to localStorage because that is synchronous.
 * Not a store: a killed browser loses its last seconds. The next page puts it where it belongs.
 */
import type { DeviceStorage } from '../core/storage.ts';
import type { Chunk } from './chunk.ts';

/** Before the document's id. */
export const spillPrefix = 'spill:';

/** Replaces what this document has spilled; nothing removes it. */
export const spill = (memory: DeviceStorage, doc: string, chunks: readonly Chunk[]): unknown =>
  memory.put(spillPrefix + doc, chunks[0] ? JSON.stringify(chunks) : '');
