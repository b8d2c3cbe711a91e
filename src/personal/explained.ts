/**
 * Explained — why each greeting and offer shows or does not, on this page and now. Loaded only when somebody asks.
 */
import { matches } from '../decision/condition.ts';
import { slotGates } from '../decision/slot-gates.ts';
import { textsIn } from '../locales/load.ts';
import type { Explainable, FeatureClient } from '../types.ts';
import { candidatesOf, surfaces } from './decide.ts';
import { localeOf } from './environment.ts';
import { createFinder } from './finder.ts';
import { factsOf } from './facts.ts';

export async function explained(client: FeatureClient): Promise<Explainable[]> {
  const facts = factsOf({ client, matches, texts: await textsIn(localeOf(client), client.config.value.texts) });
  const finder = createFinder(client);
  return surfaces(client.config.value).map((surface) => {
    const { slot, id = slot } = surface;
    const isThere = [...finder.within(document)].some((element) => finder.slotOf(element) === slot);
    return {
      id,
      kind: 'say' in surface ? 'greeting' : 'offer',
      gates: [...slotGates(surface, id, candidatesOf(surface), facts), { gate: 'ready', pass: isThere, wanted: slot, found: isThere ? undefined : `the page has no slot ${slot}` }],
    };
  });
}
