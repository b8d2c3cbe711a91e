/**
 * Delivery — every accepted event reaches each endpoint that wants it at least once, or its loss is reported.
 * This file connects the parts; each promise of chapter 7 is kept by one of them.
 */
import type { Dispose, Endpoint, EndpointFunction, FeatureClient, PageLife } from '../types.ts';
import { countOf, cut, sumOf } from './chunk.ts';
import { createLock } from './lock.ts';
import { createLosses, type Lose } from './losses.ts';
import { createSender, type Sender } from './sender.ts';
import { hasSpilled, spill } from './spill.ts';
import { createStore } from './store.ts';
import { createTransport, type Budget } from './transport.ts';

/** An endpoint with its defaults filled in. */
export interface Destination {
  /** Names its queue in the store. */
  readonly queue: string;
  readonly endpoint: Endpoint | EndpointFunction;
  /** For reports. */
  readonly where: string;
  /** Events in a request. */
  readonly maxBatch: number;
  /** Bytes in a request. */
  readonly maxBytes: number;
  /** How long an event waits for others, in milliseconds. */
  readonly maxWait: number;
  /** How long an event is kept, in milliseconds. */
  readonly retain: number;
  readonly wants: (name: string) => boolean;
}

export interface Delivery {
  /** @param line - The event as JSON. */
  add(name: string, line: string): void;
  /** Where events go. Until it is called, they wait in memory; what no destination wants is dropped. */
  configure(destinations: readonly Destination[]): void;
  /** A consent was withdrawn: queued events go at once, and are counted. Of all queues, or of one. */
  drop(queue?: string): void;
  flush(): Promise<{ sent: number; kept: number }>;
  readonly lose: Lose;
  readonly dispose: Dispose;
}

interface DeliveryOptions extends Pick<FeatureClient, 'guard' | 'report' | 'emit' | 'now' | 'memory'> {
  readonly page: Pick<PageLife, 'on'>;
  readonly doc: string;
}

/** Events that memory holds while it is not known where they may go. */
const heldAtMost = 1000;

export function createDelivery(options: DeliveryOptions): Delivery {
  const { guard, report, page, doc } = options;
  const { lose, tell } = createLosses(options);
  const store = createStore({ report, lose });
  const lock = createLock(page, doc);
  const budget: Budget = { flying: 0 };
  let open: { readonly destination: Destination; readonly sender: Sender }[] | undefined;
  let fresh: { readonly name: string; readonly line: string }[] = [];

  const each = (run: (sender: Sender) => void) => (): void => open?.forEach(({ sender }) => run(sender));

  /** All that was tracked in this task, in one transaction. */
  const persist = guard('store', () => {
    const events = fresh.splice(0, open ? Infinity : fresh.length - heldAtMost);
    if (!open) return lose('memory_full', events);
    const added = open.flatMap(({ destination: { queue, wants, maxBatch }, sender }) => {
      const lines = events.filter(({ name }) => wants(name)).map(({ line }) => line);
      if (lines.length) sender.expect(lines.length);
      return cut(queue, lines, maxBatch);
    });
    if (added.length) void store.change([], added);
  });

  function leave(): void {
    persist();
    each((sender) => sender.leave())();
    spill(doc, [...store.own].filter(([, { isStored }]) => !isStored).map(([key, { text }]) => [key, text]));
  }

  const wake = each((sender) => sender.wake());
  const online = guard('online', each((sender) => sender.wake(true)));
  window.addEventListener('online', online);
  const undo = [page.on('leaving', tell), page.on('left', leave), page.on('visible', wake), page.on('restored', wake)];

  return {
    lose,
    add(name, line) {
      if (fresh.push({ name, line }) === 1 || fresh.length > heldAtMost) queueMicrotask(persist);
    },
    configure(destinations) {
      each((sender) => sender.dispose())();
      open = destinations.map((destination) => {
        const transport = createTransport({ endpoint: destination.endpoint, budget, report });
        return { destination, sender: createSender({ ...options, destination, transport, store, lock, lose, random: Math.random }) };
      });
      persist();
      wake();
      if (hasSpilled(doc)) guard('spill', async () => (await import('./recovery.ts')).recover(doc, store).then(wake))();
    },
    drop: guard('consent', async (queue) => (await import('./withdrawal.ts')).drop({ store, lose, queue })),
    async flush() {
      const sent = await Promise.all((open ?? []).map(({ sender }) => sender.flush()));
      return { sent: sent.reduce((sum, count) => sum + count, 0), kept: sumOf(await store.keys(), countOf) + fresh.length };
    },
    dispose() {
      window.removeEventListener('online', online);
      undo.forEach((stop) => stop());
      tell();
      persist();
      each((sender) => sender.dispose())();
    },
  };
}
