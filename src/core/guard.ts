/**
 * Guard — the wall. Whatever the page or the browser may call is wrapped here, so that inside code may throw
 * and the host page never notices. What was thrown is reported, once for each code, path and place.
 */
import type { AttuneError, FeatureClient } from '../types.ts';

export type Guard = Pick<FeatureClient, 'guard' | 'report'>;

export interface GuardOptions {
  /** Hears every error once. Default: the console, on localhost or with `debug`. */
  readonly onError?: ((error: AttuneError, where: string) => void) | undefined;
  readonly debug?: boolean | undefined;
}

/** How many different reports there are at most. */
const remembered = 1000;

export function createGuard({ onError, debug = /^(localhost|127\.|\[::1\])/.test(location.hostname) }: GuardOptions): Guard {
  const told = new Set<string>();

  const report: Guard['report'] = (code, details = {}) => {
    const key = [code, details.path, details.where].join();
    if (!(onError || debug) || told.size > remembered || told.size === told.add(key).size) return;
    // The sentences load when something is wrong and somebody listens. Where they cannot, it is told the next time.
    import('./telling.ts').then(({ tell }) => tell({ code, details, onError, told }), () => told.delete(key));
  };

  const guard: Guard['guard'] = (where, run) => (...args) => {
    const caught = (cause: unknown): undefined => report('internal', { where, cause }) as undefined;
    try {
      const result = run(...args);
      // What is asynchronous may fail later; its promise must not reject into the page either.
      return result instanceof Promise ? (result.catch(caught) as typeof result) : result;
    } catch (cause) {
      return caught(cause);
    }
  };

  return { guard, report };
}
