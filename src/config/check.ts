/**
 * Check — looks inside a value that is said to be of a kind, and tells everything in it that is not as it should be.
 * Promise: every fault is told with its path; keys are read as data (own properties only), whatever they are called.
 */
import { type ConfigError, plan } from '../decision/step.ts';
import type { JourneyRule } from '../types.ts';
import { isObject, LEAVES } from './leaves.ts';
import type { Shapes } from './shapes.ts';

/** What a check looks up, and whom it tells. */
export interface Checking {
  readonly shapes: Shapes;
  /** Rows and kinds taken apart, each once: a configuration may have a thousand surveys. Empty at first. */
  readonly rows: Map<string, ReadonlyMap<string, Field>>;
  readonly kinds: Map<string, Kind>;
  /**
   * Hears a fault. Answers false, so that it can stand where the check's answer is given.
   * @param wanted - A kind; of an unknown field the known ones.
   */
  readonly tell: (path: string, wanted: string | ReadonlyMap<string, unknown>, found: unknown) => false;
}
/** A list or an object: something to look inside of. */
export type Inside = { readonly [key: string]: unknown };
interface Field {
  readonly kind: string;
  readonly needed: boolean;
}
type Each = (kind: string, value: unknown, path: string) => boolean;

/** A kind taken apart. */
interface Kind {
  /** The kind of its entries, if it is, or may be, a list or a map. */
  readonly inner: string | undefined;
  readonly isList: boolean;
  /** As a list or map it has at least one entry. */
  readonly isFull: boolean;
  /** What it may be otherwise, as far as can be seen without looking inside. */
  readonly ones: readonly { readonly name: string; readonly fits: (value: unknown) => unknown }[];
}

const MANY = /^(.*)([[{])(.?).$/;

/** Whether a value can be of one kind. */
function fitting(name: string): (value: unknown) => unknown {
  if (name[0] === '=') return (value) => name.slice(1).split(',').includes(value as string);
  const [from, to] = name.split('-');
  if (to !== undefined) return (value) => Number.isInteger(value) && Number(value) >= Number(from) && Number(value) <= (Number(to) || Infinity);
  const leaf = LEAVES[name] ?? isObject;
  return leaf instanceof RegExp ? (value) => typeof value === 'string' && leaf.test(value) : leaf;
}

function kindOf(kind: string, { kinds }: Checking): Kind {
  const known = kinds.get(kind);
  if (known) return known;
  const [, inner, bracket, ending] = MANY.exec(kind) ?? [];
  const single = inner === undefined ? kind : ending === '?' ? inner : '';
  const parsed: Kind = {
    inner, isList: bracket === '[', isFull: ending === '1' || ending === '?',
    ones: single.split('|').filter(Boolean).map((name) => ({ name, fits: fitting(name) })),
  };
  kinds.set(kind, parsed);
  return parsed;
}

/** The kind of the entries, if the value is a list or a map, and its kind lets it be one. */
export function entryKind(kind: string, value: unknown, checking: Checking): string | undefined {
  const { inner, isList } = kindOf(kind, checking);
  return inner !== undefined && (isList ? Array.isArray(value) : isObject(value)) ? inner : undefined;
}

/** The fields of a row, by name. */
function fieldsOf(row: string, { rows }: Checking): ReadonlyMap<string, Field> {
  const fields = rows.get(row) ?? new Map(row.split(' ').map((word) => {
    const [field = '', kind = 'string'] = word.split(':');
    const name = field.replace('!', '');
    return [name, { kind, needed: name !== field }];
  }));
  rows.set(row, fields);
  return fields;
}

/** Asks `each` about every field of a row that is there or ought to be. Unknown fields are told, and do no harm. */
export function fieldsHold(row: string, value: Inside, path: string, checking: Checking, each: Each): boolean {
  const fields = fieldsOf(row, checking);
  const under = path && `${path}.`;
  let holding = true;
  for (const [name, { kind, needed }] of fields) {
    const inner = Object.hasOwn(value, name) ? value[name] : undefined;
    if ((needed || inner !== undefined) && !each(kind, inner, under + name)) holding = false;
  }
  for (const name of Object.keys(value)) if (!fields.has(name) && !fields.has('*')) checking.tell(under + name, fields, name);
  return holding;
}

/** The entries of a list or map that are as they should be, of those with the same id the first. */
export function goodEntries(kind: string, value: Inside, path: string, checking: Checking): [string, unknown][] {
  const ids = new Set<unknown>();
  const isList = Array.isArray(value);
  return Object.entries(value).filter(([key, item]) => {
    const at = isList ? `${path}[${key}]` : `${path}.${key}`;
    if (!holds(kind, item, at, checking)) return false;
    const id = isList && isObject(item) ? item.id ?? item.slot : undefined;
    if (ids.has(id)) return checking.tell(`${at}.id`, 'unique', id);
    if (id !== undefined) ids.add(id);
    return true;
  });
}

/** What the shape of a rule cannot say: which steps may have a `within`, and that silence comes last. */
function journeyHolds({ on, within }: Inside, path: string, { tell }: Checking): boolean {
  try {
    plan({ on, within } as JourneyRule);
    return true;
  } catch (error) {
    const { path: at, message, found } = error as ConfigError;
    return tell(`${path}.${at}`, message, found);
  }
}

/** The row of a kind; a step has one of two, and a question one by its type. */
function rowOf(kind: string, value: Inside, shapes: Shapes): string | undefined {
  if (kind === 'did' && Object.hasOwn(value, 'didNot')) return shapes.didNot;
  return (kind === 'question' && typeof value.type === 'string' && shapes[`question.${value.type}`]) || shapes[kind];
}

/** Whether a value is of a kind through and through. */
export function holds(kind: string, value: unknown, path: string, checking: Checking): boolean {
  const { shapes, tell } = checking;
  const inside = value as Inside;
  const inner = entryKind(kind, value, checking);
  if (inner) {
    const size = Object.keys(inside).length;
    return size > 0 || !kindOf(kind, checking).isFull ? goodEntries(inner, inside, path, checking).length === size : tell(path, kind, value);
  }
  const one = kindOf(kind, checking).ones.find(({ fits }) => fits(value))?.name;
  if (one === undefined) return tell(path, kind, value);
  const row = rowOf(one, inside, shapes);
  return !row || (fieldsHold(row, inside, path, checking, (each, found, at) => holds(each, found, at, checking))
    && (one !== 'survey' || journeyHolds(inside, path, checking)));
}
