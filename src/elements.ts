/**
 * Elements — the parts that look after elements of the page: which touchpoints are really seen, and what slots hold.
 * One file of the script tag's build, because pages that have one mostly have the other.
 */
import { matches } from './decision/condition.ts';
import { startSlots } from './personal/slots.ts';
import { startSeen } from './touchpoints/seen.ts';
import type { Dispose, FeatureClient } from './types.ts';

/** What the snippets for `<head>` leave: only where there is one is anything kept for it. */
const mark = 'data-attune';

interface ElementsOptions {
  readonly client: FeatureClient;
}

export async function startElements({ client }: ElementsOptions): Promise<Dispose> {
  const early = document.documentElement.hasAttribute(mark) ? await import('./personal/early.ts').catch(() => undefined) : undefined;
  const undo: Dispose[] = [startSeen({ client }), startSlots({ client, matches, early })];
  return () => undo.forEach((run) => run());
}
