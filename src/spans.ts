/**
 * Spans — reads the durations of an endpoint that has some. Loaded where there are any; what cannot be read leaves the default.
 */
import { duration } from './decision/durations.ts';
import type { Destination } from './delivery/destination.ts';
import type { Endpoint } from './types.ts';

export function setSpans(destination: Destination, { maxWait = '', retain = '' }: Endpoint): void {
  destination.maxWait = duration(maxWait) ?? destination.maxWait;
  destination.retain = duration(retain) ?? destination.retain;
}
