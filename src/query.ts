/**
 * Query — the parameters that `privacy.query` names stay in the addresses of events; all others never get there.
 * Taken when a page view begins: events about a page may come when the address is the next one's already.
 */
import type { Dispose, FeatureClient } from './types.ts';

export function keepQuery(client: FeatureClient): Dispose {
  const { turnPage } = client;
  let url: string | undefined;

  function look(): void {
    const given = new URLSearchParams(location.search);
    const kept = new URLSearchParams();
    for (const name of client.config.value.privacy?.query ?? []) for (const value of given.getAll(name)) kept.append(name, value);
    url = `${kept}` ? `${location.origin}${location.pathname}?${kept}` : undefined;
  }

  Object.assign(client, {
    turnPage() {
      turnPage();
      look();
    },
  });
  const undo = [client.config.subscribe(look), client.stamp(() => (url === undefined ? {} : { url }))];
  return () => {
    undo.forEach((run) => run());
    Object.assign(client, { turnPage });
  };
}
