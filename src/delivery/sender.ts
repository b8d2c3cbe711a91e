/**
 * Sender — empties one endpoint's queue, oldest first, whenever it holds the lock, and with the last words of the page. An event leaves
 * the store only after its success or its reported loss. What seldom happens (a refusal, a full store) is loaded when it does;
 * while it cannot be, all is kept and tried again.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { Why } from './answer.ts';
import { batchOf, bytesOf, chunkBytes, countOf, cut, isOf, sumOf, type Chunk } from './chunk.ts';
import type { Destination } from './destination.ts';
import type { Lock } from './lock.ts';
import type { Lose } from './losses.ts';
import { createPauses } from './pauses.ts';
import type { Store } from './store.ts';
import type { Transport } from './transport.ts';

export interface SenderOptions extends Pick<FeatureClient, 'guard' | 'report' | 'now' | 'memory'> {
  readonly destination: Destination;
  readonly transport: Transport;
  readonly store: Store;
  readonly lock: Lock;
  readonly lose: Lose;
  readonly random: () => number;
}

/** An event as it was tracked: its name, and all of it as JSON. */
export type Line = readonly [name: string, line: string];

export interface Sender {
  /** What this endpoint wants of these, to be stored. It is sent when there is enough, or in `maxWait`. */
  take(events: readonly Line[]): Chunk[];
  /** The page is going away: sends what outlives it, awaiting nothing. */
  leave(): void;
  /** Sends now, unless a pause is due. @param over - Pauses for that reason are over. */
  wake(over?: Why): void;
  /** Resolves to the number of events sent, when all is delivered or kept for retry. */
  flush(): Promise<number>;
  readonly dispose: Dispose;
}

/** A lease held by another tab is asked for again after so long, in milliseconds. */
const leasedWait = 2000;
/** So many chunks, however full, are within the bounds of the store. */
const few = 50;

export function createSender(options: SenderOptions): Sender {
  const { destination: { queue, maxBatch, maxBytes, wants }, destination, transport, store, lock, guard } = options;
  const { pause, setPause, paused, rest } = createPauses(options);
  const flying = new Set<string>();
  const course = { sent: 0, fits: maxBatch, strikes: new Map<string, number>() };
  let lastWords: Promise<unknown> | undefined;
  let waiting = 0;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let isOver = false;
  /** A round has ended for a pause. */
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
    return (running ??= run().finally(() => (running = undefined)));
  });

  async function run(): Promise<void> {
    waiting = 0;
    isLeft = false;
    const failed = (): void => {
      isLeft = true;
      rest('unreachable');
    };
    const isMine = await lock(`attune:${queue}`, (signal) => round(signal).catch(failed)).catch(failed);
    const wait = paused() || (isMine ? waiting && destination.maxWait : leasedWait);
    // The pause may be over by now.
    if (wait || isLeft) schedule(wait);
  }

  /** Sends until nothing is left or a pause is due. */
  async function round(signal: AbortSignal): Promise<void> {
    while (!isOver && !signal.aborted && !(isLeft = paused() > 0)) {
      await lastWords;
      const all = await store.keys();
      const keys = all.filter((key) => isOf(key, queue));
      if (!keys[0]) return;
      // There may be too much, or something of another page's, or of a bad time, that is too old. Where it does not load, sending comes first.
      if (all.length > few || !store.own.has(keys[0]) || pause().why) await import('./bounds.ts').then(({ tidy }) => tidy(options), () => 0);
      const batch = batchOf(keys, size(), maxBytes);
      const text = await store.read(batch);
      if (!batch.some((key) => flying.has(key))) await ship(batch, text);
    }
  }

  const size = (): number => Math.min(course.fits, transport.format()?.maxEvents ?? Infinity);

  /** Nothing is awaited before the request is on its way. */
  async function ship(keys: readonly string[], text: string, isTheLast?: boolean): Promise<void> {
    const fly = (): void => keys.forEach((key) => flying.add(key));
    if (isTheLast || transport.outlives(sumOf(keys, bytesOf))) fly();
    try {
      const answer = text ? await transport.send(text, isTheLast) : undefined;
      if (!answer) {
        if (text) course.sent += sumOf(keys, countOf);
        await store.change(keys, []);
        if (pause().why) setPause();
      } else if (typeof answer === 'string') {
        // Last words are a try more than was due.
        if (!isTheLast) rest(answer);
      } else if (!isTheLast || answer.response.status < 300) {
        fly();
        const { sort } = await import('./sorting.ts');
        if (!isTheLast) await lastWords;
        await sort({ ...options, keys, answer, rest, course, tries: pause().tries ?? 0 });
      }
    } finally {
      keys.forEach((key) => flying.delete(key));
    }
  }

  return {
    take(events) {
      const lines = events.filter(([name]) => wants(name)).map(([, line]) => line);
      waiting += lines.length;
      if (lines[0]) schedule(waiting < maxBatch ? destination.maxWait : 0);
      return cut(queue, lines, maxBatch);
    },
    leave() {
      // Asked to be left alone, or unable to take anything.
      if (paused() && /busy|missing/.test(pause().why!)) return;
      const keys = [...store.own.keys()].filter((key) => isOf(key, queue) && !flying.has(key)).sort();
      const words: unknown[] = [lastWords];
      while (keys[0]) {
        const batch = keys.splice(0, batchOf(keys, size(), chunkBytes).length);
        // What comes after must not overtake it.
        if (!transport.outlives(sumOf(batch, bytesOf))) break;
        words.push(guard('leave', ship)(batch, batch.map((key) => store.own.get(key)!.text).join(), true));
      }
      lastWords = Promise.all(words);
    },
    wake(over) {
      if (over && pause().why === over) setPause();
      schedule(0);
    },
    async flush() {
      const before = course.sent;
      await running;
      await start();
      return course.sent - before;
    },
    dispose() {
      clearTimeout(timer);
      isOver = true;
    },
  };
}
