/**
 * Queue — one endpoint's events on their way: cut into chunks, said as last words, handed to the sender. What a page needs from its
 * first moment is here; the sender, which asks again and again until all has arrived, loads a moment later. Until it is there,
 * and where it cannot be had, all is kept, and goes out with the last words.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Why } from './answer.ts';
import { batchOf, bytesOf, chunkBytes, cut, isOf, sumOf, type Chunk } from './chunk.ts';
import type { Destination } from './destination.ts';
import { createPlain } from './plain.ts';
import type { Loading, Sender, SenderOptions, Sending } from './sending.ts';
import type { BaseStore } from './store.ts';

/** An event as it was tracked: its name, and all of it as JSON. */
export type Line = readonly [name: string, line: string];

export interface Queue extends Loading {
  /** What this endpoint wants of these, to be stored. It is sent when there is enough, or in `maxWait`. */
  take(events: readonly Line[]): Chunk[];
  /** The page is going away: sends what outlives it, awaiting nothing. */
  leave(): void;
  /** Sends now, unless a pause is due. @param over - Pauses for that reason are over. */
  wake(over?: Why): void;
  readonly dispose: Dispose;
}

interface QueueOptions extends Omit<SenderOptions, 'flying' | 'ship' | 'spoken' | 'plain' | 'store'> {
  readonly destination: Destination;
  readonly store: BaseStore;
  readonly load: () => Promise<Sending>;
  readonly guard: FeatureClient['guard'];
}

export function createQueue(options: QueueOptions): Queue {
  const { destination: { queue: name, endpoint, maxBatch, wants }, store, post, outlives, guard, page } = options;
  const plain = createPlain(endpoint, post);
  const flying = new Set<string>();
  let sender: Sender | undefined;
  let loading: Promise<Sender | undefined> | undefined;
  let spoken: Promise<unknown> | undefined;

  // Firefox never answers what was under way when the page went into the back/forward cache.
  const stop = page.on('restored', () => {
    flying.clear();
    spoken = undefined;
  });

  /** Nothing is awaited before the request is on its way. An event leaves the store only after its success or its reported loss. */
  async function ship(keys: readonly string[], text: string, isTheLast?: boolean): Promise<void> {
    const send = plain ?? sender?.send;
    if (!send) return;
    const fly = (): void => keys.forEach((key) => flying.add(key));
    if (isTheLast || outlives(sumOf(keys, bytesOf))) fly();
    try {
      const answer = await send(text, isTheLast);
      fly();
      if (!answer) await store.change(keys, []);
      await sender?.settle(keys, answer, isTheLast);
    } finally {
      keys.forEach((key) => flying.delete(key));
    }
  }

  const load = (): Promise<Sender | undefined> => (loading ??= options.load()
    .then(({ createSender }) => (sender = createSender({ ...options, flying, ship, plain, spoken: () => spoken })))
    .catch(() => (loading = undefined)));

  return {
    load,
    take(events) {
      const lines = events.flatMap(([event, line]) => (wants(event) ? line : []));
      if (sender) sender.expect(lines.length);
      else void load();
      return cut(name, lines, maxBatch);
    },
    leave() {
      if (sender?.isShut()) return;
      const keys = [...store.own.keys()].filter((key) => isOf(key, name) && !flying.has(key)).sort();
      while (keys[0]) {
        const batch = keys.splice(0, batchOf(keys, sender?.size() ?? maxBatch, chunkBytes).length);
        // What comes after must not overtake it.
        if (!outlives(sumOf(batch, bytesOf))) break;
        spoken = Promise.all([spoken, guard('leave', ship)(batch, batch.map((key) => store.own.get(key)!.text).join(), true)]);
      }
    },
    wake(over) {
      if (sender) sender.wake(over);
      else void load();
    },
    dispose() {
      stop();
      void loading?.then((one) => one?.dispose());
    },
  };
}
