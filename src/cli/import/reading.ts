/**
 * Reading — takes a vendor's file apart without believing anything it says of itself.
 * Promise: own properties only, however they are called; what is not of the kind asked for counts as absent.
 */
import { isObject } from '../../config/leaves.ts';

/** An object of somebody else's making. */
export type Value = { readonly [key: string]: unknown };

/** A value, and where it stands in the vendor's file. */
export interface Located {
  readonly value: Value;
  readonly path: string;
}

const NOTHING: Value = {};

export const objectOf = (value: unknown): Value => (isObject(value) ? value : NOTHING);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const isText = (value: unknown): value is string => typeof value === 'string';
export const stringOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined);
export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const wholeOf = (value: unknown): number | undefined => (Number.isSafeInteger(value) ? value as number : undefined);
export const stringsOf = (value: unknown): readonly string[] => listOf(value).filter((each) => typeof each === 'string');

/** One of the names that the caller knows, or `undefined`. */
export const oneOf = <T extends string>(value: unknown, names: readonly T[]): T | undefined => names.find((name) => name === value);

/** The entries of a map, or none. */
export const entriesOf = (value: unknown): readonly [string, unknown][] => Object.entries(objectOf(value));

/** What a key leads to, as long as it is the object's own. */
export const at = (value: unknown, key: string): unknown => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined);

/** `conditions.url` after `surveys[0]`; the file itself has no name. */
export const under = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;

/** The objects of a list, each with its path; what is none is left to `onOther`. */
export function locatedIn(list: unknown, path: string, onOther: (path: string) => void = () => undefined): readonly Located[] {
  return listOf(list).flatMap((value, i) => {
    if (isObject(value)) return [{ value, path: under(path, i) }];
    onOther(under(path, i));
    return [];
  });
}

/** Without the fields that are `undefined`: they are left out of the result. */
export const present = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
