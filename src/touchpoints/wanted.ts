/**
 * Wanted — what only some pages and browsers need: a link from off the page, the address without the Navigation API; and scrolling, leaving,
 * idling, clicks, frustration and abandoned forms, while the configuration names them or somebody listens. Others pay for this look alone.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Sync } from './signals/signals.ts';

/** A name as JSON has it: alone, or at the end of an attribute (`seen.frustrated`). */
const wanted = /attune_touchpoint=|[".](scrolled|exit_intended|went_idle|clicked|frustrated|form_abandoned)"/;

export function startWanted(client: FeatureClient): Dispose {
  const { config, on } = client;
  const heard = new Map<Dispose, string>();
  let part: Promise<Sync> | undefined;
  let isOver = false;

  const load = async (): Promise<Sync> => (await import('./signals/signals.ts')).createSignals({ ...client, on });
  const look = client.guard('signals', async () => {
    const words = JSON.stringify([location.search, config.value, ...heard.values()]);
    if (part || !('navigation' in window) || wanted.test(words)) (await (part ??= load()))(isOver ? undefined : words);
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
    isOver = true;
    stop();
    if (part) look();
  };
}
