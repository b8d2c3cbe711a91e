/**
 * Destinations — the configuration's endpoints with their defaults filled in. Durations are read by code that loads where there are any;
 * until then, and where it cannot be had, the defaults hold.
 */
import type { AttuneOptions, Endpoint, EndpointFunction } from './types.ts';
import type { Destination } from './delivery/destination.ts';

type One = string | Endpoint | EndpointFunction | undefined;

/** @param configured - One, several, or none. */
export const destinations = (configured: AttuneOptions['endpoint']): Destination[] =>
  ([configured ?? []].flat() as One[]).flatMap((one, index) => {
    // Left out, but counted, so that the others keep their queues.
    if (!one) return [];
    const endpoint = typeof one === 'string' ? { url: one } : one;
    const { name, maxBatch = 50, maxBytes = 256 * 1024, maxWait, retain, only, except } = endpoint as Endpoint;
    const destination: Destination = {
      endpoint, maxBatch, maxBytes, maxWait: 5 * 1000,
      // The key of a chunk is parted by `|`; a function has a name of its own.
      queue: typeof endpoint === 'function' || !name ? `${index}` : name.replaceAll('|', '_'),
      wants: (event) => (!only || only.includes(event)) && !except?.includes(event),
    };
    if (maxWait || retain) import('./spans.ts').then(({ setSpans }) => setSpans(destination, endpoint as Endpoint), () => 0);
    return [destination];
  });
