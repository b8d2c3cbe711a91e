/**
 * Cards — a survey's blocks, or its questions in the older shape, as one list: what is asked together, and what decides where to go then.
 */
import type { Notes } from '../notes.ts';
import { type Located, locatedIn, stringOf, under, type Value } from '../reading.ts';

/** Questions with one set of rules behind them. */
export interface Card extends Located {
  /** What jumps call it. */
  readonly id: string;
  readonly elements: readonly Located[];
  readonly rules: readonly Located[];
  /** Where to go when no rule holds. */
  readonly fallback: string | undefined;
}

function card(located: Located, elements: readonly Located[]): Card {
  const { value, path } = located;
  return { ...located, id: stringOf(value.id) ?? '', elements, rules: locatedIn(value.logic, under(path, 'logic')), fallback: stringOf(value.logicFallback) };
}

/** Whether a survey is written in blocks. */
export const hasBlocks = (survey: Value): boolean => Array.isArray(survey.blocks) && survey.blocks.length > 0;

export function cardsOf({ value, path }: Located, notes: Notes): readonly Card[] {
  const omit = (at: string): void => notes.omitted(at, 'It is no question.', 'Take it out of the list.');
  if (!hasBlocks(value)) return locatedIn(value.questions, under(path, 'questions'), omit).map((each) => card(each, [each]));
  return locatedIn(value.blocks, under(path, 'blocks'), omit).map((each) => card(each, locatedIn(each.value.elements, under(each.path, 'elements'), omit)));
}
