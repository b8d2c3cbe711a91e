/**
 * History — gives browsers without the Navigation API what we need of it: its event, on `window`, when the address may have changed without
 * a new document. `history` is wrapped so that others who wrapped it before or after go on working, and so that who puts back what stood
 * there before us does not make us blind: who is about to call it asks for it first, and is heard asking.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import { listen } from './listen.ts';

export function startHistory({ guard }: Pick<FeatureClient, 'guard'>): Dispose {
  let known: string | undefined;
  const changed = guard('navigation', () => {
    if (known === location.href) return;
    known = location.href;
    window.dispatchEvent(new Event('currententrychange'));
  });
  const undo = [listen(window, 'popstate', changed), listen(window, 'hashchange', changed), wrap('pushState', changed), wrap('replaceState', changed)];
  // What happened until now nobody told.
  changed();
  return () => undo.forEach((run) => run());
}

function wrap(method: 'pushState' | 'replaceState', changed: () => void): Dispose {
  const own = Object.getOwnPropertyDescriptor(history, method);
  const before = history[method];
  let told: (() => void) | undefined = changed;
  const wrapped: History['pushState'] = (...args) => {
    before.apply(history, args);
    told?.();
  };
  let current = wrapped;

  const get = (): History['pushState'] => {
    // The last call may have gone past us, and so may the one that now comes.
    told?.();
    queueMicrotask(() => told?.());
    return current;
  };
  const isWatched = Reflect.defineProperty(history, method, { configurable: true, enumerable: true, get, set: (next: History['pushState']) => void (current = next) });

  return () => {
    told = undefined;
    // Somebody else may have defined it anew since.
    if (!isWatched || Object.getOwnPropertyDescriptor(history, method)?.get !== get) return;
    Reflect.deleteProperty(history, method);
    if (current === wrapped) return void (own && Object.defineProperty(history, method, own));
    // Somebody wrapped us: they call us still, so we stay where we are, and only pass on.
    Object.defineProperty(history, method, { configurable: true, enumerable: true, writable: true, value: current });
  };
}
