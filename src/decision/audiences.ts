/**
 * Audiences — named conditions, which may name each other.
 * Promise: a circle among them is found before anything is asked, whatever the order of loading, and its members are false.
 */
import type { Attributes, Condition } from '../types.ts';
import { matches } from './condition.ts';
import type { Groups } from './condition.ts';

/** Conditions by audience name. */
export type Audiences = { readonly [name: string]: Condition };

const PREFIX = 'audience.';

function namedIn(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([key, value]) =>
    key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : namedIn(value));
}

/** @returns The names of all audiences that depend on themselves, to be reported. */
export function circular(definitions: Audiences): string[] {
  const named = new Map(Object.entries(definitions).map(([name, condition]) => [name, namedIn(condition)]));
  return [...named.keys()].filter((start) => {
    const seen = new Set<string>();
    const open = [start];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      for (const next of named.get(name) ?? []) {
        if (next === start) return true;
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
    }
    return false;
  });
}

/**
 * @param read - All attributes as they are, with what this function returns at `audience`, so that audiences may name audiences.
 * @returns Whether the visitor belongs, by name. Each is decided when it is read.
 */
export function audiences(definitions: Audiences, read: () => Attributes, groups?: Groups): { readonly [name: string]: boolean } {
  const circle = new Set(circular(definitions));
  // Within one question each audience is decided once; between questions the visitor may have changed.
  let decided: Map<string, boolean> | undefined;
  const decide = (name: string, condition: Condition): boolean => {
    const outermost = !decided;
    decided ??= new Map();
    const answer = decided.get(name) ?? (!circle.has(name) && matches(condition, read(), groups));
    decided.set(name, answer);
    if (outermost) decided = undefined;
    return answer;
  };
  return Object.defineProperties({}, Object.fromEntries(Object.entries(definitions).map(([name, condition]) =>
    [name, { enumerable: true, get: () => decide(name, condition) }])));
}
