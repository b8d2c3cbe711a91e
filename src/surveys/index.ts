/**
 * Surveys — follows the journeys that surveys wait for, and hands over when one is complete. What decides, asks and explains
 * is loaded only then: a page whose visitors are asked nothing pays for the following alone.
 */
import type { Client, Dispose, Feature, FeatureClient } from '../types.ts';
import type { Asking } from './asking.ts';
import { createRules } from './rules.ts';

/** Asks. Adds `show` and `close` to the client. */
export const surveys: Feature = (client) => {
  const { guard, report } = client;
  const rules = createRules(client, guard('due', (id: string) => withAsking((asking) => asking.due(id))));
  let loading: Promise<Asking> | undefined;
  let isDisposed = false;

  async function load(): Promise<Asking> {
    const { createAsking } = await import('./asking.ts');
    return createAsking(client, rules);
  }

  function withAsking(run: (asking: Asking) => void): void {
    loading ??= load();
    loading.then((asking) => isDisposed || run(asking)).catch((cause: unknown) => {
      loading = undefined;
      report('survey_not_ready', { cause });
    });
  }

  const show: Client['show'] = (id, options) => withAsking((asking) => asking.show(id, options));
  const close = (): void => void loading?.then((asking) => asking.close());
  client.add({ show, close });
  const undo: Dispose[] = [
    client.explains(async () => (await (loading ??= load())).explainables()),
    onClick(client, show),
    rules.dispose,
  ];
  // A run that a reload has interrupted goes on.
  if (client.memory.read('runs')) withAsking((asking) => asking.resume());
  return () => {
    isDisposed = true;
    for (const stop of undo) stop();
    void loading?.then((asking) => asking.dispose());
  };
};

/** `data-attune-survey="id"` on any element opens it on click. */
function onClick({ guard }: FeatureClient, show: Client['show']): Dispose {
  const listener = guard('click', ({ target }: Event) => {
    const id = (target as Element).closest?.('[data-attune-survey]')?.getAttribute('data-attune-survey');
    if (id) show(id);
  });
  document.addEventListener('click', listener);
  return () => document.removeEventListener('click', listener);
}
