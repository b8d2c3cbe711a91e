/**
 * Source — one way to find touchpoints. At each look it watches what is new, and lets go of what is no longer there
 * or is described differently; an element that was only moved stays the same.
 */
import type { Dispose } from '../types.ts';
import type { Target } from './viewed.ts';

export type Described = Omit<Target, 'element'>;

export interface Source {
  /** @returns Whether there is more to watch than one look takes. */
  scan(): boolean;
  dispose: Dispose;
}

interface SourceOptions {
  readonly find: () => Iterable<Element>;
  /** `undefined` if the element is no touchpoint after all. */
  readonly describe: (element: Element) => Described | undefined;
  readonly watch: (target: Target) => Dispose;
}

/** How many new elements one look takes, so that it is no long task on a slow phone. */
const atOnce = 50;

export function createSource({ find, describe, watch }: SourceOptions): Source {
  let known = new Map<Element, { readonly words: string; readonly stop: Dispose }>();

  function scan(): boolean {
    const found: typeof known = new Map();
    let fresh = 0;
    for (const element of find()) {
      const described = describe(element);
      if (!described) continue;
      const words = JSON.stringify(described);
      const before = known.get(element);
      if (before?.words === words) {
        known.delete(element);
        found.set(element, before);
      } else if (fresh++ < atOnce) found.set(element, { words, stop: watch({ ...described, element }) });
    }
    dispose();
    known = found;
    return fresh > atOnce;
  }

  function dispose(): void {
    for (const { stop } of known.values()) stop();
    known.clear();
  }

  return { scan, dispose };
}

/** What a selector finds; what is marked private, and all within it, is never looked at. */
export function query(selector: string): Element[] {
  return [...document.querySelectorAll(selector)].filter((element) => !element.closest('[data-attune-private]'));
}
