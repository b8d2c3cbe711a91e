/**
 * Operators — one comparison of Formbricks' logic as a condition over the answers.
 * Promise: says `undefined` where it cannot say the same; what was not answered compares as it does there.
 */
import type { Condition } from '../../../types.ts';
import { escaped } from '../matching.ts';
import { isText } from '../reading.ts';
import type { Asked } from './elements.ts';

/** What is compared. */
export interface Comparing {
  /** The answer's path here. */
  readonly path: string;
  /** The question, where it is one. */
  readonly asked: Asked | undefined;
  /** What it is compared with: words, a number, or several words. */
  readonly value: unknown;
}

const isScale = ({ asked }: Comparing): boolean => asked !== undefined && ['nps', 'csat', 'ces', 'rating'].includes(asked.question.type);
const isSeveral = ({ asked }: Comparing): boolean => asked !== undefined
  && (['choices', 'rank'].includes(asked.question.type) || (asked.question.type === 'picture' && asked.question.several === true));

/** A value as an answer has it: a choice's id, a score, a day. */
function answerOf(value: unknown, comparing: Comparing): string | number | undefined {
  const { asked } = comparing;
  if (asked && asked.choices.size > 0) return asked.choices.get(`${value}`);
  if (isScale(comparing)) return value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
  if (asked?.question.type === 'date') return isText(value) ? value.slice(0, 10) : undefined;
  return isText(value) || typeof value === 'number' ? value : undefined;
}

function answersOf(comparing: Comparing): readonly (string | number)[] | undefined {
  const all = [comparing.value].flat().map((each) => answerOf(each, comparing));
  const known = all.filter((each) => each !== undefined);
  return known.length > 0 && known.length === all.length ? known : undefined;
}

const EXISTS = { $exists: true };

function equals(comparing: Comparing): Condition | undefined {
  const { path } = comparing;
  const value = answerOf([comparing.value].flat()[0], comparing);
  if (value === undefined) return undefined;
  return isSeveral(comparing) ? { [path]: { $all: [value], $size: 1 } } : { [path]: value };
}

function pattern({ path, value }: Comparing, make: (text: string) => string): Condition | undefined {
  const text = isText(value) || typeof value === 'number' ? make(escaped(`${value}`)) : undefined;
  return text !== undefined && text.length <= 256 ? { [path]: { $exists: true, $regex: text } } : undefined;
}

function relation(operator: string): (comparing: Comparing) => Condition | undefined {
  return ({ path, value }) => (value !== '' && Number.isFinite(Number(value)) ? { [path]: { $exists: true, [operator]: Number(value) } } : undefined);
}

function day(operator: string): (comparing: Comparing) => Condition | undefined {
  return ({ path, value }) => (isText(value) && /^\d{4}-\d\d-\d\d/.test(value) ? { [path]: { $exists: true, [operator]: value.slice(0, 10) } } : undefined);
}

function among(make: (values: readonly (string | number)[]) => object): (comparing: Comparing) => Condition | undefined {
  return (comparing) => {
    const values = answersOf(comparing);
    return values && { [comparing.path]: make(values) };
  };
}

const not = (make: (comparing: Comparing) => Condition | undefined) => (comparing: Comparing): Condition | undefined => {
  const condition = make(comparing);
  return condition && { $not: condition };
};

const contains = (comparing: Comparing): Condition | undefined => pattern(comparing, (text) => text);
const starts = (comparing: Comparing): Condition | undefined => pattern(comparing, (text) => `^${text}`);
const ends = (comparing: Comparing): Condition | undefined => pattern(comparing, (text) => `${text}$`);
const answered = ({ path }: Comparing): Condition => ({ [path]: EXISTS });
const skipped = ({ path }: Comparing): Condition => ({ [path]: { $exists: false } });
const oneOf = among((values) => ({ $in: values }));
const noneOf = among((values) => ({ $exists: true, $nin: values }));

/** By Formbricks' names. `isClicked`, `isBooked` and `isPartiallySubmitted` have no answer here that could tell. */
export const OPERATORS: { readonly [operator: string]: (comparing: Comparing) => Condition | undefined } = {
  equals, doesNotEqual: not(equals), contains, doesNotContain: not(contains), startsWith: starts, doesNotStartWith: not(starts), endsWith: ends, doesNotEndWith: not(ends),
  isSubmitted: answered, isSkipped: skipped, isSet: answered, isNotSet: skipped, isNotEmpty: answered, isEmpty: skipped, isCompletelySubmitted: answered, isAccepted: answered,
  isGreaterThan: relation('$gt'), isLessThan: relation('$lt'), isGreaterThanOrEqual: relation('$gte'), isLessThanOrEqual: relation('$lte'),
  equalsOneOf: oneOf, isAnyOf: oneOf, includesOneOf: oneOf, includesAllOf: among((values) => ({ $all: values })), doesNotIncludeOneOf: noneOf, doesNotIncludeAllOf: noneOf,
  isBefore: day('$lt'), isAfter: day('$gt'),
};
