/**
 * Query — the parameters that `privacy.query` names stay in the addresses of events; all others never get there.
 * Taken when a page view begins: events about a page may come when the address is the next one's already. What was recorded before
 * the names were known gets them while it waits to be sent (`landing`).
 */
import { addressOf } from './address.ts';
import type { HostClient } from './host.ts';
import { createLanding } from './landing.ts';
import type { Dispose, FeatureClient } from './types.ts';

export function keepQuery(client: FeatureClient & HostClient): Dispose {
  const { turnPage, deliverTo } = client;
  const landing = createLanding(client);
  let url: string | undefined;

  function look(): void {
    const names = client.config.value.privacy?.query;
    url = addressOf(location, names);
    landing.complete(names);
  }

  Object.assign(client, {
    turnPage() {
      turnPage();
      url = addressOf(location, client.config.value.privacy?.query);
    },
    // What waited for consent is handed to the store only now.
    deliverTo(endpoint: Parameters<typeof deliverTo>[0]) {
      deliverTo(endpoint);
      landing.complete(client.config.value.privacy?.query);
    },
  });
  const undo = [client.config.subscribe(look), client.stamp(() => (url === undefined ? {} : { url }))];
  return () => {
    undo.forEach((run) => run());
    Object.assign(client, { turnPage, deliverTo });
  };
}
