/**
 * Sending — the part of delivery that loads right after the start, as one file: what empties the queues, and what looks after those
 * that pages before this one left. Here the endpoint's durations are read; what cannot be read leaves the default.
 */
import { duration } from './decision/durations.ts';
import type { Endpoint } from './types.ts';
import { createSender as create } from './delivery/sender.ts';
import type { Sender, SenderOptions } from './delivery/sending.ts';

export { flush } from './delivery/flush.ts';
export { recover } from './delivery/recovery.ts';

export function createSender(options: SenderOptions): Sender {
  const { maxWait = '', retain = '' } = options.destination.endpoint as Partial<Endpoint>;
  return create({ ...options, maxWait: duration(maxWait), retain: duration(retain) });
}
