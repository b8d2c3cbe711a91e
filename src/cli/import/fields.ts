/**
 * Fields — what becomes of each field of a vendor's definition: a table that the importer obeys and the guide shows.
 * Promise: a field that says something is carried over, or named; one that the table does not know is named too.
 */
import type { Notes } from './notes.ts';
import { at, type Located, under } from './reading.ts';

/** The fields of one kind of object. */
export interface Fields {
  /** What it becomes, by field. */
  readonly carried: { readonly [field: string]: string };
  /** What to do instead, by field. */
  readonly lost: { readonly [field: string]: string };
  /** The vendor's own bookkeeping: no visitor sees a difference. */
  readonly idle: readonly string[];
}

const UNKNOWN = 'See what it does there, and write it by hand if it matters.';

/** Nothing, or a field of a form that is not shown, or something that is switched off. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === false || at(value, 'show') === false || at(value, 'enabled') === false
  || (typeof value === 'object' && Object.keys(value).length === 0);

/** Names every field that says something and has no place here. */
export function nameLost({ value, path }: Located, { carried, lost, idle }: Fields, notes: Notes): void {
  for (const [field, inner] of Object.entries(value)) {
    if (Object.hasOwn(carried, field) || idle.includes(field) || isEmpty(inner)) continue;
    const instead = Object.hasOwn(lost, field) ? lost[field] : undefined;
    const name = JSON.stringify(field.slice(0, 64));
    notes.lost(
      under(path, field.slice(0, 64)), instead ? `There is no ${name} here.` : `${name} is not a field that the importer knows.`,
      (instead ?? UNKNOWN).replaceAll('`', '"'),
    );
  }
}

/** The table as the guide shows it, one row a field. */
export function rowsOf(kinds: { readonly [kind: string]: Fields }): readonly string[] {
  return Object.entries(kinds).flatMap(([kind, { carried, lost }]) => [
    ...Object.entries(carried).map(([field, becomes]) => `| ${kind} | \`${field}\` | ${becomes} | |`),
    ...Object.entries(lost).map(([field, instead]) => `| ${kind} | \`${field}\` | – | ${instead} |`),
  ]);
}
