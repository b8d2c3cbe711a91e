/**
 * Destinations — the configuration's endpoints with their defaults filled in.
 */
import type { AttuneOptions, Endpoint, EndpointFunction } from './types.ts';
import { duration } from './decision/durations.ts';
import type { Destination } from './delivery/index.ts';

type One = string | Endpoint | EndpointFunction | undefined;

/** @param configured - One, several, or none. */
export function destinations(configured: AttuneOptions['endpoint']): Destination[] {
  return ([configured ?? []].flat() as One[]).flatMap((one, index) => {
    // Left out, but counted, so that the others keep their queues.
    if (!one) return [];
    const endpoint = typeof one === 'string' ? { url: one } : one;
    const { name = `${index}`, url = 'endpoint()', maxBatch = 50, maxBytes = 256 * 1024, maxWait = '5s', retain = '14d', only, except } = endpoint as Endpoint;
    return {
      endpoint, maxBatch, maxBytes,
      // The key of a chunk is parted by `|`; a function has a name of its own.
      queue: typeof endpoint === 'function' ? `${index}` : name.replaceAll('|', '_'),
      where: url,
      maxWait: duration(maxWait) ?? 5 * 1000,
      retain: duration(retain) ?? 14 * 24 * 60 * 60 * 1000,
      wants: (event: string) => (only?.includes(event) ?? true) && !except?.includes(event),
    };
  });
}
