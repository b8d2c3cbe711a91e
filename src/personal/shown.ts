/**
 * Shown — `slot_shown` when half of a slot was really on a visible screen, once for each slot in a page view; `slot_clicked` for
 * what can be clicked within it. The default counts as well, so that those who saw it can be compared.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { SlotDecision } from './decide.ts';
import { listen } from './listen.ts';

export interface Shown {
  /** Looks out for a slot, if it was not yet seen in this page view. */
  watch(element: Element): void;
  /** Another page view: every slot counts anew. */
  begin(): void;
  dispose: Dispose;
}

interface ShownOptions {
  readonly client: Pick<FeatureClient, 'emit' | 'guard' | 'page'>;
  /** What the slot that this element is holds now. */
  readonly decisionOf: (element: Element) => SlotDecision | undefined;
  readonly Observer?: typeof IntersectionObserver | undefined;
}

/** What happens within is nobody's business. */
const hidden = '[data-attune-private]';
const clickable = 'a[href],button,input,select,summary,[role=button],[role=link]';

export function createShown({ client, decisionOf, Observer = globalThis.IntersectionObserver }: ShownOptions): Shown {
  const { emit, guard, page } = client;
  const told = new Set<string>();

  const look = ({ target, isIntersecting, intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): void => {
    // What is taller than the screen can never show half of itself; it fills half of the screen instead.
    const isSeen = intersectionRatio >= 0.5 || intersectionRect.height >= (rootBounds?.height ?? innerHeight) / 2;
    const decision = decisionOf(target);
    if (!isIntersecting || !isSeen || !decision || !page.isVisible()) return;
    observer?.unobserve(target);
    const { slot, variant, because } = decision;
    if (told.has(slot)) return;
    told.add(slot);
    emit('slot_shown', { slot, variant, because });
  };
  const seen = guard('slots', (entries: IntersectionObserverEntry[]) => entries.forEach(look));
  const observer = Observer && new Observer(seen, { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] });

  const click = guard('slots', (event: Event) => {
    const path = event.composedPath().filter((one) => one instanceof Element);
    if (!path[0]?.closest(clickable) || path.some((one) => one.matches(hidden))) return;
    const decision = path.map(decisionOf).find((one) => one);
    if (decision) emit('slot_clicked', { slot: decision.slot, variant: decision.variant });
  });
  const undo = listen(document, 'click', click);

  return {
    watch(element) {
      if (element.closest(hidden)) return;
      // Observed anew, it is looked at once more.
      observer?.unobserve(element);
      observer?.observe(element);
    },
    begin: () => told.clear(),
    dispose() {
      observer?.disconnect();
      undo();
    },
  };
}
