/**
 * Listen — hears an event of the browser, always passive, always before the page's own listeners can stop it.
 */
import type { Dispose } from '../types.ts';

/** @param listener - Must be guarded: the browser calls it. */
export function listen(target: EventTarget, type: string, listener: (event: Event) => void): Dispose {
  const options = { capture: true, passive: true };
  target.addEventListener(type, listener, options);
  return () => target.removeEventListener(type, listener, options);
}
