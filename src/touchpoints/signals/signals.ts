/**
 * Signals — what `wanted` loads: reads a link from off the page, stands in for the Navigation API, starts what produces an event when somebody wants that event, and stops it when nobody does any more.
 * Some of these stay on the device unless the configuration's `report` lists them.
 */
import type { Dispose, EventData } from '../../types.ts';
import { startHistory } from '../history.ts';
import { readOffpage } from '../offpage.ts';
import { startClicked } from './clicked.ts';
import { startExit } from './exit.ts';
import { startForms } from './forms.ts';
import { startIdle } from './idle.ts';
import type { Producer, Producing } from './producing.ts';
import { startQueries } from './queries.ts';
import type { Turning } from './queries.ts';
import { startScrolled } from './scrolled.ts';

/**
 * Starts what is wanted and stops what is not.
 * @param words - The configuration and the names of all listeners, as JSON. Without them, all is stopped for good.
 */
export type Sync = (words?: string) => void;

const producers: { readonly [name: string]: { readonly start: Producer; readonly isLocal?: boolean } } = {
  scrolled: { start: startScrolled, isLocal: true },
  exit_intended: { start: startExit, isLocal: true },
  went_idle: { start: startIdle, isLocal: true },
  clicked: { start: startClicked, isLocal: true },
  form_abandoned: { start: startForms },
  frustrated: { start: startFrustration },
};

export function createSignals(client: Turning): Sync {
  const running = new Map<string, Dispose>();
  let isOver = false;

  function start(name: string): void {
    const { start: produce, isLocal = false } = producers[name]!;
    const tell = (data?: EventData): void => client.emit(name, data, { local: isLocal && !client.config.value.report?.includes(name) });
    running.set(name, produce({ client, tell }));
  }
  function stop(name: string): void {
    running.get(name)?.();
    running.delete(name);
  }

  const undo = [client.page.whenActive(() => readOffpage(client)), startQueries(client), ...('navigation' in window ? [] : [startHistory(client)])];

  return (words = '') => {
    if (isOver) return;
    isOver = !words;
    for (const name of Object.keys(producers)) {
      const isWanted = words.includes(`"${name}"`) || words.includes(`.${name}"`);
      if (!isWanted) stop(name);
      else if (!running.has(name)) start(name);
    }
    if (isOver) undo.forEach((run) => run());
  };
}

/** The largest part of all, and the least often wanted. */
function startFrustration(producing: Producing): Dispose {
  let end: Dispose | undefined;
  let isOver = false;
  void producing.client.guard('frustrated', async () => {
    const { startFrustrated } = await import('../frustration/frustrated.ts');
    if (!isOver) end = startFrustrated(producing);
  })();
  return () => {
    isOver = true;
    end?.();
  };
}
