/**
 * Answer — reads a receiver's own words about single events.
 * Promise: ids and indexes that are not of this batch are passed over, and garbage is `undefined` or an empty list.
 */
import type { Format, Interpretation } from '../../types.ts';

type Drops = NonNullable<Interpretation['drop']>;
type Json = { readonly [key: string]: unknown };

const asObject = (value: unknown): Json | undefined => (typeof value === 'object' && value !== null ? (value as Json) : undefined);

const asText = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** The answer as an object, if it is one. */
export function readObject(body: string): Json | undefined {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** Events named by `{ id }` or `{ index }`, or by either alone; each once, with the receiver's reason. */
export function readDrops(list: unknown, ids: readonly string[], reason = 'rejected'): Drops {
  const reasons = new Map<string, string>();
  for (const entry of Array.isArray(list) ? (list as unknown[]) : []) {
    const { id, index, reason: why, message, error } = asObject(entry) ?? { id: entry, index: entry };
    const found = ids.find((known) => known === id) ?? (typeof index === 'number' ? ids[index] : undefined);
    if (found !== undefined) reasons.set(found, asText(why) ?? asText(message) ?? asText(error) ?? reason);
  }
  return Array.from(reasons, ([id, why]) => ({ id, reason: why }));
}

/** The receiver refused the request for the sake of these and stored nothing: the others go again at once. */
export function nothingStored(drop: Drops, ids: readonly string[]): Interpretation {
  return { drop, retry: ids.filter((id) => drop.every((bad) => bad.id !== id)), after: 0 };
}

/**
 * Our own dialect, `{ "rejected": [{ "id" or "index", "reason" }] }`: any 2xx has stored all the others,
 * a 400 or 422 none. `undefined` where nothing is named.
 */
export const readRejected: NonNullable<Format['interpret']> = (status, _headers, body, ids) => {
  const drop = readDrops(readObject(body)?.['rejected'], ids);
  if (!drop.length) return undefined;
  if (status === 400 || status === 422) return nothingStored(drop, ids);
  return status < 300 ? { drop } : undefined;
};
