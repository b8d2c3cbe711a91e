/**
 * Destination — an endpoint with its defaults filled in, as delivery sees it.
 */
import type { Endpoint, EndpointFunction } from '../types.ts';

export interface Destination {
  /** Names its queue in the store. */
  readonly queue: string;
  readonly endpoint: Endpoint | EndpointFunction;
  /** Events in a request. */
  readonly maxBatch: number;
  /** Bytes in a request. */
  readonly maxBytes: number;
  /** How long an event waits for others, in milliseconds. */
  maxWait: number;
  /** How long an event is kept, in milliseconds. Default: 14 days. */
  retain?: number | undefined;
  readonly wants: (name: string) => boolean;
}

/** How reports name it. */
export const nameOf = (endpoint: Endpoint | EndpointFunction): string => (endpoint as Partial<Endpoint>).url ?? 'endpoint()';
