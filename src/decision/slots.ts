/**
 * Slots — which candidate a greeting or an offer chooses: the first whose `if` holds, whose words can be filled, and which the
 * visitor's variant of an experiment allows. Every reason for it is `slot-gates`' to tell, and is loaded only when somebody asks.
 */
import type { Attributes, Condition, Experiment, Text } from '../types.ts';
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
  /** Asks a condition; given, so that a page that has it already does not load it twice. */
  readonly matches: (condition: Condition, attributes: Attributes) => boolean;
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
  /** What keeps the default, if anything does. */
  readonly shut?: 'consent' | 'holdout' | 'if';
  /** The candidate's place in the list, from 0; absent if the default stays. */
  readonly index?: number;
  /** The words, filled. */
  readonly text?: string | undefined;
  readonly variant?: string | undefined;
}

/** What was typed into a name may hold what cannot be seen: control characters, marks that turn the line round, spaces by the dozen. */
const legible = (text: string): string => text.replace(/[^\P{Cc}\s]|[\u202a-\u202e\u2066-\u2069]/gu, '').replace(/\s{2,}|[\t\n\r]/g, ' ');

/** Chooses. @param id - Names the experiment, if it has no name of its own. */
export function choose(surface: Experiment, id: string, candidates: readonly Candidate[], facts: SlotFacts): SlotChoice {
  const { attributes, matches, locale, visitor, holdout, consent } = facts;
  if (consent && !consent.given) return { shut: 'consent' };
  if (!heldOut(holdout, visitor).pass) return { shut: 'holdout' };
  const mine = variant(surface, id, visitor);
  for (const [index, one] of candidates.entries()) {
    if ((one.if && !matches(one.if, attributes)) || (surface.split && one.variant !== undefined && one.variant !== mine)) continue;
    const text = one.text === undefined ? undefined : words(one.text, locale, attributes);
    if (text !== undefined || one.text === undefined) return { index, text: text && legible(text), variant: one.variant ?? mine };
  }
  return { shut: 'if' };
}
