/**
 * Sight — tells when enough of an element is on screen, by the rules of the MRC: half of its area, 30 % of a large one,
 * all of the viewport's height if it is taller than that. One IntersectionObserver for each share that is wanted,
 * whatever the number of elements; no scroll listener, no frame callback.
 * Source: MRC Viewable Ad Impression Measurement Guidelines.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Cover } from './cover.ts';

/** Elements larger than this many px² need only 30 %. */
const large = 242_500;

interface SightOptions extends Pick<FeatureClient, 'guard'> {
  /** Without one, nothing is ever in sight. */
  readonly Observer?: typeof IntersectionObserver | undefined;
  /** It can tell what is covered. Default: whether the browser says so. */
  readonly canTell?: boolean;
}

export interface Watched {
  readonly element: Element;
  /** Share of the area that is asked for, 0–1. Default: the MRC's. */
  readonly visible?: number | undefined;
  /** Told at every look, also when nothing has changed. */
  readonly onSight: (inSight: boolean) => void;
}

export type Sight = (watched: Watched) => Dispose;

interface Look {
  share: number;
  /** Stops asking what is in front of it, which is asked only while it is on screen. */
  uncover?: Dispose | undefined;
}

const vouches = (): boolean => 'IntersectionObserverEntry' in globalThis && 'isVisible' in IntersectionObserverEntry.prototype;

export function createSight({ guard, Observer = globalThis.IntersectionObserver, canTell = vouches() }: SightOptions): Sight {
  // By share, in steps of 1/1000: there are never many, and none is made twice.
  const observers = new Map<number, IntersectionObserver>();
  const watchers = new Map<Element, Map<Watched, Look>>();
  let covers: Promise<Cover | undefined> | undefined;

  function observerOf(share: number): IntersectionObserver {
    const seen = guard('touchpoints', (entries: IntersectionObserverEntry[]) => entries.forEach((entry) => look(entry, share)));
    const observer = observers.get(share) ?? new Observer(seen, { threshold: [0, share] });
    observers.set(share, observer);
    return observer;
  }

  function look(entry: IntersectionObserverEntry, share: number): void {
    for (const [watched, current] of [...watchers.get(entry.target) ?? []]) {
      if (current.share !== share) continue;
      const needed = shareOf(entry, watched.visible);
      if (needed === share) tell(watched, current, isInSight(entry, share));
      // It is larger or smaller than it was thought to be: its new observer looks at once.
      else {
        part(watched.element, current);
        current.share = needed;
        observerOf(needed).observe(watched.element);
      }
    }
  }

  function tell({ element, onSight }: Watched, current: Look, inSight: boolean): void {
    if (!inSight) {
      current.uncover?.();
      current.uncover = undefined;
    } else if (current.uncover) return;
    else if (canTell) current.uncover = ask(element, (isCovered) => onSight(!isCovered));
    onSight(inSight);
  }

  /** What it takes is loaded when something is in sight; until then, and where it cannot be, nothing is covered. */
  function ask(...about: Parameters<Cover>): Dispose {
    let stop: Dispose | undefined;
    let isOver = false;
    covers ??= import('./cover.ts').then(({ createCover }) => createCover({ guard, Observer }), () => (covers = undefined));
    void covers.then((cover) => {
      if (!isOver) stop = cover?.(...about);
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }

  /** Lets go of an observer that nobody needs for this element any more. */
  function part(element: Element, { share }: Look): void {
    const others = [...watchers.get(element)?.values() ?? []].filter((one) => one.share === share);
    if (others.length < 2) observerOf(share).unobserve(element);
  }

  return (watched) => {
    const { element, visible = 0.5 } = watched;
    const current: Look = { share: visible };
    const looks = watchers.get(element) ?? new Map<Watched, Look>();
    watchers.set(element, looks.set(watched, current));
    if (Observer) observerOf(visible).observe(element);
    return () => {
      if (!looks.has(watched)) return;
      if (Observer) part(element, current);
      current.uncover?.();
      looks.delete(watched);
      if (!looks.size) watchers.delete(element);
    };
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
