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
      if (value.objective === 'requireAnswer') logic.notes.lost(path, 'A question is optional always or never here.', 'Take "optional" away from it, or ask twice with "if".');
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
  else if (there <= here) notes.lost(path, there === here ? 'It leads to itself.' : 'It leads back, and jumps go forward only here.', 'Move what it leads to behind this one.');
  if (there <= here) return undefined;
  return cards.slice(there).flatMap((card) => carried.get(card) ?? [])[0]?.question.id ?? 'end';
}

/** Holds only for those who came here and whom no way before this one led elsewhere. */
function only(condition: Condition | undefined, before: readonly Condition[], last: Asked): Condition {
  const reached = { [`answers.${last.question.id}`]: { $exists: true } };
  const needsReached = (condition === undefined || matches(condition, {})) && !last.question.optional && last.question.type !== 'message';
  const parts = [...(condition ? [condition] : []), ...(needsReached ? [reached] : []), ...(before.length > 0 ? [{ $nor: before }] : [])];
  return parts.length === 1 ? parts[0]! : { $and: parts };
}

/** @param last - The last question of the card that was carried over: the rules stand behind it. */
export function flowOf(card: Card, last: Asked, map: Chart, logic: Logic): Ways {
  const before: Condition[] = [];
  const next: Next[] = [];
  const out: WayOut[] = [];
  for (const way of waysOf(card, logic)) {
    const goto = gotoOf(way, card, map, logic.notes);
    if (goto !== undefined) next.push({ ...(way.if && { if: way.if }), goto });
    if (goto === 'end' && map.endings.includes(way.target)) out.push({ ending: way.target, if: only(way.if, before, last) });
    if (way.if) before.push(way.if);
  }
  return { next, out };
}
