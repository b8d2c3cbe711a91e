/**
 * Checks — whether a value answers a question of the types that not every survey has. Pure; loads with their fields.
 * An id that is not among those offered, a part that was not asked for, a day that does not exist: none is an answer.
 */
import { hash } from '../decision/hash.ts';
import type { Choice, ChoiceQuestion, ChoicesQuestion, ContactQuestion, Question, TextQuestion } from '../types.ts';
import { basicChecks, text, type Checks, type Verdict } from './validate.ts';

type Ids = readonly (string | number | Choice)[];

/** The feelings asked for where a question names none. */
export const feelings = ['delighted', 'content', 'indifferent', 'frustrated', 'angry'] as const;

/** The id of a choice, which may be written as a plain word. */
export const idOf = <T extends string | number>(choice: T | Choice): T | string => (typeof choice === 'object' ? choice.id : choice);

/** The choices in the order in which a visitor sees them. @param seed - The same seed gives the same order. */
export function ordered({ choices, shuffle }: ChoiceQuestion | ChoicesQuestion, seed: string): readonly (string | Choice)[] {
  const place = (choice: string | Choice): number =>
    shuffle === 'keep_last' && choice === choices.at(-1) ? 1 : hash(seed, idOf(choice), 2);
  return shuffle ? [...choices].sort((a, b) => place(a) - place(b)) : choices;
}

const one = (ids: Ids, value: unknown): boolean => ids.some((id) => idOf(id) === value);

function several(ids: Ids, value: unknown, min = 1, max = Infinity): Verdict {
  if (!Array.isArray(value) || new Set(value).size < value.length || !value.every((id) => one(ids, id))) return false;
  if (value.length < min) return { code: 'too_few', n: min };
  return value.length <= max || { code: 'too_many', n: max };
}

const offered = ({ choices, other, none }: Extract<Question, { other?: boolean }>): Ids =>
  [...choices, ...(other ? ['other'] : []), ...(none ? ['none'] : [])];

/** An object with these parts, as each should be, and no others. */
function parts(keys: readonly string[], value: unknown, fits: (part: unknown, key: string) => unknown): boolean {
  const given = new Map(Object.entries(Object(value)));
  return keys.every((key) => fits(given.get(key), key)) && [...given.keys()].every((key) => keys.includes(key));
}

const shapes = {
  text: /^/,
  email: /^[^\s@]+@[^\s@]*[^\s@.]$/,
  tel: /^[+\d(][\d\s()./-]{2,}$/,
  url: /^https?:\/\/[^\s/]/i,
  number: /^\s*[-+]?\d+([.,]\d+)?\s*$/,
};

/** Words within their bounds and of their kind. */
function line(question: Partial<TextQuestion>, value: unknown): Verdict {
  const verdict = text(question, value);
  return verdict === true ? shapes[question.input ?? 'text'].test(value as string) : verdict;
}

const inputs = { name: 'text', email: 'email', phone: 'tel' } as const;

/** The fields that are asked for. */
export const contactFields = ({ fields = [{ field: 'name', optional: true }, { field: 'email' }] }: Pick<ContactQuestion, 'fields'>): NonNullable<ContactQuestion['fields']> => fields;

/** Whether details are those that are asked for. */
export function isContact(question: Pick<ContactQuestion, 'fields'>, value: unknown): boolean {
  const fields = contactFields(question);
  return parts(fields.map(({ field }) => field), value, (part, key) => {
    const { field, optional } = fields.find((asked) => asked.field === key)!;
    return part ? line({ maxLength: 200, input: inputs[field] }, part) === true : optional;
  });
}

// Some engines take 30 February for a day of March.
const isDay = (value: unknown): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(`${value}`) && !!Date.parse(`${value}`) && new Date(`${value}`).toISOString().startsWith(`${value}`);

/** The checks of all types. */
export const checks: Checks = {
  ...basicChecks,
  text: line,
  thumbs: (_, value) => one([0, 1], value),
  emotion: (question, value) => one(question.feelings ?? feelings, value),
  choice: (question, value) => one(offered(question), value),
  choices: (question, value) =>
    (question.none && `${value}` === 'none' && Array.isArray(value)) || several(offered({ ...question, none: false }), value, question.min, question.max),
  contact: isContact,
  rank: ({ choices }, value) => several(choices, value, choices.length),
  matrix({ rows, columns }, value) {
    const judged = (isWhole: boolean): boolean => parts(rows.map(idOf), value, (part) => one(columns, part) || (!isWhole && part === undefined));
    return judged(true) || (judged(false) && { code: 'required' });
  },
  date: (_, value) => isDay(value),
  picture: (question, value) => (question.several ? several : one)(question.choices, value),
  consent: (_, value) => value === true,
  screenshot: (_, value) => typeof value === 'object',
};
