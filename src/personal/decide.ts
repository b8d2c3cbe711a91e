/**
 * Decide — what a slot holds: the first candidate of its greeting or offer whose condition holds and whose words can be filled,
 * else the page's own default. Pure.
 */
import { choose } from '../decision/slots.ts';
import type { Candidate, SlotFacts } from '../decision/slots.ts';
import type { AttuneConfig, Greeting, Offer } from '../types.ts';

export interface SlotDecision {
  readonly slot: string;
  readonly kind: 'greeting' | 'offer';
  /** The greeting's or offer's. */
  readonly id: string;
  /** The candidate's, else its place (`say[0]`); `default` is what the page's own HTML holds. */
  readonly variant: string;
  /** A greeting's words. With neither these nor a template the default stays. */
  readonly text?: string | undefined;
  /** The words say what time of day it is. */
  readonly isTimely?: boolean;
  /** An offer's template. */
  readonly template?: string | undefined;
  /** The place of the chosen candidate (`say[0]`), or the gate that held all of them back. Names no value of the visitor's. */
  readonly because: string;
}

type Rules = Pick<AttuneConfig, 'greetings' | 'offers'>;

interface DecideOptions extends SlotFacts {
  readonly slot: string;
  readonly config: Rules;
}

/** Greetings and offers, without the difference between them. */
export function surfaces({ greetings = [], offers = [] }: Rules): readonly (Greeting | Offer)[] {
  return [...greetings, ...offers];
}

/** What a greeting or an offer chooses from. */
export function candidatesOf(surface: Greeting | Offer): readonly Candidate[] {
  return 'say' in surface ? surface.say : surface.show;
}

/** @returns `undefined` for a slot that nothing names. Of several that name it, the first that has something to show. */
export function decideSlot({ slot, config, ...facts }: DecideOptions): SlotDecision | undefined {
  const decisions = surfaces(config).filter((surface) => surface.slot === slot).map((surface) => decide(surface, facts));
  return decisions.find(({ variant }) => variant !== 'default') ?? decisions[0];
}

function decide(surface: Greeting | Offer, facts: SlotFacts): SlotDecision {
  const { slot, id = slot } = surface;
  const isGreeting = 'say' in surface;
  const { shut, index, text, variant } = choose(surface, id, candidatesOf(surface), facts);
  const isTimely = text !== undefined && JSON.stringify(candidatesOf(surface)[index!]?.text).includes('{greeting');
  const place = `${isGreeting ? 'say' : 'show'}[${index}]`;
  return {
    slot, id, text, ...(isTimely && { isTimely }),
    kind: isGreeting ? 'greeting' : 'offer',
    variant: shut ? 'default' : variant ?? place,
    template: isGreeting ? undefined : variant,
    because: shut ?? place,
  };
}
