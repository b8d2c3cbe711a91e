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
  /** Sight's own: the share that its observer looks for, and whether that is on screen. */
  share?: number | undefined;
  inSight?: boolean;
}

export interface Sight<W> {
  watch(watched: W): void;
  unwatch(watched: W): void;
  dispose: Dispose;
}

const vouches = (): boolean => 'IntersectionObserverEntry' in globalThis && 'isVisible' in IntersectionObserverEntry.prototype;

export function createSight<W extends Watched>({ guard, onSight, Observer = globalThis.IntersectionObserver, canTell = vouches() }: SightOptions<W>): Sight<W> {
  // By share, in steps of 1/1000: there are never many, and none is made twice.
  const observers = new Map<number, IntersectionObserver>();
  const watched = new Map<Element, readonly W[]>();
  let covers: Promise<void> | undefined;
  let cover: IntersectionObserver | undefined;

  const of = (element: Element): readonly W[] => watched.get(element) ?? [];
  const isSeen = (element: Element): boolean => of(element).some(({ inSight }) => inSight);

  function createObserver(share: number): IntersectionObserver {
    // Of what is far away nothing is measured: it is looked at when it comes.
    const seen = (entries: readonly IntersectionObserverEntry[]): void => entries.forEach((entry) => of(entry.target).forEach((one) => (entry.isIntersecting || one.inSight) && one.share === share && look(one, entry)));
    const observer = new Observer(guard('touchpoints', seen), { threshold: [0, share] });
    observers.set(share, observer);
    return observer;
  }
  const observerOf = (share: number): IntersectionObserver => observers.get(share) ?? createObserver(share);

  /** From one observer to another, which looks at once. Whoever else it tells about this element is told again; one that nobody needs for it any more is let go. */
  function move(one: W, to?: number): void {
    const { element, share: from } = one;
    one.share = to;
    if (from && !of(element).some(({ share }) => share === from)) observerOf(from).unobserve(element);
    if (!to || !Observer) return;
    // It looks at once only at what it has not looked at before.
    if (of(element)[1]) observerOf(to).unobserve(element);
    observerOf(to).observe(element);
  }

  function look(one: W, entry: IntersectionObserverEntry): void {
    const needed = shareOf(entry, one.visible);
    // It is larger or smaller than it was thought to be.
    if (needed !== one.share) return move(one, needed);
    const inSight = isInSight(entry, needed);
    // While it is in sight, what lies in front of it is told by another observer.
    if (inSight === !!one.inSight) return;
    one.inSight = inSight;
    onSight(one, inSight);
    ask(one.element);
  }

  /** What it takes is loaded when something is in sight; until then, and where it cannot be, nothing is covered. */
  function ask(element: Element): void {
    cover?.unobserve(element);
    if (!canTell || !isSeen(element)) return;
    cover?.observe(element);
    covers ??= import('./cover.ts').then(({ createCover }) => {
      cover = createCover({ guard, Observer, onCover });
      for (const element of watched.keys()) if (isSeen(element)) ask(element);
    }, () => (covers = undefined));
  }
  function onCover(element: Element, isCovered: boolean): void {
    for (const one of of(element)) if (one.inSight) onSight(one, !isCovered);
  }

  return {
    watch(one) {
      const others = watched.get(one.element);
      watched.set(one.element, others ? [...others, one] : [one]);
      move(one, one.visible ?? 0.5);
    },
    unwatch(one) {
      const { element } = one;
      const others = of(element).filter((other) => other !== one);
      if (others.length) watched.set(element, others);
      else watched.delete(element);
      move(one);
      ask(element);
    },
    dispose() {
      watched.clear();
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

/** A share is never 0, so what is not there at all has too little. */
function isInSight({ intersectionRatio, boundingClientRect: { width, height } }: IntersectionObserverEntry, share: number): boolean {
  return intersectionRatio >= share && width * height > 0;
}
