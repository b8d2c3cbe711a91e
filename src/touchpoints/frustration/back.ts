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
  let isBack = false;
  let hasBegun = false;

  function arrive(way: Way, at: number): void {
    const followed = memory.read('trail');
    const isQuick = way === 'back' && typeof followed === 'number' && at - followed <= within;
    memory.write('trail', way === 'link' ? at : undefined);
    linkAt = -Infinity;
    isBack = false;
    if (isQuick) tell();
  }
  function begin(): void {
    hasBegun = true;
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const { timeOrigin } = performance;
    if (entry?.type === 'back_forward') arrive('back', timeOrigin);
    else if (entry?.type !== 'reload') arrive(memory.read('trail') === undefined ? 'other' : 'link', timeOrigin + (entry?.responseStart ?? 0));
  }
  function turn(): void {
    const since = now() - linkAt;
    if (hasBegun) arrive(isBack && since > atOnce ? 'back' : since < slow ? 'link' : 'other', now());
  }
  // The page that is left notes it too, for the one that comes may not be ours.
  function leave(): void {
    if (now() - linkAt < slow && page.isVisible()) memory.write('trail', now());
  }

  const undo: Dispose[] = [
    page.whenActive(begin),
    listen(window, 'popstate', () => void (isBack = true)),
    listen(window, 'pageshow', guard('quick_back', (event: Event) => void (isBack ||= (event as PageTransitionEvent).persisted))),
    page.on('leaving', leave),
    client.on('page_viewed', turn),
  ];
  return {
    hear({ origin, event }) {
      const link = linkOf(origin);
      if (link && !opensElsewhere(link, event)) linkAt = now();
    },
    dispose: () => undo.forEach((run) => run()),
  };
}
