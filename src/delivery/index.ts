/**
 * Delivery — every accepted event reaches each endpoint that wants it at least once, or its loss is reported.
 * This file connects the parts; each promise of chapter 7 is kept by one of them.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Page } from '../core/page.ts';
import type { DeviceStorage } from '../core/storage.ts';
import { countOf, sumOf } from './chunk.ts';
import type { Destination } from './destination.ts';
import { createLock } from './lock.ts';
import { createLosses, type Lose } from './losses.ts';
import { createSender, type Line, type Sender } from './sender.ts';
import { spill, spilled } from './spill.ts';
import { createStore, type Store } from './store.ts';
import { createTransports } from './transport.ts';

export interface Delivery {
  /** An event has been recorded. */
  add(...event: Line): void;
  /** Where events go. Until it is called, they wait in memory; what no destination wants is dropped. */
  configure(destinations: readonly Destination[]): void;
  flush(): Promise<{ sent: number; kept: number }>;
  readonly lose: Lose;
  readonly store: Store;
  readonly dispose: Dispose;
}

interface DeliveryOptions extends Pick<FeatureClient, 'guard' | 'report' | 'emit' | 'now'> {
  readonly page: Page;
  readonly memory: DeviceStorage;
  readonly doc: string;
  /** Hears that events were handed to the store. */
  readonly note: () => void;
}

/** Events that memory holds while it is not known where they may go; and how many stay when there are more, so that the report has room. */
const heldAtMost = 1000;
const heldAfter = 900;

export function createDelivery(options: DeliveryOptions): Delivery {
  const { guard, page, doc, note, memory, report } = options;
  const { lose, tell } = createLosses(options);
  const store = createStore({ report, forgo: (text) => lose('memory_full', (JSON.parse(`[${text}]`) as { name: string }[]).map(({ name }) => name)) });
  const lock = createLock(page, doc);
  const transportTo = createTransports(options);
  let open: Sender[] | undefined;
  let fresh: Line[] = [];

  /** All that was tracked in this task, in one transaction. */
  const persist = guard('store', () => {
    note();
    if (!open) return fresh.length > heldAtMost && lose('memory_full', fresh.splice(0, fresh.length - heldAfter).map(([name]) => name));
    const added = open.flatMap((sender) => sender.take(fresh));
    fresh = [];
    return added[0] && store.change([], added);
  });
  const each = (run: (sender: Sender) => void): void => open?.forEach(run);
  const wake = (): void => each((sender) => sender.wake());

  page.on('leaving', tell);
  page.on('left', () => {
    persist();
    each((sender) => sender.leave());
    spill(memory, doc, [...store.own].flatMap(([key, { text, isStored }]) => (isStored ? [] : [[key, text] as const])));
  });
  page.on('visible', wake);
  page.on('restored', wake);
  page.on('online', () => each((sender) => sender.wake('unreachable')));

  return {
    lose,
    store,
    add(...event) {
      if (fresh.push(event) % heldAtMost === 1) queueMicrotask(persist);
    },
    configure(destinations) {
      each((sender) => sender.dispose());
      open = destinations.map((destination) => createSender({ ...options, destination, store, lock, lose, transport: transportTo(destination.endpoint), random: Math.random }));
      // The store has to be open before the page is left; where nothing may be sent there is none.
      if (open[0]) void store.keys();
      persist();
      wake();
      const found = spilled(memory, doc);
      if (found[0]) guard('spill', async () => (await import('./recovery.ts')).recover(found, store).then(wake))();
    },
    async flush() {
      let sent = 0;
      await Promise.all((open ?? []).map(async (sender) => (sent += await sender.flush())));
      return { sent, kept: (open?.[0] ? sumOf(await store.keys(), countOf) : 0) + fresh.length };
    },
    dispose() {
      tell();
      persist();
      each((sender) => sender.dispose());
    },
  };
}
