/**
 * Audiences — named conditions, which may name each other; those in a circle hold for nobody.
 */
import type { Attributes, Condition } from '../types.ts';
import { broken, circular } from './circles.ts';
import { matches } from './condition.ts';
import type { Groups } from './condition.ts';

export { circular } from './circles.ts';

/** Conditions by audience name. */
export type Audiences = { readonly [name: string]: Condition };


/**
 * @param definitions - Without circles: what `circular` names is decided no further than it must be not to go on for ever.
 * @param read - All attributes as they are, with what this function returns at `audience`, so that audiences may name audiences.
 * @returns Whether the visitor belongs, by name. Each is decided when it is read.
 */
export function members(definitions: Audiences, read: () => Attributes, groups?: Groups): { readonly [name: string]: boolean } {
  // Within one question each audience is decided once; between questions the visitor may have changed.
  let decided: Map<string, boolean> | undefined;
  const decide = (name: string, condition: Condition): boolean => {
    const known = decided?.get(name);
    if (known !== undefined) return known;
    const isOutermost = !decided;
    decided ??= new Map();
    decided.set(name, false);
    const answer = matches(condition, read(), groups);
    decided.set(name, answer);
    if (isOutermost) decided = undefined;
    return answer;
  };
  return Object.defineProperties({}, Object.fromEntries(Object.entries(definitions).map(([name, condition]) =>
    [name, { enumerable: true, get: () => decide(name, condition) }])));
}

/** As `members`, of definitions that nobody has looked at: those in a circle are false. */
export function audiences(definitions: Audiences, read: () => Attributes, groups?: Groups): { readonly [name: string]: boolean } {
  return members(broken(definitions, circular(definitions)), read, groups);
}
