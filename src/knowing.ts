/**
 * Knowing — loads what some configurations name and most do not: audiences, what was seen before, earlier answers, variants,
 * parameters that stay in addresses. What happens before that has loaded counts, also if the page is left in between; what decides
 * by it, and what sends, waits (`settled`).
 */
import type { AttuneEvent, Client, Dispose, Feature } from './types.ts';

const named = /"(audiences|query)":|\b(seen|last|variant)\.\w|answers\.[\w-]+\.\w/;

export const knowing: Feature = (client) => {
  const early: AttuneEvent[] = [];
  let loading: Promise<Dispose | void> | undefined;
  /** How many events wait for what counts them; none once it is known that nothing does. */
  let most = 1000;

  function load(): void {
    const { value } = client.config;
    if (loading || !value.surveys) return;
    most = named.test(JSON.stringify(value)) ? 1000 : 0;
    early.splice(most);
    if (!most) return;
    // Where it cannot be had nobody belongs and nothing is recalled; the next page view tries again.
    loading = import('./known.ts').then(({ startKnown }) => {
      stop();
      return startKnown({ client, early: early.splice(0) });
    }).catch((cause: unknown) => {
      loading = undefined;
      client.report('internal', { where: 'known', cause });
    });
  }

  client.add({ settled: () => loading } as Partial<Client>);
  const stop = client.on('*', (event) => void (early.length < most && early.push(event)));
  const { memory, page } = client;
  /** The page may go before what counts has loaded, or the configuration has: the next one goes on with it. When, never what. */
  function keep(): void {
    if (!early[0]) return;
    const { early: before = [], ...kept } = Object(memory.read('counters')) as { readonly early?: object[] };
    memory.write('counters', { ...kept, early: [before, early.splice(0).map(({ name, at }) => ({ name, at }))].flat().slice(-100) });
  }
  const undo = [stop, page.on('left', keep), client.config.subscribe(load), client.on('page_viewed', load)];
  return () => {
    for (const run of undo) run();
    void loading?.then((end) => end?.());
  };
};
