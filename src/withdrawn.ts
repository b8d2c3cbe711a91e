/**
 * Withdrawn — what is queued under a consent that was taken back goes: all of it, or what was meant for third parties. Loaded when
 * it happens.
 */
import type { Delivery } from './delivery/index.ts';
import { drop } from './delivery/withdrawal.ts';
import { destinations } from './destinations.ts';
import type { AttuneOptions, Endpoint } from './types.ts';

/** @param shared - Where events go, of which only what is for third parties is dropped. Default: everything goes. */
export async function withdraw({ store, lose }: Delivery, shared?: AttuneOptions['endpoint']): Promise<void> {
  if (shared === undefined) return drop({ store, lose, queue: undefined });
  const foreign = destinations(shared).filter(({ endpoint }) => (endpoint as Endpoint).thirdParty);
  for (const { queue } of foreign) await drop({ store, lose, queue });
}
