/**
 * Sight — tells when enough of an element is on screen, by the rules of the MRC: half of its area, 30 % of a large one,
 * all of the viewport's height if it is taller than that. One IntersectionObserver for each share that is wanted,
 * whatever the number of elements; no scroll listener, no frame callback.
 * Source: MRC Viewable Ad Impression Measurement Guidelines.
 */
import type { Dispose, FeatureClient } from '../types.ts';

/** Elements larger than this many px² need only 30 %. */
const large = 242_500;

interface SightOptions<W> extends Pick<FeatureClient, 'guard'> {
  /** Told when it comes into sight and when it goes out of it. */
  readonly onSight: (watched: W, inSight: boolean) => void;
  /** Without one, nothing is ever in sight. */
  readonly Observer?: typeof IntersectionObserver | undefined;
  /** It can tell what is covered. Default: whether the browser says so. */
  readonly canTell?: boolean;
}

export interface Watched {
  readonly element: Element;
  /** Share of the area that is asked for, 0–1. Default: the MRC's. */
  readonly visible?: number | undefined;
}

export interface Sight<W> {
  watch(watched: W): void;
  unwatch(watched: W): void;
  dispose: Dispose;
}

interface Look<W> {
  readonly watched: W;
  share: number;
  inSight: boolean;
}

const vouches = (): boolean => 'IntersectionObserverEntry' in globalThis && 'isVisible' in IntersectionObserverEntry.prototype;

export function createSight<W extends Watched>({ guard, onSight, Observer = globalThis.IntersectionObserver, canTell = vouches() }: SightOptions<W>): Sight<W> {
  // By share, in steps of 1/1000: there are never many, and none is made twice.
  const observers = new Map<number, IntersectionObserver>();
  const looks = new Map<Element, readonly Look<W>[]>();
  let covers: Promise<void> | undefined;
  let cover: IntersectionObserver | undefined;

  function observerOf(share: number): IntersectionObserver {
    const seen = (entries: readonly IntersectionObserverEntry[]): void => entries.forEach((entry) => looks.get(entry.target)?.forEach((one) => one.share === share && look(one, entry)));
    const observer = observers.get(share) ?? new Observer(guard('touchpoints', seen), { threshold: [0, share] });
    observers.set(share, observer);
    return observer;
  }

  function look(one: Look<W>, entry: IntersectionObserverEntry): void {
    const { watched, share } = one;
    const needed = shareOf(entry, watched.visible);
    if (needed === share) return tell(one, isInSight(entry, share));
    // It is larger or smaller than it was thought to be: its new observer looks at once.
    one.share = needed;
    part(watched.element, share);
    observerOf(needed).observe(watched.element);
  }

  function tell(one: Look<W>, inSight: boolean): void {
    // While it is in sight, what lies in front of it is told by another observer.
    if (inSight === one.inSight) return;
    one.inSight = inSight;
    const { element } = one.watched;
    onSight(one.watched, inSight);
    if (inSight) ask(element);
    else if (!isAnyInSight(element)) cover?.unobserve(element);
  }

  const isAnyInSight = (element: Element): boolean => !!looks.get(element)?.some(({ inSight }) => inSight);

  /** What it takes is loaded when something is in sight; until then, and where it cannot be, nothing is covered. */
  function ask(element: Element): void {
    if (!canTell) return;
    covers ??= import('./cover.ts').then(({ createCover }) => {
      cover = createCover({ guard, Observer, onCover });
      for (const each of looks.keys()) if (isAnyInSight(each)) cover.observe(each);
    }, () => (covers = undefined));
    // Whoever comes later is to be told as well, so it looks anew.
    cover?.unobserve(element);
    cover?.observe(element);
  }
  function onCover(element: Element, isCovered: boolean): void {
    for (const { watched, inSight } of looks.get(element) ?? []) if (inSight) onSight(watched, !isCovered);
  }

  /** Lets go of an observer that nobody needs for this element any more. */
  function part(element: Element, share: number): void {
    if (!looks.get(element)?.some((one) => one.share === share)) observers.get(share)?.unobserve(element);
  }

  return {
    watch(watched) {
      const { element, visible = 0.5 } = watched;
      looks.set(element, [...looks.get(element) ?? [], { watched, share: visible, inSight: false }]);
      if (Observer) observerOf(visible).observe(element);
    },
    unwatch(watched) {
      const { element } = watched;
      const all = looks.get(element) ?? [];
      const others = all.filter((one) => one.watched !== watched);
      if (others.length) looks.set(element, others);
      else looks.delete(element);
      for (const { share } of all) part(element, share);
      if (!isAnyInSight(element)) cover?.unobserve(element);
    },
    dispose() {
      looks.clear();
      for (const observer of [...observers.values(), cover]) observer?.disconnect();
    },
  };
}

/** The share of its area that an element of this size must show. */
function shareOf({ boundingClientRect: { width, height }, rootBounds }: IntersectionObserverEntry, visible: number | undefined): number {
  // Within a frame the root is the window at the top, and the frame shows less than that.
  const tall = Math.min(rootBounds?.height ?? Infinity, innerHeight);
  const wide = Math.min(rootBounds?.width ?? Infinity, innerWidth);
  const possible = ((tall - 1) / height) * Math.min(1, wide / width);
  const wanted = visible ?? (possible < 1 ? 1 : height * width > large ? 0.3 : 0.5);
  // Rounded, so that a pixel more or less does not mean another observer; never 0, which a touching edge would meet.
  return Math.max(1, Math.floor(Math.min(wanted, possible, 0.99) * 1000)) / 1000 || 0.5;
}

function isInSight({ isIntersecting, intersectionRatio, boundingClientRect: { width, height } }: IntersectionObserverEntry, share: number): boolean {
  return isIntersecting && intersectionRatio >= share && width * height > 0;
}
