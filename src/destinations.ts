/**
 * Destinations — the configuration's endpoints with their defaults filled in. Durations are read by code that loads where there are any;
 * until then, and where it cannot be had, the defaults hold.
 */
import type { AttuneOptions, Endpoint, EndpointFunction } from './types.ts';
import type { Destination } from './delivery/destination.ts';

type One = string | Endpoint | EndpointFunction | undefined;

/** @param configured - One, several, or none. */
export function destinations(configured: AttuneOptions['endpoint']): Destination[] {
  return ([configured ?? []].flat() as One[]).flatMap((one, index) => {
    // Left out, but counted, so that the others keep their queues.
    if (!one) return [];
    const endpoint = typeof one === 'string' ? { url: one } : one;
    const { name, maxBatch = 50, maxBytes = 256 * 1024, maxWait, retain, only, except } = endpoint as Endpoint;
    return {
      endpoint, maxBatch, maxBytes,
      // The key of a chunk is parted by `|`; a function has a name of its own.
      queue: typeof endpoint === 'function' ? `${index}` : (name ?? `${index}`).replaceAll('|', '_'),
      maxWait: span(maxWait, 5 * 1000),
      retain: span(retain, 14 * 24 * 60 * 60 * 1000),
      wants: (event) => (only?.includes(event) ?? true) && !except?.includes(event),
    };
  });
}

/** A duration in milliseconds, as it is known by now. */
function span(text: string | undefined, ms: number): () => number {
  if (text) import('./decision/durations.ts').then(({ duration }) => (ms = duration(text) ?? ms), () => 0);
  return () => ms;
}
