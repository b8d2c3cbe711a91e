/**
 * Surveys — knows which events the journeys name, and loads what follows them when one of those happens: a page on which nothing
 * of that happens pays for this ear alone.
 * Promise: what happens before that has loaded, or before the configuration is known, is heard all the same, and in order; also if
 * the page is left in between, where that may be kept. Before it is known what the visitor allows, nothing may.
 */
import type { AttuneEvent, Feature, Survey } from '../types.ts';
import type { Following } from './following.ts';

/** How many events wait for what hears them. */
const heardAtMost = 200;

/** Asks. Adds `show` and `close` to the client. */
export const surveys: Feature = (client) => {
  const { guard, memory, report } = client;
  const heard: AttuneEvent[] = [];
  let names: ReadonlySet<string> | undefined;
  let loading: Promise<Following> | undefined;
  let isOver = false;
  let isKnown: () => void;
  const known = new Promise<void>((resolve) => (isKnown = resolve));

  async function load(): Promise<Following> {
    await known;
    const { createFollowing } = await import('./following.ts');
    const waited = client.settled?.();
    if (waited) await waited;
    stop();
    return createFollowing({ client, heard });
  }
  function withRules(run: (rules: Following) => void = () => undefined): void {
    (loading ??= load()).then((rules) => isOver || run(rules)).catch((cause: unknown) => {
      // Tried again when it is needed again.
      loading = undefined;
      report('survey_not_ready', { cause });
    });
  }

  function configure(all: readonly Survey[] | undefined): void {
    if (!all) return;
    const isFirst = !names;
    // Every word in the rules, which is more than the names in them, and quickly said.
    names = new Set(JSON.stringify(all.map(({ on = 'page_viewed' }) => on)).match(/\w+/g));
    isKnown();
    heard.splice(0).forEach(hear);
    // Silence completes a journey without an event; what another page has left here is still to be heard.
    if ((names.has('didNot') && memory.read('journeys')) || memory.read('heard')) withRules();
    // A run that a reload has interrupted goes on; a link opens one; an earlier one has an answer.
    if (isFirst && (memory.read('runs') || memory.read('followups') || /attune_survey=/.test(location.search))) withRules((rules) => rules.resume());
  }
  function hear(event: AttuneEvent): void {
    if (names && !names.has(event.name)) return;
    heard.splice(0, heard.push(event) - heardAtMost);
    if (names) withRules();
  }

  /** The page may go before what hears them has loaded: the next one goes on with them. */
  const keep = (): void => void (heard[0] && memory.write('heard', [memory.read('heard') ?? [], heard.splice(0)].flat().slice(-heardAtMost)));

  const show = (id: string, options?: object): void => withRules((rules) => rules.show(id, options));
  const click = guard('click', ({ target }: Event) => {
    const id = (target as Element).closest?.('[data-attune-survey]')?.getAttribute('data-attune-survey');
    if (id) show(id);
  });

  client.add({ show, close: () => void (loading && withRules((rules) => rules.close())) });
  document.addEventListener('click', click);
  const stop = client.on('*', hear);
  const undo = [
    stop,
    client.page.on('left', keep),
    client.config.subscribe(({ surveys: all }) => configure(all)),
    client.explains(async () => (client.config.value.surveys?.length ? (await (loading ??= load())).explainables() : [])),
  ];
  return () => {
    isOver = true;
    document.removeEventListener('click', click);
    for (const run of undo) run();
    void loading?.then((rules) => rules.dispose(), () => undefined);
  };
};
