/**
 * Slots — which candidate a greeting or an offer chooses, and every reason for it.
 * The first whose `if` holds, whose words can be filled, and which the visitor's variant of an experiment allows.
 */
import type { Attributes, Condition, Experiment, Gate, Text } from '../types.ts';
import { asks } from './asks.ts';
import { matches } from './condition.ts';
import type { Groups } from './condition.ts';
import { heldOut } from './holdout.ts';
import { variant } from './variant.ts';
import { words } from './words.ts';

/** One candidate of a greeting (`text`) or an offer (`variant`). */
export interface Candidate {
  readonly if?: Condition;
  readonly text?: Text;
  readonly variant?: string;
}

/** What is so, for one slot. */
export interface SlotFacts {
  readonly attributes: Attributes;
  readonly groups?: Groups | undefined;
  /** BCP 47. */
  readonly locale: string;
  /** The visitor's id: decides holdout and variants. */
  readonly visitor: string;
  /** The configuration's `holdout`. */
  readonly holdout?: number | undefined;
  readonly consent?: { readonly needs: string; readonly given: boolean };
}

/** What a slot gets. */
export interface SlotChoice {
  readonly gates: readonly Gate[];
  /** The candidate's place in the list, from 0; absent if the default stays. */
  readonly index?: number;
  /** The words, filled. */
  readonly text?: string;
  readonly variant?: string;
}

function reason(candidates: readonly Candidate[], facts: SlotFacts, pass: boolean): Gate {
  const wanted = { $or: candidates.map((one) => one.if ?? {}) };
  // What a text inserts without a fallback must be there, as if the condition asked for it.
  const inserted = candidates.flatMap(({ text }) => [...JSON.stringify(text ?? '').matchAll(/\{([^{}|\s"]+)\}/g)].map(([, path]) => path!));
  const { found } = asks({ ...wanted, $and: [Object.fromEntries(inserted.map((path) => [path, null]))] }, facts);
  return { gate: 'if', pass, wanted, found };
}

/** Chooses. @param id - Names the experiment, if it has no name of its own. */
export function choose(surface: Experiment, id: string, candidates: readonly Candidate[], facts: SlotFacts): SlotChoice {
  const { attributes, groups, locale, visitor, holdout, consent } = facts;
  const mine = variant(surface, id, visitor);
  const filled = candidates.map(({ text }) => (text === undefined ? undefined : words(text, locale, attributes)));
  const index = candidates.findIndex((one, i) =>
    (!one.if || matches(one.if, attributes, groups))
    && (one.text === undefined || filled[i] !== undefined)
    && (!surface.split || one.variant === undefined || one.variant === mine));
  const chosen = candidates[index];
  const gates: Gate[] = [
    { gate: 'config', pass: true },
    { gate: 'consent', pass: consent?.given ?? true, wanted: consent?.needs, found: consent?.given },
    { gate: 'holdout', ...heldOut(holdout, visitor) },
    reason(candidates, facts, chosen !== undefined),
  ];
  if (!chosen || gates.some(({ pass }) => !pass)) return { gates };
  const text = filled[index];
  const name = chosen.variant ?? mine;
  return { gates, index, ...(text === undefined ? {} : { text }), ...(name === undefined ? {} : { variant: name }) };
}
