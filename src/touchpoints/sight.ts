/**
 * Sight — tells when enough of an element is on screen, by the rules of the MRC: half of its area, 30 % of a large one,
 * all of the viewport's height if it is taller than that. One IntersectionObserver for each share that is wanted,
 * whatever the number of elements; no scroll listener, no frame callback.
 * Source: MRC Viewable Ad Impression Measurement Guidelines.
 */
import type { Dispose, FeatureClient } from '../types.ts';

/** Elements larger than this many px² need only 30 %. */
const large = 242_500;
/** Occlusion is asked for where it can be told (Chromium), at the least delay that it allows. */
const occlusion = { trackVisibility: true, delay: 100 };

interface SightOptions extends Pick<FeatureClient, 'guard'> {
  /** Without one, nothing is ever in sight. */
  readonly Observer?: typeof IntersectionObserver | undefined;
}

export interface Watched {
  readonly element: Element;
  /** Share of the area that is asked for, 0–1. Default: the MRC's. */
  readonly visible?: number | undefined;
  /** Told at every look, also when nothing has changed. */
  readonly onSight: (inSight: boolean) => void;
}

export type Sight = (watched: Watched) => Dispose;

type Entry = IntersectionObserverEntry & { readonly isVisible?: boolean };

export function createSight({ guard, Observer = globalThis.IntersectionObserver }: SightOptions): Sight {
  // By share, in steps of 1/1000: there are never many, and none is made twice.
  const observers = new Map<number, IntersectionObserver>();
  const watchers = new Map<Element, Map<Watched, number>>();

  function observerOf(share: number): IntersectionObserver {
    const seen = guard('touchpoints', (entries: Entry[]) => entries.forEach((entry) => look(entry, share)));
    const observer = observers.get(share) ?? new Observer(seen, { threshold: [0, share], ...occlusion });
    observers.set(share, observer);
    return observer;
  }

  function look(entry: Entry, share: number): void {
    for (const [watched, current] of [...watchers.get(entry.target) ?? []]) {
      const needed = shareOf(entry, watched.visible);
      if (current !== share) continue;
      if (needed === share) watched.onSight(isInSight(entry, share));
      // It is larger or smaller than it was thought to be: its new observer looks at once.
      else {
        leave(watched);
        join(watched, needed);
      }
    }
  }

  function join(watched: Watched, share: number): void {
    const { element } = watched;
    watchers.set(element, (watchers.get(element) ?? new Map()).set(watched, share));
    observerOf(share).observe(element);
  }

  function leave(watched: Watched): void {
    const { element } = watched;
    const shares = watchers.get(element);
    const share = shares?.get(watched);
    shares?.delete(watched);
    if (share && ![...shares!.values()].includes(share)) observerOf(share).unobserve(element);
    if (!shares?.size) watchers.delete(element);
  }

  return (watched) => {
    if (Observer) join(watched, watched.visible ?? 0.5);
    return () => leave(watched);
  };
}

/** The share of its area that an element of this size must show. */
function shareOf({ boundingClientRect: { width, height }, rootBounds }: Entry, visible: number | undefined): number {
  const possible = (((rootBounds?.height ?? innerHeight) - 1) / height) * Math.min(1, (rootBounds?.width ?? innerWidth) / width);
  const wanted = visible ?? (possible < 1 ? 1 : height * width > large ? 0.3 : 0.5);
  // Rounded, so that a pixel more or less does not mean another observer; never 0, which a touching edge would meet.
  return Math.max(1, Math.floor(Math.min(wanted, possible, 0.99) * 1000)) / 1000 || 0.5;
}

function isInSight({ isIntersecting, intersectionRatio, boundingClientRect, intersectionRect, isVisible, target }: Entry, share: number): boolean {
  if (!isIntersecting || intersectionRatio < share || !(boundingClientRect.width * boundingClientRect.height)) return false;
  if (isVisible !== false) return true;
  // "Not visible" is also said of what is merely translucent, filtered or rotated. What is in front of its middle decides.
  const { left, top, width, height } = intersectionRect;
  const front = document.elementFromPoint(left + width / 2, top + height / 2);
  return !front || target.contains(front) || front.contains(target);
}
