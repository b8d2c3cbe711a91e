/**
 * Source — one way to find touchpoints. At each look it lets go of what is no longer there, and takes note of what is new, which is
 * then watched a few at a time, so that none is a long task on a slow phone; an element that was only moved stays the same.
 */
import type { Dispose } from '../types.ts';
import type { Target } from './viewed.ts';

export type Described = Omit<Target, 'element'>;

export interface Source {
  /** Looks what is there now. */
  scan(): void;
  /** Watches some of what is new. @returns Whether there is more. */
  work(): boolean;
  dispose: Dispose;
}

interface SourceOptions {
  readonly find: () => readonly Element[];
  /** In a few words, so that a change shows. */
  readonly wordsOf: (element: Element) => string;
  /** `undefined` if the element is no touchpoint after all. */
  readonly describe: (element: Element) => Described | undefined;
  readonly watch: (target: Target) => Dispose;
  /** There are more than can be watched. */
  readonly onMany: (count: number) => void;
}

interface Known {
  readonly words: string;
  /** Absent while it waits to be watched. */
  stop?: Dispose | undefined;
}

const atOnce = 50;
const atMost = 10_000;

export function createSource({ find, wordsOf, describe, watch, onMany }: SourceOptions): Source {
  let known = new Map<Element, Known>();
  let fresh: Element[] = [];

  function scan(): void {
    const found: typeof known = new Map();
    const all = find();
    if (all.length > atMost) onMany(all.length);
    fresh = [];
    for (const element of all.slice(0, atMost)) {
      const words = wordsOf(element);
      const before = known.get(element);
      const isSame = before?.words === words;
      found.set(element, isSame ? before : { words });
      if (isSame) known.delete(element);
      if (!isSame || !('stop' in before)) fresh.push(element);
    }
    dispose();
    known = found;
    // Worked off from its end.
    fresh.reverse();
  }

  function work(): boolean {
    for (const element of fresh.splice(-atOnce).reverse()) {
      const target = describe(element);
      known.get(element)!.stop = target && watch({ ...target, element });
    }
    return fresh.length > 0;
  }

  function dispose(): void {
    for (const { stop } of known.values()) stop?.();
    known.clear();
  }

  return { scan, work, dispose };
}
