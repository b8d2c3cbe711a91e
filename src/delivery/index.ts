/**
 * Delivery — every accepted event reaches each endpoint that wants it at least once, or its loss is reported.
 * This file connects the parts; each promise of chapter 7 is kept by one of them.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Page } from '../core/page.ts';
import type { DeviceStorage } from '../core/storage.ts';
import { countOf, sumOf } from './chunk.ts';
import { createCourier } from './courier.ts';
import type { Destination } from './destination.ts';
import { createLosses, type Lose } from './losses.ts';
import { createQueue, type Line, type Queue } from './queue.ts';
import type { Flushed, Sending } from './sending.ts';
import { spill } from './spill.ts';
import { createStore, type BaseStore } from './store.ts';

export interface Delivery {
  /** An event has been recorded. */
  add(...event: Line): void;
  /** Where events go. Until it is called, they wait in memory; what no destination wants is dropped. */
  configure(destinations: readonly Destination[]): void;
  flush(): Promise<Flushed>;
  readonly lose: Lose;
  readonly store: BaseStore;
  readonly dispose: Dispose;
}

interface DeliveryOptions extends Pick<FeatureClient, 'guard' | 'report' | 'emit' | 'now'> {
  readonly page: Page;
  readonly memory: DeviceStorage;
  readonly doc: string;
  /** Loads what a page does not need in its first moment. */
  readonly load: () => Promise<Sending>;
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
  const courier = createCourier();
  let queues: Queue[] | undefined;
  let fresh: Line[] = [];

  /** All that was tracked in this task, in one transaction. */
  const persist = guard('store', () => {
    note();
    if (!queues) return fresh.length > heldAtMost && lose('memory_full', fresh.splice(0, fresh.length - heldAfter).map(([name]) => name));
    const added = queues.flatMap((queue) => queue.take(fresh));
    fresh = [];
    return added[0] && store.change([], added);
  });
  const each = (run: (queue: Queue) => void): void => queues?.forEach(run);
  const wake = (): void => each((queue) => queue.wake());

  page.on('leaving', tell);
  page.on('left', () => {
    persist();
    each((queue) => queue.leave());
    spill(memory, doc, [...store.own].flatMap(([key, { text, isStored }]) => (isStored ? [] : [[key, text] as const])));
  });
  page.on('visible', wake);
  page.on('restored', wake);
  page.on('online', () => each((queue) => queue.wake('unreachable')));

  return {
    lose,
    store,
    add(...event) {
      if (fresh.push(event) % heldAtMost === 1) queueMicrotask(persist);
    },
    configure(destinations) {
      each((queue) => queue.dispose());
      queues = destinations.map((destination) => createQueue({ ...options, ...courier, destination, store, lose }));
      persist();
      wake();
      options.load().then(({ recover }) => recover({ memory, doc, store })).then(wake, () => 0);
    },
    async flush() {
      const { sent, kept } = await options.load().then(({ flush }) => flush(queues ?? [])).catch(() => ({ sent: 0, kept: sumOf([...store.own.keys()], countOf) }));
      return { sent, kept: kept + fresh.length };
    },
    dispose() {
      tell();
      persist();
      each((queue) => queue.dispose());
    },
  };
}
