/**
 * Page — the moments of a page's life, told once and in order: first `leaving`, in which features give their last events,
 * then `left`, in which delivery sends them. `pagehide` is on `window` (a `document` never gets it); on navigation
 * `visibilitychange` comes after it, so both lead here.
 */
import type { Dispose, FeatureClient, Moment, PageLife } from '../types.ts';

export function createPage({ guard }: Pick<FeatureClient, 'guard'>): Pick<PageLife, 'on' | 'dispose'> {
  const listeners: { [M in Moment]: Set<() => void> } = { leaving: new Set(), left: new Set(), visible: new Set(), restored: new Set() };
  const undo: Dispose[] = [];

  const tell = (moment: Moment): void => listeners[moment].forEach((listener) => listener());
  const leave = (): void => {
    tell('leaving');
    tell('left');
  };
  function hear(target: EventTarget, type: string, run: (event: Event) => void): void {
    const listener = guard(type, run);
    target.addEventListener(type, listener);
    undo.push(() => target.removeEventListener(type, listener));
  }

  hear(window, 'pagehide', leave);
  hear(document, 'visibilitychange', () => (document.visibilityState === 'hidden' ? leave() : tell('visible')));
  hear(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && tell('restored'));

  return {
    on(moment, listener) {
      const own = guard(moment, listener);
      listeners[moment].add(own);
      return () => void listeners[moment].delete(own);
    },
    dispose: () => undo.splice(0).forEach((run) => run()),
  };
}
