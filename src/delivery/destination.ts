/**
 * Destination — an endpoint as delivery sees it from the first moment.
 */
import type { Endpoint, EndpointFunction } from '../types.ts';

export interface Destination {
  /** Names its queue in the store. */
  readonly queue: string;
  readonly endpoint: Endpoint | EndpointFunction;
  /** Events in a request. */
  readonly maxBatch: number;
  readonly wants: (name: string) => boolean;
}

/** How reports name it. */
export const nameOf = (endpoint: Endpoint | EndpointFunction): string => (endpoint as Partial<Endpoint>).url ?? 'endpoint()';
