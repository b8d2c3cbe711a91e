/**
 * Condition — GrowthBook's condition language (spec 0.8), exactly; its published vectors decide every question.
 * Reads only the attributes that the condition names, and own properties only. Nested over 50 deep, malformed, or
 * throwing on the way, a condition is false as a whole.
 */
import type { Attributes, Condition } from '../types.ts';
import { attribute } from './attribute.ts';
import { fits } from './pattern.ts';
import { version } from './version.ts';

/** Saved groups by name, for `$inGroup` and `$notInGroup`. */
export type Groups = { readonly [name: string]: readonly unknown[] };

const DEEPEST = 50;

interface Context {
  readonly groups: Groups;
  readonly depth: number;
}

// Relational operators compare as JavaScript does, whatever the types: the vectors want a missing attribute to count as 0.
type Ordered = number;

const fold = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
const isOperators = (value: object): boolean => Object.keys(value).length > 0 && Object.keys(value).every((key) => key[0] === '$');
const list = (value: unknown): readonly unknown[] => value as readonly unknown[];

/** `undefined` if what is wanted is no list. */
function isIn(actual: unknown, wanted: unknown, change = (value: unknown) => value): boolean | undefined {
  if (!Array.isArray(wanted)) return undefined;
  const all = wanted.map(change);
  return [actual].flat().some((one) => all.includes(change(one)));
}

function hasAll(actual: unknown, wanted: unknown, context: Context, change = (value: unknown) => value): boolean {
  return Array.isArray(actual) && Array.isArray(wanted)
    && wanted.every((one) => actual.some((other) => holds(change(one), change(other), context)));
}

function type(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

const OPERATORS: { readonly [operator: string]: (actual: unknown, wanted: unknown, context: Context) => boolean } = {
  $eq: (a, w) => a === w,
  $ne: (a, w) => a !== w,
  $lt: (a, w) => (a as Ordered) < (w as Ordered),
  $lte: (a, w) => (a as Ordered) <= (w as Ordered),
  $gt: (a, w) => (a as Ordered) > (w as Ordered),
  $gte: (a, w) => (a as Ordered) >= (w as Ordered),
  $veq: (a, w) => version(a) === version(w),
  $vne: (a, w) => version(a) !== version(w),
  $vlt: (a, w) => version(a) < version(w),
  $vlte: (a, w) => version(a) <= version(w),
  $vgt: (a, w) => version(a) > version(w),
  $vgte: (a, w) => version(a) >= version(w),
  $exists: (a, w) => (a !== null) === !!w,
  $in: (a, w) => isIn(a, w) === true,
  $nin: (a, w) => isIn(a, w) === false,
  $ini: (a, w) => isIn(a, w, fold) === true,
  $nini: (a, w) => isIn(a, w, fold) === false,
  $inGroup: (a, w, { groups }) => Object.hasOwn(groups, w as string) && isIn(a, groups[w as string]) === true,
  $notInGroup: (a, w, context) => !OPERATORS.$inGroup!(a, w, context),
  $all: (a, w, context) => hasAll(a, w, context),
  $alli: (a, w, context) => hasAll(a, w, context, fold),
  $size: (a, w, context) => Array.isArray(a) && holds(w, a.length, context),
  $elemMatch: (a, w, context) =>
    Array.isArray(a) && a.some((one) => one && (isOperators(w as object) ? holds(w, one, context) : every(w, one, context))),
  $not: (a, w, context) => !holds(w, a, deeper(context)),
  $regex: (a, w) => fits(w, a, ''),
  $regexi: (a, w) => fits(w, a, 'i'),
  $type: (a, w) => type(a) === w,
};

const LOGIC: { readonly [key: string]: (wanted: unknown, attributes: unknown, context: Context) => boolean } = {
  $or: (w, attributes, context) => list(w).some((one) => every(one, attributes, context)) || !list(w).length,
  $nor: (w, attributes, context) => !LOGIC.$or!(w, attributes, context),
  $and: (w, attributes, context) => list(w).every((one) => every(one, attributes, context)),
  $not: (w, attributes, context) => !every(w, attributes, context),
};

function deeper({ groups, depth }: Context): Context {
  if (depth >= DEEPEST) throw new RangeError();
  return { groups, depth: depth + 1 };
}

/** One value against what is wanted of it: operators, or the value itself. */
function holds(wanted: unknown, actual: unknown, context: Context): boolean {
  if (typeof wanted === 'string') return `${actual}` === wanted;
  if (typeof wanted === 'number') return Number(actual) === wanted;
  if (typeof wanted === 'boolean') return actual !== null && !!actual === wanted;
  if (wanted === null) return actual === null;
  if (Array.isArray(wanted) || !isOperators(wanted as object)) return JSON.stringify(actual) === JSON.stringify(wanted);
  return Object.entries(wanted as object).every(([operator, operand]) => !!OPERATORS[operator]?.(actual, operand, context));
}

/** All entries of a condition against the attributes. */
function every(condition: unknown, attributes: unknown, context: Context): boolean {
  const inner = deeper(context);
  return Object.entries(condition as object).every(([key, wanted]) =>
    key[0] === '$' && LOGIC[key] ? LOGIC[key](wanted, attributes, inner) : holds(wanted, attribute(attributes, key) ?? null, inner));
}

/**
 * @param condition - See the chapter "Conditions" of the documentation.
 * @param attributes - Values by dotted path, nested or flat. Only those that the condition names are read.
 * @param groups - Saved groups, for `$inGroup`.
 * @returns Whether all entries hold. Never throws: what cannot be decided is `false`.
 */
export function matches(condition: Condition, attributes: Attributes, groups: Groups = {}): boolean {
  try {
    return every(condition, attributes, { groups, depth: -1 });
  } catch {
    return false;
  }
}
