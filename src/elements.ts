/**
 * Elements — the parts that look after elements of the page: which touchpoints are really seen, and what slots hold.
 * One file of the script tag's build, because pages that have one mostly have the other.
 */
import { matches } from './decision/condition.ts';
import { startSlots } from './personal/slots.ts';
import { startSeen } from './touchpoints/seen.ts';
import type { Dispose, FeatureClient } from './types.ts';

interface ElementsOptions {
  readonly client: FeatureClient;
}

export function startElements({ client }: ElementsOptions): Dispose {
  const undo = [startSeen({ client }), startSlots({ client, matches })];
  return () => undo.forEach((run) => run());
}
