/**
 * Conditions — names that nothing goes by, operators that there are not, and conditions that can never hold.
 */
import { nearest } from '../../decision/nearest.ts';
import { circular } from '../../decision/audiences.ts';
import { matches } from '../../decision/condition.ts';
import type { Condition } from '../../types.ts';
import type { Finding } from '../finding.ts';
import { find, type Known, knownAttributes } from './attributes.ts';
import { neverHolds } from './holding.ts';
import type { Lint, Subject } from './subject.ts';
import { type Asked, conditionsOf } from './walk.ts';

const LOGIC = ['$or', '$nor', '$and', '$not'];
const RELATIONAL = ['$lt', '$lte', '$gt', '$gte'];
const OPERATORS = [
  ...RELATIONAL, '$eq', '$ne', '$exists', '$in', '$nin', '$ini', '$nini', '$inGroup', '$notInGroup', '$all', '$alli', '$elemMatch',
  '$size', '$regex', '$regexi', '$type', '$not', '$veq', '$vne', '$vgt', '$vgte', '$vlt', '$vlte',
];

const WAYS_OUT = {
  question: 'Name a question that is asked before, as "answers.<question>", or another survey\'s as "answers.<survey>.<question>".',
  audience: 'Add it to "audiences".',
  attribute: 'What the site knows of its visitors is in "traits." and "preferences.".',
};

type Look = (path: string) => Known | undefined;
interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly path: string;
}

const isObject = (value: unknown): value is Condition => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Attributes with what is asked of them, through all `$or`, `$and`, `$nor` and `$not`. */
function entriesOf(condition: unknown, path: string): readonly Entry[] {
  if (Array.isArray(condition)) return condition.flatMap((each, i) => entriesOf(each, `${path}[${i}]`));
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    return LOGIC.includes(key) ? entriesOf(value, at) : [{ key, value, path: at }];
  });
}

function operators(value: unknown, path: string): readonly Finding[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly Finding[] => {
    const dollar = OPERATORS.includes(`$${key}`) ? `$${key}` : undefined;
    if (!key.startsWith('$') && dollar === undefined) return [];
    if (OPERATORS.includes(key)) return key === '$not' || key === '$elemMatch' ? operators(inner, `${path}.${key}`) : [];
    const meant = dollar ?? nearest(key, OPERATORS);
    return [{
      level: 'error', rule: 'unknown_operator', path: `${path}.${key}`, message: `There is no operator "${key}"; the condition is always false.`,
      suggestion: meant ? `Did you mean "${meant}"?` : `Use one of ${OPERATORS.join(' ')}.`,
    }];
  });
}

function unknownName({ key, path }: Entry, names: readonly string[]): Finding {
  if (key.startsWith('$')) {
    const meant = nearest(key, LOGIC);
    const suggestion = meant ? `Did you mean "${meant}"?` : `Use one of ${LOGIC.join(' ')}, or an attribute's name.`;
    return { level: 'error', rule: 'unknown_operator', path, message: `There is no operator "${key}" here.`, suggestion };
  }
  const what = key.startsWith('audience.') ? 'audience' : key.startsWith('answers.') ? 'question' : 'attribute';
  // Of names in a family only their own part counts: any two audiences begin alike.
  const family = what === 'audience' ? 'audience.' : '';
  const known = names.filter((name) => !name.endsWith('.') && name.startsWith(family)).map((name) => name.slice(family.length));
  const near = key.startsWith('page.query.') ? undefined : nearest(key.slice(family.length), known);
  const meant = near === undefined ? undefined : family + near;
  const own = key.startsWith('page.query.') ? 'List its name in "privacy.query".' : WAYS_OUT[what];
  const suggestion = meant ? `Did you mean "${meant}"? ${own}` : own;
  return { level: 'error', rule: `unknown_${what}`, path, message: `There is no ${what} "${key}" here.`, suggestion };
}

/** A missing attribute counts as 0: `{ "$lte": 2 }` holds for everybody of whom nothing is known. */
function missing({ key, value, path }: Entry, entries: readonly Entry[], look: Look): readonly Finding[] {
  const isRelational = isObject(value) && RELATIONAL.some((operator) => Object.hasOwn(value, operator));
  const isAsked = entries.some((entry) => entry.key === key && isObject(entry.value) && entry.value.$exists === true);
  if (!isRelational || isAsked || !look(key)?.mayBeMissing || !matches({ [key]: value }, {})) return [];
  return [{
    level: 'warning', rule: 'missing_counts_as_0', path, message: `"${key}" may be missing, and then counts as 0, so that this holds.`,
    suggestion: 'Add "$exists": true beside it, unless that is meant.',
  }];
}

function ofCondition(asked: Asked, { config }: Subject): readonly Finding[] {
  const known = knownAttributes(config, asked.answered);
  const look: Look = (path) => (asked.ofEvent ? {} : find(known, path));
  const entries = entriesOf(asked.condition, asked.path);
  return [
    ...entries.flatMap((entry) => (look(entry.key) && !entry.key.startsWith('$') ? [] : [unknownName(entry, [...known.keys()])])),
    ...entries.flatMap(({ value, path }) => operators(value, path)),
    ...entries.flatMap((entry) => missing(entry, entries, look)),
    ...(entries.some(({ value, path }) => operators(value, path).length > 0) ? [] : neverHolds(asked.condition, look)).map(({ keys, why }): Finding => ({
      level: 'error', rule: 'never_holds', path: keys.reduce<string>((at, key) => (typeof key === 'number' ? `${at}[${key}]` : `${at}.${key}`), asked.path),
      message: `This can never hold: ${why}.`, suggestion: 'Correct the value, or take the condition out.',
    })),
  ];
}

/** Lints every condition of a configuration. */
export const conditions: Lint = (subject) => [
  ...conditionsOf(subject).flatMap((asked) => ofCondition(asked, subject)),
  ...circular(subject.config.audiences ?? {}).map((name): Finding => ({
    level: 'error', rule: 'circular_audience', path: `audiences.${name}`, message: `The audience "${name}" depends on itself, and is false.`,
    suggestion: 'Write out one of the conditions that name each other.',
  })),
];
