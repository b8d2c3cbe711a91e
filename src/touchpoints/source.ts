/**
 * Source — one way to find touchpoints. A look lets go of what is no longer there and watches what is new, step by step, so that
 * whoever looks can pause after any step and none is a long task on a slow phone; an element that was only moved stays the same.
 */
import type { State, Target, Viewed } from './viewed.ts';

export interface Source {
  /** Looks what is there now. Each step gives what it was worth: most of the time goes into beginning to watch and into letting go. */
  look(): Generator<number>;
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
/** What is as it was is passed by quickly. */
const glance = 1;
const work = 20 * glance;

export function createSource({ find, describe, watch, unwatch, isPage = false, onMany }: SourceOptions): Source {
  const known = new Map<Element, State | undefined>();

  function forget(element: Element): void {
    const state = known.get(element);
    known.delete(element);
    if (state) unwatch(state);
  }

  function* look(): Generator<number> {
    const found = new Set<Element>();
    for (const element of find()) {
      if (found.size === atMost) {
        onMany();
        break;
      }
      found.add(element);
      if (known.has(element)) {
        yield glance;
        continue;
      }
      const target = describe(element);
      known.set(element, target && watch(target, isPage ? undefined : element));
      yield work;
    }
    for (const element of known.keys()) if (!found.has(element)) {
      forget(element);
      yield work;
    }
  }

  return { look, forget, dispose: () => known.forEach((_, element) => forget(element)) };
}
