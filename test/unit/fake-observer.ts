/**
 * Fake observer — an IntersectionObserver made by hand: a test says what is on screen, and every observer that cares is told.
 * Like the real one it looks once at whatever is newly observed; here that is when `look` is called, not a frame later.
 */
export interface FakeObserver {
  readonly Observer: typeof IntersectionObserver;
  /** How many elements are observed, by all observers that live. */
  observed(): number;
  /** How many observers were made and are not disconnected or empty. */
  living(): number;
  /** Puts an element on screen: its size, how much of it shows, and whether anything covers it. Everybody is told. */
  put(element: Element, options: { width?: number; height?: number; share: number; isVisible?: boolean }): void;
  /** The first look at what is newly observed. */
  look(): void;
}

export function createFakeObserver({ width: rootWidth = 1000, height: rootHeight = 800 } = {}): FakeObserver {
  const places = new Map<Element, { width: number; height: number; share: number; isVisible?: boolean }>();
  const all = new Set<{ tell: (elements: Iterable<Element>) => void; targets: Set<Element>; fresh: Set<Element> }>();

  function entryFor(target: Element): IntersectionObserverEntry {
    const { width, height, share, isVisible } = places.get(target) ?? { width: 100, height: 100, share: 0 };
    return {
      target, isIntersecting: share > 0, intersectionRatio: share, boundingClientRect: { width, height },
      intersectionRect: { left: 0, top: 0, width, height: height * share }, rootBounds: { width: rootWidth, height: rootHeight }, time: 0,
      ...(isVisible === undefined ? {} : { isVisible }),
    } as unknown as IntersectionObserverEntry;
  }

  const Observer = function (callback: IntersectionObserverCallback): IntersectionObserver {
    const targets = new Set<Element>();
    const fresh = new Set<Element>();
    const tell = (elements: Iterable<Element>): void => {
      const entries = [...elements].filter((element) => targets.has(element)).map(entryFor);
      if (entries.length) callback(entries, self);
    };
    const self = {
      observe(element: Element) {
        if (targets.has(element)) return;
        targets.add(element);
        fresh.add(element);
      },
      unobserve: (element: Element) => void (targets.delete(element), fresh.delete(element)),
      disconnect: () => targets.clear(),
    } as unknown as IntersectionObserver;
    all.add({ tell, targets, fresh });
    return self;
  } as unknown as typeof IntersectionObserver;

  const fake: FakeObserver = {
    Observer,
    observed: () => [...all].reduce((sum, { targets }) => sum + targets.size, 0),
    living: () => [...all].filter(({ targets }) => targets.size).length,
    put(element, { width = 100, height = 100, ...rest }) {
      places.set(element, { width, height, ...rest });
      for (const { tell } of [...all]) tell([element]);
      fake.look();
    },
    look() {
      // A look may lead to another observer, which then looks too.
      for (let again = true; again;) {
        again = false;
        for (const { tell, fresh } of [...all]) if (fresh.size) {
          const now = [...fresh];
          fresh.clear();
          tell(now);
          again = true;
        }
      }
    },
  };
  return fake;
}
