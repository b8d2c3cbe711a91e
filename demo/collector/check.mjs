/**
 * Check — whether something that arrived is an event. Pure.
 * The envelope by one row a field, so that the answer can name the field and what was wanted.
 * Lenient about what it does not know: unknown fields are kept as they came.
 */
import { reasonAgainstData } from './catalogue.mjs';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const NAME = /^[a-z][a-z0-9_]*$/;
const LATEST = 8.64e15;
const LARGEST = 64 * 1024;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const isId = (value) => typeof value === 'string' && /^\P{Cc}{1,256}$/u.test(value);
/** @param {unknown} value */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 1;

/** @type {readonly [field: string, wanted: string, holds: (value: unknown) => boolean, required?: true][]} */
const FIELDS = [
  ['id', 'a UUID', (value) => typeof value === 'string' && UUID.test(value), true],
  ['name', 'snake_case of at most 64 characters', (value) => typeof value === 'string' && value.length <= 64 && NAME.test(value), true],
  ['at', 'a time in milliseconds since the epoch', (value) => typeof value === 'number' && value >= 0 && value <= LATEST, true],
  ['doc', 'an id', isId],
  ['seq', 'a number from 1', isCount],
  ['after', '{ doc, seq }', (value) => isObject(value) && isId(value['doc']) && isCount(value['seq'])],
  ['visitor', 'an id', isId],
  ['session', 'an id', isId],
  ['page', 'an id', isId],
  ['user', 'an id', isId],
  ['url', 'a text of at most 4096 characters', (value) => typeof value === 'string' && value.length <= 4096],
  ['audiences', 'a list of names', (value) => Array.isArray(value) && value.every(isId)],
  ['bot', 'true or absent', (value) => value === true],
  ['data', 'an object', isObject],
];

/**
 * Says why something is not an event.
 * @param {unknown} value - Anything that JSON can hold.
 * @returns {string | undefined} A sentence naming the field; `undefined` when it is an event.
 */
export function reasonAgainst(value) {
  if (!isObject(value)) return 'an event is an object';
  for (const [field, wanted, holds, required] of FIELDS) {
    const found = value[field];
    if (found === undefined ? required : !holds(found)) return `${field} must be ${wanted}`;
  }
  const text = written(value);
  if (text === undefined) return 'an event must not be nested so deeply';
  return text.length > LARGEST ? `an event has at most ${LARGEST} characters` : reasonAgainstData(value);
}

/** @param {unknown} value @returns {string | undefined} JSON; `undefined` for what is nested more deeply than can be written. */
export function written(value) {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
