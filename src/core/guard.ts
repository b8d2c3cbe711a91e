/**
 * Guard — the wall. Whatever the page or the browser may call is wrapped here, so that inside code may throw
 * and the host page never notices. What was thrown is reported, once for each code, path and place.
 */
import type { AttuneError, FeatureClient } from '../types.ts';

export type Guard = Pick<FeatureClient, 'guard' | 'report'>;

interface GuardOptions {
  /** Hears every error once. Default: the console, on localhost or with `debug`. */
  readonly onError?: ((error: AttuneError, where: string) => void) | undefined;
  readonly debug?: boolean | undefined;
}

/** How many different reports are told apart; later ones are passed on without being remembered. */
const remembered = 1000;

export function createGuard({ onError, debug = isLocal() }: GuardOptions): Guard {
  const told = new Set<string>();
  const isNew = (key: string): boolean => !told.has(key) && (told.size > remembered || !!told.add(key));

  const report: Guard['report'] = (code, details = {}) => {
    const { where = code, path } = details;
    if (!(onError ?? debug) || !isNew(`${code} ${path} ${where}`)) return;
    const tell = (error: AttuneError): void => {
      try {
        if (onError) onError(error, where);
        else if (isNew(code)) console.warn(`attune: ${error.message} [${code}]`, details.found ?? details.cause ?? '');
      } catch {
        // The site's own onError threw; there is nobody left to tell.
      }
    };
    // The sentences load when something is wrong and somebody listens; where they cannot, the code must do.
    import('./errors.ts').then(({ attuneError }) => attuneError(code, details), () => Object.assign(new Error(code), { code })).then(tell);
  };

  function guard<A extends unknown[], R>(where: string, run: (...args: A) => R): (...args: A) => R | undefined {
    const caught = (cause: unknown): undefined => report('internal', { where, cause }) as undefined;
    return (...args) => {
      try {
        const result = run(...args);
        // What is asynchronous may fail later; its promise must not reject into the page either.
        return result instanceof Promise ? (result.catch(caught) as R) : result;
      } catch (cause) {
        return caught(cause);
      }
    };
  }

  return { guard, report };
}

function isLocal(): boolean {
  return typeof location === 'object' && /^(localhost|127\.|\[::1\])/.test(location.hostname);
}
