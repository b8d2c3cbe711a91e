/**
 * Rounds — when a queue is emptied: soon after an event, at once when there are enough, after a pause. One round at a time, by one tab
 * at a time, oldest first, until nothing is left.
 */
import type { Dispose, Endpoint } from '../types.ts';
import { batchOf, bytesOf, countOf, isOf } from './chunk.ts';
import type { Store } from './contents.ts';
import { createLock } from './lock.ts';
import type { Pauses } from './pauses.ts';
import type { SenderOptions } from './sending.ts';

interface RoundsOptions extends Omit<SenderOptions, 'store'>, Pauses {
  readonly store: Store;
  readonly size: () => number;
}

export interface Rounds {
  /** So many events have been handed to the store. */
  expect(events: number): void;
  /** Begins a round in so many milliseconds, or before. */
  schedule(wait: number): void;
  /** Resolves when a round that begins now has ended. */
  run(): Promise<void>;
  readonly dispose: Dispose;
}

/** A lease held by another tab is asked for again after so long, in milliseconds. */
const leasedWait = 2000;
/** So many chunks, however full, are within the bounds of the store. */
const few = 50;

export function createRounds(options: RoundsOptions): Rounds {
  const { destination: { queue, maxBatch, endpoint }, maxWait = 5 * 1000, store, guard, pause, paused, rest, flying, ship, spoken, size } = options;
  const { maxBytes = 256 * 1024 } = endpoint as Partial<Endpoint>;
  const lock = createLock(options);
  let waiting = 0;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let isOver = false;
  /** What stands in the way of the others, until the next page tries again. */
  const unreadable = new Set<string>();
  /** The round has ended for a pause. */
  let isLeft = false;

  function schedule(wait: number): void {
    const at = performance.now() + wait;
    if (isOver || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(start, wait);
  }

  const start = guard('send', () => {
    due = Infinity;
    return (running ??= begin().finally(() => (running = undefined)));
  });

  async function begin(): Promise<void> {
    waiting = 0;
    isLeft = false;
    const failed = (): void => {
      isLeft = true;
      rest('unreachable');
    };
    const isMine = await lock(`attune:${queue}`, (signal) => empty(signal).catch(failed)).catch(failed);
    const wait = paused() || (isMine ? waiting && maxWait : leasedWait);
    // The pause may be over by now.
    if (wait || isLeft) schedule(wait);
  }

  const isTooLarge = (key: string): boolean => countOf(key) > size() || (countOf(key) > 1 && bytesOf(key) > maxBytes);
  /** Where it does not load, or cannot be stored, the chunk is sent as it is: the receiver's own word on it will do. */
  const cutSmaller = (key: string): Promise<boolean> => import('./smaller.ts').then((code) => code.cutSmaller({ store, key, events: size(), bytes: maxBytes }), () => false);

  /** Sends until nothing is left or a pause is due. */
  async function empty(signal: AbortSignal): Promise<void> {
    while (!isOver && !signal.aborted) {
      await spoken();
      const all = await store.keys();
      const keys = all.filter((key) => isOf(key, queue) && !unreadable.has(key));
      if (!keys[0]) return;
      // There may be too much, or something of another page's, or of a bad time, that is too old. Where it does not load, sending comes first.
      if (all.length > few || !store.own.has(keys[0]) || pause().why) await import('./bounds.ts').then(({ tidy }) => tidy(options), () => 0);
      // Only now: the store has its bounds in a long pause as well.
      if ((isLeft = paused() > 0)) return;
      if (isTooLarge(keys[0]) && await cutSmaller(keys[0])) continue;
      const batch = batchOf(keys, size(), maxBytes);
      const text = await store.read(batch);
      // Another tab has removed them, or the store lists what it neither gives nor lets go; or the last words are still under way.
      if (!text) {
        if (!await store.change(batch, [])) batch.forEach((key) => unreadable.add(key));
      } else if (!batch.some((key) => flying.has(key))) await ship(batch, text);
    }
  }

  return {
    schedule,
    expect(events) {
      waiting += events;
      if (events) schedule(waiting < maxBatch ? maxWait : 0);
    },
    async run() {
      await running;
      await start();
    },
    dispose() {
      clearTimeout(timer);
      isOver = true;
    },
  };
}
