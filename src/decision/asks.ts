/**
 * Asks — a condition's answer together with what it found, for those who ask why.
 * Promise: only attributes that the condition names are read, and told.
 */
import type { Attributes, Condition } from '../types.ts';
import { attribute } from './attribute.ts';
import { matches } from './condition.ts';
import type { Groups } from './condition.ts';

interface Known {
  readonly attributes: Attributes;
  readonly groups?: Groups | undefined;
}

/** Whether a condition holds, and why. */
export interface Asked {
  readonly pass: boolean;
  readonly wanted?: Condition;
  /** The attributes that it names, as they are, by path. */
  readonly found?: { readonly [path: string]: unknown };
}

/** The attributes that a condition names, as they are. */
function named(condition: unknown, facts: Known): [path: string, found: unknown][] {
  return Object.entries(condition ?? {}).flatMap(([key, value]) =>
    /^\$(or|nor|and|not)$/.test(key) ? [value].flat().flatMap((one) => named(one, facts)) : [[key, attribute(facts.attributes, key)]]);
}

/** Asks. Without a condition there is nothing to hold anybody back. */
export function asks(wanted: Condition | undefined, facts: Known): Asked {
  return wanted ? { pass: matches(wanted, facts.attributes, facts.groups), wanted, found: Object.fromEntries(named(wanted, facts)) } : { pass: true };
}
