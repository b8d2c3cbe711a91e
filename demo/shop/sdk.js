/**
 * Sdk — waits for the SDK where the shop needs an answer of it. Calls that need none go to `window.attune` at once: the stub in the page's
 * head keeps them. If the SDK never loads, what waits for it never runs, and the shop works all the same.
 */

/** @param {() => void} run */
export function whenLoaded(run) {
  if ('track' in window.attune) return run();
  document.querySelector('script[src$="/attune.js"]')?.addEventListener('load', run, { once: true });
}
