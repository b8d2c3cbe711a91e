/**
 * Elements — the parts that look after elements of the page: which touchpoints are really seen, what slots
 * hold, and where a survey stands.
 * One file of the script tag's build, because pages that have one mostly have the other.
 */
import { matches } from './decision/condition.ts';
import { startSlots } from './personal/slots.ts';
import { awaitEmbeds } from './surveys/embeds.ts';
import { startSeen } from './touchpoints/seen.ts';
import type { Dispose, FeatureClient } from './types.ts';

interface ElementsOptions {
  readonly client: FeatureClient;
}

export function startElements({ client }: ElementsOptions): Dispose {
  const undo = [startSeen({ client }), startSlots({ client, matches }), awaitEmbeds(client)];
  return () => undo.forEach((run) => run());
}
