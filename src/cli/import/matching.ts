/**
 * Matching — a vendor's comparison of a property with values, as a condition.
 * Promise: says `undefined` where it cannot say the same, rather than something near it.
 */
import type { Condition } from '../../types.ts';

/** Words that a regular expression takes as they are. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (path: string, each: readonly Condition[]): Condition | undefined =>
  (each.length === 0 ? undefined : each.length === 1 ? each[0] : path === '' ? undefined : { $or: each });

/** By the names of PostHog's operators. */
const OPERATORS: { readonly [operator: string]: (path: string, values: readonly unknown[]) => Condition | undefined } = {
  exact: (path, values) => ({ [path]: values.length === 1 ? values[0] : { $in: values } }),
  is_not: (path, values) => ({ [path]: { $nin: values } }),
  icontains: (path, values) => anyOf(path, values.map((value) => ({ [path]: { $exists: true, $regexi: escaped(`${value}`) } }))),
  regex: (path, values) => anyOf(path, values.map((value) => ({ [path]: { $exists: true, $regex: `${value}` } }))),
  gt: (path, [value]) => ({ [path]: { $exists: true, $gt: Number(value) } }),
  lt: (path, [value]) => ({ [path]: { $exists: true, $lt: Number(value) } }),
  gte: (path, [value]) => ({ [path]: { $exists: true, $gte: Number(value) } }),
  lte: (path, [value]) => ({ [path]: { $exists: true, $lte: Number(value) } }),
  is_set: (path) => ({ [path]: { $exists: true } }),
  is_not_set: (path) => ({ [path]: { $exists: false } }),
};
const NEGATIONS: { readonly [operator: string]: string } = { not_icontains: 'icontains', not_regex: 'regex' };
const NUMERIC = ['gt', 'lt', 'gte', 'lte'];

/** A comparison as PostHog writes it. */
export interface Comparison {
  /** What is asked, as a path of Attune's. */
  readonly path: string;
  readonly operator: unknown;
  /** One value or several, any of which will do. */
  readonly value: unknown;
}

export function comparisonOf({ path, operator = 'exact', value }: Comparison): Condition | undefined {
  const name = `${operator}`;
  const positive = Object.hasOwn(NEGATIONS, name) ? NEGATIONS[name]! : name;
  const values = [value].flat().filter((each) => ['string', 'number', 'boolean'].includes(typeof each));
  if (!Object.hasOwn(OPERATORS, positive) || (values.length === 0 && !positive.startsWith('is_')) || values.length > 100) return undefined;
  if (values.length === 0 && positive === 'is_not') return undefined;
  if (NUMERIC.includes(positive) && Number.isNaN(Number(values[0]))) return undefined;
  const condition = OPERATORS[positive]!(path, values);
  return condition && positive !== name ? { $not: condition } : condition;
}

/** Conditions that must all hold as one; `undefined` where there are none. */
export function together(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const all = conditions.filter((each) => each !== undefined);
  if (all.length < 2) return all[0];
  const keys = all.flatMap(Object.keys);
  return new Set(keys).size === keys.length ? Object.assign({}, ...all) as Condition : { $and: all };
}
