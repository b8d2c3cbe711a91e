/**
 * Leaves — the smallest kinds of value in a configuration, by name: a pattern for strings, or a question to any value.
 * Promise: answers in time linear in the value, and never throws, whatever it is given.
 */
import { date } from '../decision/dates.ts';
import { duration } from '../decision/durations.ts';

/** Conditions nest at most so deep. */
const DEEPEST = 50;

export const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nestsWithin = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' || value === null
  || (levels > 0 && Object.values(value).every((inner) => nestsWithin(inner, levels - 1)));

const isFunction = (value: unknown): boolean => typeof value === 'function';

export const LEAVES: { readonly [kind: string]: RegExp | ((value: unknown) => boolean) } = {
  string: /^/,
  boolean: (value) => typeof value === 'boolean',
  number: Number.isFinite,
  share: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  duration: (value) => duration(value) !== undefined,
  words: (value) => isObject(value) && Object.values(value).every((word) => typeof word === 'string'),
  condition: (value) => isObject(value) && nestsWithin(value, DEEPEST),
  code: (value) => isFunction(value) || (isObject(value) && isFunction(value.encode)),
  name: /^[a-z][a-z0-9_]{0,63}$/,
  id: /^[\w-]{1,64}$/,
  page: /^!?[/*#]/,
  date: (value) => date(value, 'start') !== undefined,
  // Anything but a scheme of its own, and of schemes only these: what may not run as code.
  href: /^(https?:|mailto:|tel:|[/?#.])/i,
};
