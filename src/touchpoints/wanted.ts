/**
 * Wanted — what only some pages and browsers need: a link from off the page, the address without the Navigation API, page views by query; and scrolling, leaving,
 * idling, clicks, frustration and abandoned forms, while the configuration names them or somebody listens. Others pay for this look alone.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Pages } from './pages.ts';
import type { Sync } from './signals/signals.ts';

/** The beginning of a name as JSON has it: alone, or at the end of an attribute (`seen.frustrated`). What is loaded looks at all of it. */
const wanted = /attune_touchpoint=|pages":{|[".](scrolled|exit_i|went_i|clicked|frust|form_a)/;

/** @param pages - Tells the page view that is there from another. */
export function startWanted(client: FeatureClient, pages: Pages): Dispose {
  const { config, on } = client;
  const heard = new Map<Dispose, string>();
  let part: Promise<Sync | undefined> | undefined;

  // What cannot be loaded is tried again when somebody else wants it.
  const load = (): typeof part => import('./signals/signals.ts').then(({ createSignals }) => createSignals({ ...client, on, pages }), () => (part = undefined));
  const look = client.guard('signals', async () => {
    const words = JSON.stringify([location.search, config.value, ...heard.values()]);
    if (part || !('navigation' in window) || wanted.test(words)) (await (part ??= load()))?.(words);
  }) as () => void;

  client.add({
    on(name, listener) {
      const undo = on(name, listener);
      heard.set(undo, name);
      look();
      return () => {
        undo();
        heard.delete(undo);
        look();
      };
    },
  });
  const stop = config.subscribe(look);
  return () => {
    stop();
    void part?.then((sync) => sync?.());
  };
}
