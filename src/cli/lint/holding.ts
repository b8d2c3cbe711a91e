/**
 * Holding — whether a condition can ever hold, by trying every value that could make a difference.
 * Promise: says "never" only of what it can try out whole; what asks for patterns, lists or versions may hold.
 */
import { matches } from '../../decision/condition.ts';
import { reach } from '../../decision/pattern.ts';
import type { Condition } from '../../types.ts';
import type { Known } from './attributes.ts';

/** Where a condition cannot hold, and why. */
export interface Never {
  /** From the condition: `["visits"]`, or `["$or", 0, "visits"]`. */
  readonly keys: readonly (string | number)[];
  readonly why: string;
}

interface Wish {
  readonly path: string;
  readonly wanted: unknown;
  readonly keys: readonly (string | number)[];
}

const BEYOND_TRYING = /"\$(regexi?|elemMatch|alli?|size|type|v\w+|inGroup|notInGroup|nini|ini)"/;

const isConditions = (value: unknown): value is readonly Condition[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);

/** Everything that must hold together, `$and` opened. */
function together(condition: Condition, keys: readonly (string | number)[] = []): readonly Wish[] {
  return Object.entries(condition).flatMap(([path, wanted]): readonly Wish[] => {
    if (path === '$and' && isConditions(wanted)) return wanted.flatMap((each, i) => together(each, [...keys, path, i]));
    return path.startsWith('$') ? [] : [{ path, wanted, keys: [...keys, path] }];
  });
}

/** The values that a wish is written with. */
function constants(wanted: unknown): readonly unknown[] {
  return typeof wanted === 'object' && wanted !== null ? Object.values(wanted).flatMap(constants) : [wanted];
}

/** On both sides of every constant, and nothing at all. */
function worthTrying(wishes: readonly Wish[], { values, mayBeMissing }: Known): readonly unknown[] {
  if (values) return [...values, ...(mayBeMissing ? [undefined] : [])];
  const near = wishes.flatMap(({ wanted }) => constants(wanted)).flatMap((value): readonly unknown[] => {
    if (typeof value === 'number') return [value - 1, value - 1e-9, value, value + 1e-9, value + 1];
    return typeof value === 'string' ? [value, `${value}~`, value.slice(0, -1)] : [value];
  });
  return [...near, undefined, null, 0, '', 'no other', true, false];
}

function badPattern(wanted: unknown): string | undefined {
  const pattern = typeof wanted === 'object' && wanted !== null ? (wanted as Condition).$regex ?? (wanted as Condition).$regexi : undefined;
  if (typeof pattern !== 'string') return undefined;
  try {
    new RegExp(pattern);
  } catch {
    return 'its regular expression is malformed';
  }
  return pattern.length > 256 || reach(pattern) < 1 ? 'its regular expression is over 256 characters, or could take too long' : undefined;
}

function whyNever(wishes: readonly Wish[], known: Known): string | undefined {
  const bad = wishes.map(({ wanted }) => badPattern(wanted)).find((why) => why !== undefined);
  if (bad !== undefined) return bad;
  if (wishes.some(({ wanted }) => BEYOND_TRYING.test(JSON.stringify({ wanted })))) return undefined;
  const holds = worthTrying(wishes, known).some((value) => wishes.every(({ path, wanted }) => matches({ [path]: wanted }, { [path]: value })));
  if (holds) return undefined;
  const name = wishes[0]?.path;
  return known.values && known.values.length <= 12 ? `"${name}" is one of ${known.values.join(', ')}` : `no value of "${name}" can satisfy it`;
}

/** Every part of a condition that can never hold. @param look - What is known of an attribute. */
export function neverHolds(condition: Condition, look: (path: string) => Known | undefined): readonly Never[] {
  const wishes = together(condition);
  const paths = [...new Set(wishes.map(({ path }) => path))];
  const own = paths.flatMap((path): readonly Never[] => {
    const mine = wishes.filter((wish) => wish.path === path);
    const why = whyNever(mine, look(path) ?? {});
    return why === undefined ? [] : [{ keys: mine.at(-1)?.keys ?? [], why }];
  });
  const choices = isConditions(condition.$or) ? condition.$or : [];
  return [...own, ...choices.flatMap((each, i) => neverHolds(each, look).map(({ keys, why }) => ({ keys: ['$or', i, ...keys], why })))];
}
