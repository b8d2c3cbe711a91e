/**
 * Delivery — every accepted event reaches each endpoint that wants it at least once, or its loss is reported.
 * This file connects the parts; each promise of chapter 7 is kept by one of them.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Page } from '../core/page.ts';
import type { DeviceStorage } from '../core/storage.ts';
import { countOf, sumOf } from './chunk.ts';
import type { Why } from './answer.ts';
import type { Destination } from './destination.ts';
import { createLock } from './lock.ts';
import { createLosses, type Lose } from './losses.ts';
import { createSender, type Line, type Sender } from './sender.ts';
import { spill, spilled } from './spill.ts';
import { createStore } from './store.ts';
import { createTransports } from './transport.ts';

export interface Delivery {
  /** An event has been recorded. */
  add(...event: Line): void;
  /** Where events go. Until it is called, they wait in memory; what no destination wants is dropped. */
  configure(destinations: readonly Destination[]): void;
  /** A consent was withdrawn: queued events go at once, and are counted. Of all queues, or of one. */
  drop(queue?: string): void;
  flush(): Promise<{ sent: number; kept: number }>;
  readonly lose: Lose;
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
  const { guard, page, doc, note, memory } = options;
  const { lose, tell } = createLosses(options);
  const store = createStore({ ...options, forgo: (text) => lose('memory_full', (JSON.parse(`[${text}]`) as { name: string }[]).map(({ name }) => name)) });
  const lock = createLock(page, doc);
  const transportTo = createTransports(options);
  let open: Sender[] | undefined;
  let fresh: Line[] = [];

  /** All that was tracked in this task, in one transaction. */
  const persist = guard('store', () => {
    note();
    if (!open) return fresh.length > heldAtMost && lose('memory_full', fresh.splice(0, fresh.length - heldAfter).map(([name]) => name));
    const events = fresh;
    fresh = [];
    const added = open.flatMap((sender) => sender.take(events));
    return added[0] && store.change([], added);
  });

  function leave(): void {
    persist();
    open?.forEach((sender) => sender.leave());
    spill(memory, doc, [...store.own].filter(([, { isStored }]) => !isStored).map(([key, { text }]) => [key, text]));
  }

  const end = (): void => open?.forEach((sender) => sender.dispose());
  const wake = (over?: Why): void => open?.forEach((sender) => sender.wake(over));
  const undo = [
    page.on('leaving', tell), page.on('left', leave),
    page.on('visible', () => wake()), page.on('restored', () => wake()), page.on('online', () => wake('unreachable')),
  ];

  return {
    lose,
    add(...event) {
      if (fresh.push(event) % heldAtMost === 1) queueMicrotask(persist);
    },
    configure(destinations) {
      end();
      open = destinations.map((destination) => createSender({ ...options, destination, store, lock, lose, transport: transportTo(destination.endpoint), random: Math.random }));
      persist();
      wake();
      const found = spilled(memory, doc);
      if (found[0]) guard('spill', async () => (await import('./recovery.ts')).recover(found, store).then(() => wake()))();
    },
    drop: guard('consent', async (queue) => (await import('./withdrawal.ts')).drop({ store, lose, queue })),
    async flush() {
      let sent = 0;
      await Promise.all((open ?? []).map(async (sender) => (sent += await sender.flush())));
      return { sent, kept: sumOf(await store.keys(), countOf) + fresh.length };
    },
    dispose() {
      undo.forEach((stop) => stop());
      tell();
      persist();
      end();
    },
  };
}
