/**
 * Page — the moments of a page's life, told once and in order: first `leaving`, in which features give their last events,
 * then `left`, in which delivery sends them. `pagehide` is on `window` (a `document` never gets it); on navigation
 * `visibilitychange` comes after it, so both lead here.
 */
import type { Dispose, FeatureClient, Moment } from '../types.ts';
import { createBus } from './bus.ts';

export interface Page {
  /** Hears a moment; besides those that features know, that the network is back. Returns the undo function. */
  on(moment: Moment | 'online', listener: () => void): Dispose;
  dispose(): void;
}

export function createPage(guard: FeatureClient['guard']): Page {
  const { on, emit } = createBus<{ readonly name: Moment | 'online' }>(guard);
  const life = new AbortController();
  const { signal } = life;

  function leave(): void {
    emit({ name: 'leaving' });
    emit({ name: 'left' });
  }
  function hear(target: EventTarget, type: string, run: (event: Event) => void): void {
    target.addEventListener(type, guard(type, run), { signal });
  }

  hear(window, 'pagehide', leave);
  hear(document, 'visibilitychange', () => (document.hidden ? leave() : emit({ name: 'visible' })));
  hear(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && emit({ name: 'restored' }));
  hear(window, 'online', () => emit({ name: 'online' }));

  return { on, dispose: () => life.abort() };
}
