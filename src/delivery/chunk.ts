/**
 * Chunk — some events as they lie in the store: JSON, serialised once and joined by commas, so that the bytes stored are the bytes
 * sent. The key sorts by time and says how much it holds, so that the store can be counted and ordered without being read.
 */
import type { AttuneEvent } from '../types.ts';

/** The key is `<queue>|<first event's id>|<events>|<bytes>`. */
export type Chunk = readonly [key: string, text: string];

/** A chunk always fits into what outlives a page. */
export const chunkBytes = 56 * 1024;

/** UTF-8 bytes, which is what receivers, stores and the browser's keepalive budget count. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

export const isOf = (key: string, queue: string): boolean => key.startsWith(`${queue}|`);
export const countOf = (key: string): number => +key.split('|')[2]!;
export const bytesOf = (key: string): number => +key.split('|')[3]!;
/** When the first event was made: a UUIDv7 begins with its milliseconds. */
export const timeOf = (key: string): number => parseInt(key.split('|')[1]!.replace('-', ''), 16);
export const sumOf = (keys: readonly string[], of: (key: string) => number): number => keys.reduce((sum, key) => sum + of(key), 0);

/** The bounds of the store, over all queues of the origin. */
export const most = { events: 10_000, bytes: 8 * 1024 * 1024 };
export const isTooMuch = (keys: readonly string[], share = 1): boolean =>
  sumOf(keys, countOf) > most.events * share || sumOf(keys, bytesOf) > most.bytes * share;

export const eventsOf = (text: string): AttuneEvent[] => JSON.parse(`[${text}]`) as AttuneEvent[];

/** Cuts serialised events into chunks of at most so many; what alone is larger than a chunk stands alone. */
export function cut(queue: string, lines: readonly string[], atMost: number): Chunk[] {
  const chunks: Chunk[] = [];
  let part: string[] = [];
  let bytes = 0;
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    bytes += byteLength(line) + 1;
    if (part.push(line) < atMost && next && bytes + byteLength(next) < chunkBytes) return;
    // An event begins with `{"id":"` and its UUID.
    chunks.push([`${queue}|${part[0]!.slice(7, 43)}|${part.length}|${bytes}`, part.join()]);
    part = [];
    bytes = 0;
  });
  return chunks;
}

/** The chunks from there that make a request of at most so many events and bytes; at least one. */
export function batchOf(keys: readonly string[], from: number, events: number, bytes: number): string[] {
  const end = keys.findIndex((key, index) => index >= from && ((events -= countOf(key)) < 0 || (bytes -= bytesOf(key)) < 0));
  return keys.slice(from, end < 0 ? undefined : Math.max(end, from + 1));
}
