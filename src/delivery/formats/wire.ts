/**
 * Wire — an event's values as strict receivers can read them.
 * Promise: nothing throws, whatever the host put into an event; nothing invalid leaves for the receiver to choke on,
 * because many refuse a whole batch for one bad character.
 */
import type { AttuneEvent } from '../../types.ts';

/** The last millisecond of a JavaScript calendar. */
const LAST = 8.64e15;
const DEEPEST = 100;

const cut = (value: unknown, levels: number): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '…';
  if (Array.isArray(value)) return value.map((one) => cut(one, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cut(one, levels - 1)]));
};

/** `JSON.stringify` throws at some thousand levels, and an event that just passed in `track` stands some levels deeper here. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(cut(value, DEEPEST));
  }
}

/**
 * JSON that strict readers take: `JSON.stringify` writes a lone surrogate as `\ud83d`, which Rust's and ClickHouse's refuse.
 * An escaped backslash is matched only to be stepped over: `\\ud83d` is text that somebody typed.
 */
export function stringify(value: unknown): string {
  return toJson(value).replace(/\\(?:\\|ud[89a-f]..)/g, (escape) => (escape.length > 2 ? '\\ufffd' : escape));
}

/** RFC 3339. A time that no calendar has (a spoilt store) becomes 1970, since `toISOString` would throw. */
export function iso(at: number): string {
  return new Date(Math.abs(at) <= LAST ? at : 0).toISOString();
}

/** Somebody to tie the event to: an answer given without consent names no visitor, and receivers insist on one. */
export function subject({ user, visitor, doc, id }: AttuneEvent): string {
  return user || visitor || doc || id;
}
