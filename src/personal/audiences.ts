/**
 * Audiences — named conditions. What decides them is loaded where the configuration has some; what decides by them waits (`settled`).
 * Where it cannot be had nobody belongs, and the next page view tries again.
 */
import type { Dispose, Feature } from '../types.ts';

export const audiences: Feature = (client) => {
  let part: Promise<Dispose | void> | undefined;

  function load(): void {
    if (!Object.keys(client.config.value.audiences ?? {})[0]) return;
    part ??= import('./members.ts').then(({ follow }) => follow(client)).catch((cause: unknown) => {
      part = undefined;
      client.report('internal', { where: 'audiences', cause });
    });
  }

  client.add({ settled: () => part });
  const undo = [client.config.subscribe(load), client.on('page_viewed', load), () => void part?.then((end) => end?.())];
  return () => undo.forEach((run) => run());
};
