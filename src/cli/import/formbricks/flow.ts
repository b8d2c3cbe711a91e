/**
 * Flow — rules, jumps and fallbacks of a Formbricks survey as `next` of its questions, and as conditions of its endings.
 * Jumps go forward only here: one back, or in a circle, is named and dropped, and the survey goes on with the next question.
 */
import { matches } from '../../../decision/condition.ts';
import type { Condition, Question } from '../../../types.ts';
import type { Notes } from '../notes.ts';
import { type Located, locatedIn, stringOf, under } from '../reading.ts';
import type { Card } from './cards.ts';
import type { Asked } from './elements.ts';
import { conditionOf, type Logic } from './logic.ts';

type Next = NonNullable<Question['next']>[number];

/** A way to an ending. */
export interface WayOut {
  readonly ending: string;
  readonly if: Condition;
}

/** What becomes of the rules behind one card. */
interface Ways {
  readonly next: readonly Next[];
  readonly out: readonly WayOut[];
  readonly taken: readonly Taken[];
}

interface Way {
  readonly if: Condition | undefined;
  readonly target: string;
  readonly path: string;
}

/** What the ways are found in. */
export interface Chart {
  readonly cards: readonly Card[];
  /** Carried over, by card. */
  readonly carried: ReadonlyMap<Card, readonly Asked[]>;
  readonly endings: readonly string[];
}

const JUMPS = ['jumpToBlock', 'jumpToQuestion'];

/** The jumps of a card in the order in which they are tried, its fallback last. */
function waysOf(card: Card, logic: Logic): readonly Way[] {
  const ways = card.rules.flatMap((rule): Way[] => {
    const actionsAt = under(rule.path, 'actions');
    const actions = locatedIn(rule.value.actions, actionsAt);
    for (const { value, path } of actions) {
      if (value.objective === 'calculate') logic.notes.lost(path, 'There are no variables here.', 'Calculate where the answers arrive.');
      if (value.objective === 'requireAnswer') {
        logic.notes.lost(path, 'A question is optional always or never here.', 'Take "optional" away from it, or ask twice with "if".');
      }
    }
    const jump = actions.find(({ value }) => JUMPS.includes(`${value.objective}`));
    const target = stringOf(jump?.value.target);
    if (!jump || target === undefined) return [];
    const condition = conditionOf({ value: rule.value.conditions as Located['value'] ?? {}, path: under(rule.path, 'conditions') }, logic);
    return condition ? [{ if: condition, target, path: under(jump.path, 'target') }] : [];
  });
  return card.fallback === undefined ? ways : [...ways, { if: undefined, target: card.fallback, path: under(card.path, 'logicFallback') }];
}

/** The first question of a card or of one behind it, `end` where there is none, `undefined` for a jump that cannot be. */
function gotoOf({ target, path }: Way, from: Card, { cards, carried, endings }: Chart, notes: Notes): string | undefined {
  if (endings.includes(target) || target === 'end') return 'end';
  const [here, there] = [cards.indexOf(from), cards.findIndex((card) => card.id === target || card.elements.some(({ value }) => value.id === target))];
  if (there < 0) notes.lost(path, `There is nothing called ${JSON.stringify(target.slice(0, 64))} to go to.`, 'Name a later question, or "end".');
  else if (there <= here) {
    notes.lost(path, there === here ? 'It leads to itself.' : 'It leads back, and jumps go forward only here.', 'Move what it leads to behind this one.');
  }
  if (there <= here) return undefined;
  return cards.slice(there).flatMap((card) => carried.get(card) ?? [])[0]?.question.id ?? 'end';
}

/** A way that somebody may have taken, and the card that it leads to; past the last one where it leads to an end. */
export interface Taken {
  readonly to: number;
  readonly if: Condition;
}

/** What a visitor's way to a card is told by. */
interface Reaching {
  /** The card's last question: whoever answered it was there. */
  readonly last: Asked;
  /** Ways that lead past this card: whoever took none was there. */
  readonly past: readonly Condition[];
}

/** Longer ones are not worth their bytes; endings that need one are named. */
const LONGEST = 5000;

/** Holds only for those who came here and whom no way before this one led elsewhere. */
function only(condition: Condition | undefined, before: readonly Condition[], { last, past }: Reaching): Condition {
  const isProof = condition !== undefined && !matches(condition, {});
  const mustAnswer = !last.question.optional && last.question.type !== 'message';
  const reached = isProof ? [] : mustAnswer ? [{ [`answers.${last.question.id}`]: { $exists: true } }] : past.length > 0 ? [{ $nor: past }] : [];
  const parts = [...(condition ? [condition] : []), ...reached, ...(before.length > 0 ? [{ $nor: before }] : [])];
  return parts.length === 1 ? parts[0]! : { $and: parts };
}

const cardOf = (question: string, { cards, carried }: Chart): number =>
  cards.findIndex((card) => carried.get(card)?.some(({ question: { id } }) => id === question));

/**
 * @param last - The last question of the card that was carried over: the rules stand behind it.
 * @param earlier - Ways behind cards before this one.
 */
export function flowOf(card: Card, last: Asked, { chart, logic, earlier }: { readonly chart: Chart; readonly logic: Logic; readonly earlier: readonly Taken[] }): Ways {
  const here = chart.cards.indexOf(card);
  const reaching = { last, past: earlier.filter(({ to }) => to > here).map((way) => way.if) };
  const before: Condition[] = [];
  const ways = waysOf(card, logic).flatMap((way) => {
    const goto = gotoOf(way, card, chart, logic.notes);
    const condition = only(way.if, [...before], reaching);
    if (way.if) before.push(way.if);
    return goto === undefined ? [] : [{ ...way, goto, condition }];
  });
  const known = ways.filter(({ condition }) => JSON.stringify(condition).length <= LONGEST);
  const ended = ways.filter(({ target }) => chart.endings.includes(target));
  for (const way of ended.filter((each) => !known.includes(each))) {
    logic.notes.lost(way.path, 'Who comes to this ending cannot be said shortly.', 'Write it into "thanks", with an "if".');
  }
  return {
    next: ways.map(({ if: wanted, goto }) => ({ ...(wanted && { if: wanted }), goto })),
    out: ended.filter((each) => known.includes(each)).map(({ target, condition }) => ({ ending: target, if: condition })),
    taken: known.map(({ goto, condition }) => ({ if: condition, to: goto === 'end' ? Infinity : cardOf(goto, chart) })),
  };
}
