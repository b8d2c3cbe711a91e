/**
 * Cover — tells when something lies in front of an element: a dialog, a menu, a banner. Asked only where the browser can tell
 * (`trackVisibility`, Chromium), by one observer of its own: its looks come up to 100 ms late, which must not blur the others' times.
 * Source: https://w3c.github.io/IntersectionObserver/v2/
 */
import type { FeatureClient } from '../types.ts';

interface CoverOptions extends Pick<FeatureClient, 'guard'> {
  readonly Observer: typeof IntersectionObserver;
  /** Called back at the first look, and when that has changed. */
  readonly onCover: (element: Element, isCovered: boolean) => void;
}
type Entry = IntersectionObserverEntry & { readonly isVisible?: boolean };

export function createCover({ guard, Observer, onCover }: CoverOptions): IntersectionObserver {
  const seen = guard('touchpoints', (entries: Entry[]) => entries.forEach((entry) => onCover(entry.target, isCovered(entry))));
  return new Observer(seen, { trackVisibility: true, delay: 100 } as IntersectionObserverInit);
}

/** "Not visible" is also said of what is merely translucent, filtered or rotated. What is in front of its middle decides. */
function isCovered({ isIntersecting, isVisible, intersectionRect, target }: Entry): boolean {
  if (!isIntersecting || isVisible !== false) return false;
  const { left, top, width, height } = intersectionRect;
  const [x, y] = [left + width / 2, top + height / 2] as const;
  let front = document.elementFromPoint(x, y);
  for (let inner: Element | null | undefined; (inner = front?.shadowRoot?.elementFromPoint(x, y)) && inner !== front;) front = inner;
  return !!front && !holds(target, front) && !holds(front, target);
}

/** Whether one is in the other, across the borders of shadow roots. */
function holds(outer: Element, inner: Element): boolean {
  for (let one: Node | null = inner; one; one = one instanceof ShadowRoot ? one.host : one.parentNode) if (one === outer) return true;
  return false;
}
