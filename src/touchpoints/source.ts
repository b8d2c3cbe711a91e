/**
 * Source — one way to find touchpoints. A look lets go of what is no longer there and watches what is new, step by step, so that
 * whoever looks can pause after any step and none is a long task on a slow phone; an element that was only moved stays the same.
 */
import type { State, Target, Viewed } from './viewed.ts';

export interface Source {
  /** Looks what is there now, in steps of a few elements. */
  look(): Iterator<void>;
  /** What is said of this element has changed. */
  forget(element: Element): void;
  dispose(): void;
}

interface SourceOptions extends Pick<Viewed, 'watch' | 'unwatch'> {
  readonly find: () => Iterable<Element>;
  /** `undefined` if the element is no touchpoint after all. */
  readonly describe: (element: Element) => Target | undefined;
  /** What is found stands for the page itself. */
  readonly isPage?: boolean;
  /** There are more than can be watched. */
  readonly onMany: () => void;
}

const atMost = 10_000;
/** Elements in a step: well under a millisecond on a phone, and more than it costs to pause and to go on. */
const few = 8;

export function createSource({ find, describe, watch, unwatch, isPage = false, onMany }: SourceOptions): Source {
  const known = new Map<Element, State | undefined>();

  function forget(element: Element): void {
    const state = known.get(element);
    known.delete(element);
    if (state) unwatch(state);
  }

  function* look(): Generator<void> {
    // Whoever is found is taken off; at the first look there is nobody on it.
    const gone = new Set(known.keys());
    let count = 0;
    for (const element of find()) {
      if (count === atMost) {
        onMany();
        break;
      }
      if (!gone.delete(element) && !known.has(element)) {
        const target = describe(element);
        known.set(element, target && watch(target, isPage ? undefined : element));
      }
      if (++count % few === 0) yield;
    }
    for (const element of gone) {
      forget(element);
      if (++count % few === 0) yield;
    }
  }

  return { look, forget, dispose: () => known.forEach((_, element) => forget(element)) };
}
