/**
 * Destinations — the configuration's endpoints, as delivery sees them from the first moment.
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
    const { url, name, maxBatch = 50, only, except } = endpoint as Endpoint;
    return [{
      endpoint, maxBatch,
      // The key of a chunk is parted by `|`; a function has a name of its own.
      queue: url && name ? name.replaceAll('|', '_') : `${index}`,
      wants: (event) => (!only || only.includes(event)) && !except?.includes(event),
    }];
  });
