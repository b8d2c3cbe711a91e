/**
 * Navigation — tells that the address may have changed without a new document. The Navigation API where there is one;
 * else `history` is wrapped, and taken off again so that others who wrapped it before or after go on working.
 * Source: https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface
 */
import type { Dispose, FeatureClient } from '../types.ts';
import { listen } from './listen.ts';

interface NavigationOptions {
  readonly guard: FeatureClient['guard'];
  readonly onChange: () => void;
  /** Default: the browser's, where it has one. */
  readonly navigation?: EventTarget | undefined;
}

export function onNavigation({ guard, onChange, navigation = (window as { navigation?: EventTarget }).navigation }: NavigationOptions): Dispose {
  const changed = guard('navigation', onChange);
  const undo = navigation
    ? [listen(navigation, 'currententrychange', changed)]
    : [listen(window, 'popstate', changed), listen(window, 'hashchange', changed), wrap('pushState', changed), wrap('replaceState', changed)];
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
