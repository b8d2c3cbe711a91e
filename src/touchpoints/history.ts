/**
 * History — gives browsers without the Navigation API what we need of it: its event, on `window`, when the address may have changed without
 * a new document. `history` is wrapped, and taken off again so that others who wrapped it before or after go on working.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import { listen } from './listen.ts';

export function startHistory({ guard }: Pick<FeatureClient, 'guard'>): Dispose {
  const changed = guard('navigation', () => void window.dispatchEvent(new Event('currententrychange')));
  const undo = [listen(window, 'popstate', changed), listen(window, 'hashchange', changed), wrap('pushState', changed), wrap('replaceState', changed)];
  // What happened until now nobody told.
  changed();
  return () => undo.forEach((run) => run());
}

function wrap(method: 'pushState' | 'replaceState', changed: () => void): Dispose {
  const before = history[method];
  let told: (() => void) | undefined = changed;
  const wrapped: History['pushState'] = (...args) => {
    before.apply(history, args);
    told?.();
  };
  history[method] = wrapped;
  return () => {
    told = undefined;
    // Somebody wrapped us: they call us still, so we stay where we are, and only pass on.
    if (history[method] === wrapped) history[method] = before;
  };
}
