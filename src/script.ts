/**
 * Script — entry of the script tag: reads its own tag, makes the client, becomes `window.attune`, and replays the calls that
 * the stub has kept, once and in order. `attune('track', …)` and `attune.track(…)` both work.
 */
import { createClient } from './client.ts';
import type { AttuneOptions } from './types.ts';

/** The tag that this script came from; put there by the build. */
declare const scriptTag: HTMLScriptElement | null;

type Call = readonly [method: string, ...args: unknown[]];

interface Callable {
  (...call: Call): unknown;
  /** What the stub has kept. */
  q?: ArrayLike<Call>;
}

function optionsOf({ endpoint, config: configUrl, locale, debug }: DOMStringMap): AttuneOptions {
  // What is not said is `undefined` here, and says nothing.
  return { endpoint, configUrl, locale, debug: debug === undefined ? debug : debug !== 'false' } as AttuneOptions;
}

const page = window as Window & { attune?: Callable };

// Twice on one page is once.
if (!(page.attune && 'track' in page.attune)) {
  const kept = page.attune?.q ?? [];
  const client = createClient(optionsOf(scriptTag?.dataset ?? {}));
  const methods = client as unknown as { readonly [method: string]: unknown };
  const call: Callable = (method, ...args) => {
    const run = methods[method];
    return typeof run === 'function' ? run(...args) : undefined;
  };
  page.attune = Object.assign(call, client);
  for (const args of Array.from(kept)) call(...args);
}
