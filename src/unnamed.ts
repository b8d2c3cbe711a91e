/**
 * Unnamed — an answer is the visitor's own act: it is sent even where measurement is not allowed, and then says nothing of who
 * gave it: no visitor, session, user, document, page or address; the survey's own fields alone. It is stored only until it is
 * delivered. Listeners on the page hear it as ever.
 */
import type { Delivery } from './delivery/index.ts';
import { destinations } from './destinations.ts';
import type { HostClient } from './host.ts';
import type { Dispose, Endpoint, EventData, FeatureClient } from './types.ts';

const isAnswer = /^survey_(answered|completed)$/;

export function startUnnamed(client: FeatureClient & HostClient): Dispose {
  const { emit, memory, guard } = client;
  let delivery: Delivery | undefined;

  /** Third parties only where sharing is allowed; where it no longer is, they hear nothing more, not even last words. */
  function direct(to: Delivery): Delivery {
    const { endpoint = [] } = client.config.value;
    const { share } = client.consent();
    const own = [endpoint].flat().map((one) => (!share && (one as Endpoint | undefined)?.thirdParty ? undefined : one));
    to.configure(destinations(own as typeof endpoint));
    return to;
  }
  const open = (): Delivery => direct(delivery = client.apart(client.id()));
  function close(): void {
    delivery?.dispose();
    delivery = undefined;
  }
  /** That something waits is noted, so that the next page looks for it: whether the store holds anything shows only when it is opened. */
  const send = guard('answer', async () => {
    const { kept } = await (delivery ??= open()).flush();
    memory.write('unsent', kept ? true : undefined);
  });

  Object.assign(client, {
    emit(name: string, data?: EventData, how?: { readonly local?: boolean }) {
      const isNamed = how?.local || !isAnswer.test(name) || client.consent().measurement;
      emit(name, data, isNamed ? how : { local: true });
      if (isNamed) return;
      memory.write('unsent', true);
      (delivery ??= open()).add(name, JSON.stringify({ id: client.id(), name, at: client.now(), data }));
      void send();
    },
  });
  const again = (changed?: EventData): void => {
    if (client.consent().measurement) return close();
    if (delivery && changed?.share !== undefined) direct(delivery);
    if (memory.read('unsent')) void send();
  };
  again();
  const undo = client.on('consent_changed', ({ data }) => again(data));
  return () => {
    undo();
    close();
    Object.assign(client, { emit });
  };
}
