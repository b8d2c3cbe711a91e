/**
 * Circles — audiences that depend on themselves, found before anything is asked, whatever the order of loading.
 * Tarjan's strongly connected components, without the call stack, which a long chain would overflow:
 * ten thousand audiences take ten thousand looks. Source: https://doi.org/10.1137/0201010
 */
import type { Condition } from '../types.ts';

type Audiences = { readonly [name: string]: Condition };

interface Node {
  readonly name: string;
  /** Whom it names and who has not been looked at from it. */
  readonly left: string[];
  /** When it was first seen, and the earliest of those in the open that it leads to; closed ones lead nowhere. */
  readonly at: number;
  low: number;
}

const PREFIX = 'audience.';
/** Holds for nobody. */
const NEVER: Condition = { $not: {} };

function namedIn(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([key, value]) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : namedIn(value)));
}

/** @returns The names of all audiences that depend on themselves, in their order, to be reported. */
export function circular(definitions: Audiences): string[] {
  const named = new Map(Object.entries(definitions).map(([name, condition]) => [name, namedIn(condition)]));
  const nodes = new Map<string, Node>();
  const found = new Set<string>();
  const open: Node[] = [];
  const path: Node[] = [];

  function enter(name: string): void {
    const node = { name, left: [...named.get(name)!], at: nodes.size, low: nodes.size };
    nodes.set(name, node);
    open.push(node);
    path.push(node);
  }
  function close(node: Node): void {
    const above = path.at(-1);
    if (above) above.low = Math.min(above.low, node.low);
    if (node.low < node.at) return;
    const circle = open.splice(open.lastIndexOf(node));
    for (const one of circle) {
      one.low = Infinity;
      if (circle.length > 1 || named.get(one.name)!.includes(one.name)) found.add(one.name);
    }
  }

  for (const start of named.keys()) {
    if (!nodes.has(start)) enter(start);
    for (let node = path.at(-1); node; node = path.at(-1)) {
      const next = node.left.pop();
      const seen = next === undefined ? undefined : nodes.get(next);
      if (seen) node.low = Math.min(node.low, seen.low);
      else if (next === undefined) close(path.pop()!);
      else if (named.has(next)) enter(next);
    }
  }
  return [...named.keys()].filter((name) => found.has(name));
}

/** The same audiences, of which those in a circle hold for nobody. */
export function broken(definitions: Audiences, circle: readonly string[]): Audiences {
  const members = new Set(circle);
  return Object.fromEntries(Object.entries(definitions).map(([name, condition]) => [name, members.has(name) ? NEVER : condition]));
}
