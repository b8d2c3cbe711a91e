/**
 * Decide — what a slot holds: the first candidate of its greeting or offer whose condition holds and whose words can be filled,
 * else the page's own default. Pure; every reason is kept, so that "why" has an answer.
 */
import { choose } from '../decision/slots.ts';
import type { Candidate, SlotFacts } from '../decision/slots.ts';
import type { AttuneConfig, Experiment, Gate } from '../types.ts';

export interface SlotDecision {
  readonly slot: string;
  readonly kind: 'greeting' | 'offer';
  /** The greeting's or offer's. */
  readonly id: string;
  /** The candidate's, else its place (`say[0]`); `default` is what the page's own HTML holds. */
  readonly variant: string;
  /** A greeting's words. With neither these nor a template the default stays. */
  readonly text?: string | undefined;
  /** An offer's template. */
  readonly template?: string | undefined;
  /** The place of the chosen candidate (`say[0]`), or the gate that held all of them back. Names no value of the visitor's. */
  readonly because: string;
  readonly gates: readonly Gate[];
}

interface DecideOptions extends SlotFacts {
  readonly slot: string;
  readonly config: Pick<AttuneConfig, 'greetings' | 'offers'>;
}

/** A greeting or an offer, without the difference between them. */
interface Rule {
  readonly kind: SlotDecision['kind'];
  readonly slot: string;
  readonly id?: string;
  /** What the configuration calls its candidates. */
  readonly list: 'say' | 'show';
  readonly candidates: readonly Candidate[];
  readonly experiment: Experiment;
}

/** @returns `undefined` for a slot that nothing names. Of several that name it, the first that has something to show. */
export function decideSlot({ slot, config, ...facts }: DecideOptions): SlotDecision | undefined {
  const { greetings = [], offers = [] } = config;
  const rules: Rule[] = [
    ...greetings.map((rule) => ({ ...rule, kind: 'greeting', list: 'say', candidates: rule.say, experiment: rule }) as const),
    ...offers.map((rule) => ({ ...rule, kind: 'offer', list: 'show', candidates: rule.show, experiment: rule }) as const),
  ];
  const decisions = rules.filter((rule) => rule.slot === slot).map((rule) => decide(rule, facts));
  return decisions.find(({ variant }) => variant !== 'default') ?? decisions[0];
}

function decide({ kind, slot, id = slot, list, candidates, experiment }: Rule, facts: SlotFacts): SlotDecision {
  const { gates, index, text, variant } = choose(experiment, id, candidates, facts);
  const decision = { slot, kind, id, gates };
  if (index === undefined) return { ...decision, variant: 'default', because: gates.find(({ pass }) => !pass)?.gate ?? 'if' };
  const because = `${list}[${index}]`;
  return { ...decision, variant: variant ?? because, text, template: kind === 'offer' ? variant : undefined, because };
}
