/**
 * Privacy — what only some pages need of it: the page's own consent tool is heard, Global Privacy Control is told, answers go
 * without a name where measurement is not allowed, and "your data" is shown. Loaded where one of these is so.
 */
import { startMemory } from './personal/memory.ts';
import type { ConsentConfig, Dispose, Feature, FeatureClient } from './types.ts';
import type { HostClient } from './host.ts';
import { startUnnamed } from './unnamed.ts';

type From = NonNullable<ConsentConfig['from']>;

/** Installed once, whichever of them it was loaded for. */
export const privacy: Feature = (given) => {
  const client = given as FeatureClient & HostClient;
  let heard: From | undefined;
  let stop: Dispose | undefined;
  const undo = [
    startUnnamed(client),
    startMemory(client),
    client.config.subscribe(({ consent: { from = 'none' as From } = {} }) => {
      if (from === heard) return;
      heard = from;
      stop?.();
      stop = from === 'none' ? undefined : hearTool(client, from);
    }),
  ];
  if (client.consent().gpc) client.emit('consent_changed', { share: false, gpc: true });
  return () => {
    stop?.();
    undo.forEach((run) => run());
  };
};

const tools = {
  google: async () => (await import('./personal/tools/google.ts')).hearGoogle,
  tcf: async () => (await import('./personal/tools/tcf.ts')).hearTcf,
  gpp: async () => (await import('./personal/tools/gpp.ts')).hearGpp,
};

/** Until the tool speaks, what was said before holds; nothing more. */
function hearTool(client: FeatureClient, from: Exclude<From, 'none'>): Dispose {
  let isOver = false;
  let stop: Dispose | undefined;
  client.guard('consent', async () => {
    const hear = await tools[from]();
    if (!isOver) stop = hear({ guard: client.guard, say: (classes) => void client.consent(classes, from) });
  })();
  return () => {
    isOver = true;
    stop?.();
  };
}
