/**
 * Elements — the parts that look after elements of the page: which touchpoints are really seen, and what slots hold.
 * One file of the script tag's build, because pages that have one mostly have the other.
 */
import { startSlots } from './personal/slots.ts';
import { startSeen } from './touchpoints/seen.ts';
import type { SlotFacts } from './decision/slots.ts';
import type { Dispose, FeatureClient } from './types.ts';

interface ElementsOptions {
  readonly client: FeatureClient;
  /** Asks a condition; given, so that a page that has it already does not load it twice. */
  readonly matches: SlotFacts['matches'];
}

export function startElements(options: ElementsOptions): Dispose {
  const undo = [startSeen(options), startSlots(options)];
  return () => undo.forEach((run) => run());
}
