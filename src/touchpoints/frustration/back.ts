/**
 * Quick back — the visitor follows a link and is back within five seconds: what the link promised was not there. When the link was
 * followed is kept for the tab, where to is not; going on, or coming by another way, forgets it.
 */
import type { Dispose, FeatureClient } from '../../types.ts';
import { listen } from '../listen.ts';
import { linkOf, opensElsewhere } from './looks.ts';
import type { Judge } from './press.ts';

interface QuickBackOptions {
  readonly client: FeatureClient;
  readonly tell: () => void;
}

/** In milliseconds: back within this, */
const within = 5000;
/** a router may take so long to follow a link, */
const slow = 10_000;
/** and a link within the page is followed at once. */
const atOnce = 1000;
/** How a page view came to be. */
type Way = 'link' | 'back' | 'other';

export function startQuickBack({ client, tell }: QuickBackOptions): Judge {
  const { guard, memory, now, page } = client;
  let linkAt = -Infinity;
  let backAt = -Infinity;
  let hasBegun = false;

  function arrive(way: Way, at: number): void {
    const followed = memory.read('trail');
    const isQuick = way === 'back' && typeof followed === 'number' && at - followed <= within;
    memory.write('trail', way === 'link' ? at : undefined);
    linkAt = backAt = -Infinity;
    if (isQuick) tell();
  }
  function begin(): void {
    hasBegun = true;
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const { timeOrigin } = performance;
    if (entry?.type === 'back_forward') arrive('back', timeOrigin);
    else if (entry?.type !== 'reload') arrive(memory.read('trail') === undefined ? 'other' : 'link', timeOrigin + (entry?.responseStart ?? 0));
  }
  const turn = guard('quick_back', (at: number) => {
    const since = at - linkAt;
    if (hasBegun) arrive(at - backAt < atOnce && since > atOnce ? 'back' : since < slow ? 'link' : 'other', at);
  });
  // The page that is left notes it too, for the one that comes may not be ours.
  function leave(): void {
    if (!page.isVisible()) return;
    if (now() - linkAt < slow) memory.write('trail', now());
    linkAt = -Infinity;
  }

  const back = (): void => void (backAt = now());

  const undo: Dispose[] = [
    page.whenActive(begin),
    listen(window, 'popstate', back),
    listen(window, 'pageshow', guard('quick_back', (event: Event) => (event as PageTransitionEvent).persisted && back())),
    page.on('leaving', leave),
    // The browser tells of a new address first, and then how it came.
    client.on('page_viewed', () => void setTimeout(turn, 0, now())),
  ];
  return {
    hear({ origin, event }) {
      const link = linkOf(origin);
      if (link && !opensElsewhere(link, event)) linkAt = now();
    },
    dispose: () => undo.forEach((run) => run()),
  };
}
