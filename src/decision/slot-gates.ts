/**
 * Slot gates — every reason for or against what a greeting or an offer shows, for those who ask why.
 * Each gate is asked even after one has failed, so that "why" has a whole answer.
 */
import type { Experiment, Gate } from '../types.ts';
import { asks } from './asks.ts';
import { heldOut } from './holdout.ts';
import { choose } from './slots.ts';
import type { Candidate, SlotFacts } from './slots.ts';

/** The gates of one greeting or offer, in the order of the specification. */
export function slotGates(surface: Experiment, id: string, candidates: readonly Candidate[], facts: SlotFacts): Gate[] {
  const { consent, holdout, visitor, ...others } = facts;
  const { index } = choose(surface, id, candidates, { ...others, visitor });
  const wanted = { $or: candidates.map((one) => one.if ?? {}) };
  // What a text inserts without a fallback must be there, as if the condition asked for it.
  const inserted = candidates.flatMap(({ text }) => [...JSON.stringify(text ?? '').matchAll(/\{([^{}|\s"]+)\}/g)].map(([, path]) => path!));
  const { found } = asks({ ...wanted, $and: [Object.fromEntries(inserted.map((path) => [path, null]))] }, facts);
  return [
    { gate: 'config', pass: true },
    { gate: 'consent', pass: consent?.given ?? true, wanted: consent?.needs, found: consent?.given },
    { gate: 'holdout', ...heldOut(holdout, visitor) },
    { gate: 'if', pass: index !== undefined, wanted, found },
  ];
}
