/**
 * Chunk — some events as they lie in the store: JSON, serialised once and joined by commas, so that the bytes stored are the bytes
 * sent. The key sorts by time and says how much it holds, so that the store can be counted and ordered without being read.
 */

/** The key is `<queue>|<first event's id>|<events>|<bytes>`. */
export type Chunk = readonly [key: string, text: string];

/** A chunk always fits into what outlives a page. */
export const chunkBytes = 56 * 1024;

const encoder = new TextEncoder();
/** UTF-8 bytes, which is what receivers, stores and the browser's keepalive budget count. */
export const byteLength = (text: string): number => encoder.encode(text).length;

export const isOf = (key: string, queue: string): boolean => key.split('|')[0] === queue;
export const countOf = (key: string): number => +key.split('|')[2]!;
export const bytesOf = (key: string): number => +key.split('|')[3]!;
export const sumOf = (keys: readonly string[], of: (key: string) => number): number => keys.reduce((sum, key) => sum + of(key), 0);

/** Cuts serialised events into chunks of at most so many; what alone is larger than a chunk stands alone. */
export function cut(queue: string, lines: readonly string[], atMost: number): Chunk[] {
  const chunks: [id: string, count: number, bytes: number, text: string][] = [];
  for (const line of lines) {
    const size = byteLength(line) + 1;
    const last = chunks.at(-1);
    if (last && last[1] < atMost && last[2] + size <= chunkBytes) {
      last[1]++;
      last[2] += size;
      last[3] += `,${line}`;
    } else {
      // An event begins with `{"id":"` and its UUID.
      chunks.push([line.slice(7, 43), 1, size - 1, line]);
    }
  }
  return chunks.map(([id, count, bytes, text]) => [`${queue}|${id}|${count}|${bytes}`, text]);
}

/** The first chunks that make a request of at most so many events and bytes; at least one. */
export const batchOf = (keys: readonly string[], events: number, bytes: number): string[] =>
  keys.filter((key, index) => ((events -= countOf(key)) >= 0 && (bytes -= bytesOf(key)) >= 0) || !index);
