/**
 * Smaller — a stored chunk that holds more than one request may (the endpoint has bounds of its own, or its format, or the receiver has
 * asked for less) is cut anew, in one transaction. Loaded when there is one.
 */
import { bytesOf, countOf, cut } from './chunk.ts';
import type { Store } from './contents.ts';
import { eventsOf } from './events.ts';

interface SmallerOptions {
  readonly store: Store;
  readonly key: string;
  /** In a request, at most. */
  readonly events: number;
  readonly bytes: number;
}

/** Resolves to whether it was. By bytes it may take another time, if the events differ much in size. */
export async function cutSmaller({ store, key, events, bytes }: SmallerOptions): Promise<boolean> {
  const fitting = Math.floor((countOf(key) * bytes) / bytesOf(key));
  const lines = eventsOf(await store.read([key])).map((event) => JSON.stringify(event));
  const parts = cut(key.split('|')[0]!, lines, Math.max(1, Math.min(events, fitting)));
  if (await store.change([key], parts) || !(await store.keys()).includes(key)) return true;
  // A full disk keeps it as it was; without a disk, memory holds the parts.
  await store.change(parts.map(([name]) => name), []);
  return false;
}
