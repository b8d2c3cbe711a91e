/**
 * Finder — which elements are slots: those marked, `<attune-slot name>`, and those that a greeting's or an offer's selector names,
 * but for what is marked private. A selector that is no CSS finds nothing, and is reported.
 */
import type { FeatureClient } from '../types.ts';
import { surfaces } from './decide.ts';

export interface Finder {
  /** All slots below. */
  within(root: ParentNode): Iterable<Element>;
  /** The name of the slot that it is, if it is one. */
  slotOf(element: Element): string | undefined;
  /** Looks the selectors up anew: the configuration has changed. */
  read(): void;
}

const mark = 'data-attune-slot';
const own = `[${mark}],attune-slot[name]`;

export function createFinder({ config, report }: Pick<FeatureClient, 'config' | 'report'>): Finder {
  let named: readonly (readonly [selector: string, slot: string])[] = [];

  function read(): void {
    named = surfaces(config.value).flatMap(({ selector, slot }) => {
      if (!selector) return [];
      if (CSS.supports(`selector(${selector})`)) return [[selector, slot]] as const;
      return report('selector_invalid', { path: slot, found: selector }) ?? [];
    });
  }
  read();

  return {
    read,
    within: (root) => root.querySelectorAll([own, ...named.map(([selector]) => selector)].join()),
    slotOf(element) {
      const marked = element.getAttribute(mark) ?? (element.localName === 'attune-slot' && element.getAttribute('name'));
      if (marked !== false && marked !== null) return marked || undefined;
      return element.closest('[data-attune-private]') ? undefined : named.find(([selector]) => element.matches(selector))?.[1];
    },
  };
}
