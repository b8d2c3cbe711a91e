/**
 * Validate — whether a value answers a question. Pure.
 * Every question type has its rule in one table. What does not fit gets a code and a sentence for the visitor,
 * and is never kept. An absent answer is the flow's matter, not this file's.
 */
import type { Choice, Question, QuestionType, TextQuestion } from '../types.ts';

/** The sentences, by code. `{n}` is the bound that was missed. */
export const problems = {
  required: 'Please answer this question.',
  malformed: 'Please check your answer.',
  too_few: 'Please choose at least {n}.',
  too_many: 'Please choose at most {n}.',
  too_short: 'Please write at least {n} characters.',
  too_long: 'Please write at most {n} characters.',
} as const;

/** Why a value is no answer. */
export type ProblemCode = keyof typeof problems;

/** A value that does not fit: `code` names why, `message` says it in English, `n` is the bound that was missed. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly n?: number;
}

/** Whether it fits, or which bound was missed. */
type Verdict = boolean | readonly [ProblemCode, number];
type Ids = readonly (string | number | boolean | Choice)[];

/** The feelings asked for where a question names none. */
export const feelings = ['delighted', 'content', 'indifferent', 'frustrated', 'angry'] as const;

/** The id of a choice, which may be written as a plain word. */
export const idOf = <T extends string | number | boolean>(choice: T | Choice): T | string => (typeof choice === 'object' ? choice.id : choice);

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const one = (ids: Ids, value: unknown): boolean => ids.some((id) => idOf(id) === value);

function several(ids: Ids, value: unknown, min = 1, max = Infinity): Verdict {
  if (!Array.isArray(value) || new Set(value).size < value.length || !value.every((id) => one(ids, id))) return false;
  if (value.length < min) return ['too_few', min];
  return value.length <= max || ['too_many', max];
}

const offered = ({ choices, other, none }: Extract<Question, { other?: boolean }>): Ids =>
  [...choices, ...(other ? ['other'] : []), ...(none ? ['none'] : [])];

const shapes = {
  text: /^/,
  email: /^[^\s@]+@[^\s@]*[^\s@.]$/,
  tel: /^[+\d(][\d\s()./-]{2,}$/,
  url: /^https?:\/\/[^\s/]/i,
  number: /^\s*[-+]?\d+([.,]\d+)?\s*$/,
};

function text({ minLength = 0, maxLength = 2000, input = 'text' }: Partial<TextQuestion>, value: unknown): Verdict {
  if (typeof value !== 'string') return false;
  if (value.length < minLength) return ['too_short', minLength];
  return value.length > maxLength ? ['too_long', maxLength] : shapes[input].test(value);
}

/** An object with these parts, as each should be, and no others. */
function parts(keys: readonly string[], value: unknown, fits: (part: unknown, key: string) => unknown): boolean {
  const given = new Map(Object.entries(Object(value)));
  return keys.every((key) => fits(given.get(key), key)) && [...given.keys()].every((key) => keys.includes(key));
}

const inputs = { name: 'text', email: 'email', phone: 'tel' } as const;

// Some engines take 30 February for a day of March.
const isDay = (value: unknown): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(`${value}`) && !!Date.parse(`${value}`) && new Date(`${value}`).toISOString().startsWith(`${value}`);

const rules: { readonly [T in QuestionType]: (question: Extract<Question, { type: T }>, value: unknown) => Verdict } = {
  nps: (_, value) => one(range(0, 10), value),
  csat: (_, value) => one(range(1, 5), value),
  ces: (_, value) => one(range(1, 7), value),
  rating: ({ from = 1, scale = 5 }, value) => one(range(from, scale), value),
  thumbs: (_, value) => one([0, 1], value),
  emotion: (question, value) => one(question.feelings ?? feelings, value),
  choice: (question, value) => one(offered(question), value),
  choices: (question, value) =>
    (question.none && `${value}` === 'none' && Array.isArray(value)) || several(offered({ ...question, none: false }), value, question.min, question.max),
  text,
  contact: ({ fields = [{ field: 'name', optional: true }, { field: 'email' }] }, value) =>
    parts(fields.map(({ field }) => field), value, (part, key) => {
      const { field, optional } = fields.find((asked) => asked.field === key)!;
      return part ? text({ maxLength: 200, input: inputs[field] }, part) === true : optional;
    }),
  rank: ({ choices }, value) => several(choices, value, choices.length),
  matrix: ({ rows, columns }, value) => parts(rows.map(idOf), value, (part) => one(columns, part)),
  date: (_, value) => isDay(value),
  picture: (question, value) => (question.several ? several : one)(question.choices, value),
  consent: (_, value) => value === true,
  message: () => false,
  screenshot: (_, value) => typeof value === 'object',
};

/** A problem by its code. */
export const problem = (code: ProblemCode, n?: number): Problem => ({ code, message: problems[code].replace('{n}', `${n}`), ...(n !== undefined && { n }) });

/** Why the value does not answer the question, or `undefined` if it does. */
export function validate(question: Question, value: unknown): Problem | undefined {
  const verdict = (rules[question.type] as (question: Question, value: unknown) => Verdict)(question, value);
  if (verdict === true) return undefined;
  return verdict ? problem(...verdict) : problem('malformed');
}
