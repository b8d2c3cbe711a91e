/**
 * Sender — empties one endpoint's queue, oldest first, whenever it holds the lock, and with the last words of the page. An event leaves
 * the store only after its success or its reported loss. What seldom happens (a refusal, a full store) is loaded when it does.
 */
import type { FeatureClient, Memory } from '../types.ts';
import { backoff, longestPause, type Answer, type Pause, type Why } from './answer.ts';
import { batchOf, bytesOf, chunkBytes, countOf, isOf, isTooMuch, sumOf, timeOf } from './chunk.ts';
import type { Destination } from './index.ts';
import type { Lock } from './lock.ts';
import type { Lose } from './losses.ts';
import type { Store } from './store.ts';
import type { Transport } from './transport.ts';

export interface SenderOptions extends Pick<FeatureClient, 'guard' | 'report' | 'now'> {
  readonly destination: Destination;
  readonly transport: Transport;
  readonly store: Store;
  readonly lock: Lock;
  readonly memory: Memory;
  readonly random: () => number;
  readonly lose: Lose;
}

export interface Sender {
  /** So many more events are in the store. */
  expect(count: number): void;
  /** The page is going away: sends what outlives it, awaiting nothing. */
  leave(): void;
  /** Sends soon, unless a pause is due. `isOnline`: the network is back, which ends a pause for its sake. */
  wake(isOnline?: boolean): void;
  /** Resolves to the number of events sent, when all is delivered or kept for retry. */
  flush(): Promise<number>;
  dispose(): void;
}

/** A lease held by another tab is asked for again after so long, in milliseconds. */
const leasedWait = 2000;

const codes: { readonly [W in Why]?: string } = { network: 'endpoint_unreachable', server: 'endpoint_failing', setup: 'endpoint_missing' };

export function createSender(options: SenderOptions): Sender {
  const { destination: { queue, where, maxBatch, maxBytes, maxWait, retain }, transport, store, memory, guard, report, now, random } = options;
  const flying = new Set<string>();
  const strikes = new Map<string, number>();
  let fits = maxBatch;
  let waiting = 0;
  let sent = 0;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;

  const pauses = (): { [queue: string]: Pause | undefined } => ({ ...(memory.read('pauses') as {}) });
  const setPause = (pause?: Pause): void => memory.write('pauses', { ...pauses(), [queue]: pause });

  /** Milliseconds until the pause ends. */
  function paused(): number {
    const wait = (pauses()[queue]?.until ?? 0) - now();
    return wait > 0 && wait <= longestPause ? wait : 0;
  }

  function rest(why: Why, after?: number): void {
    const { tries = 0 } = pauses()[queue] ?? {};
    setPause({ until: now() + (after ?? backoff(tries, random)), tries: tries + 1, why });
    if (codes[why] && navigator.onLine) report(codes[why], { where });
  }

  function schedule(wait: number): void {
    const at = performance.now() + wait;
    if (at >= due) return;
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
    const isMine = await options.lock(`attune:${queue}`, round);
    const wait = isMine ? paused() : leasedWait;
    if (wait) schedule(wait);
    else if (waiting) expect(0);
  }

  function expect(count: number): void {
    waiting += count;
    schedule(waiting < maxBatch ? maxWait : 0);
  }

  /** Sends until nothing is left or a pause is due. */
  async function round(): Promise<void> {
    while (!paused()) {
      const all = await store.keys();
      const keys = all.filter((key) => isOf(key, queue));
      if (isTooMuch(all) || (keys[0] && timeOf(keys[0]) < now() - retain)) await (await import('./bounds.ts')).keepWithin({ ...options, queue, before: now() - retain });
      else if (!keys.length || !await empty(keys)) return;
    }
  }

  /** Resolves to whether all of it is out of the way. */
  async function empty(keys: readonly string[]): Promise<boolean> {
    for (let from = 0; from < keys.length;) {
      const batch = batchOf(keys, from, Math.min(fits, transport.dialect()?.format?.maxEvents ?? fits), maxBytes);
      if (!await ship(batch, await store.read(batch))) return false;
      from += batch.length;
    }
    return true;
  }

  /** Resolves to whether the batch is out of the way. */
  async function ship(keys: readonly string[], text: string, isTheLast = false): Promise<boolean> {
    if (isTheLast || transport.outlives(sumOf(keys, bytesOf))) keys.forEach((key) => flying.add(key));
    const answer: Answer = text ? await transport.send(text, isTheLast) : undefined;
    keys.forEach((key) => flying.delete(key));
    if (!answer) {
      sent += sumOf(keys, countOf);
      await store.change(keys, []);
      if (pauses()[queue]) setPause();
    } else if (typeof answer === 'string') {
      // Last words are a try more than was due.
      if (!isTheLast) rest(answer);
      return false;
    } else {
      const { sort } = await import('./sorting.ts');
      const sorted = await sort({ ...options, text, answer, rest, strikes, tries: pauses()[queue]?.tries ?? 0 });
      sent += sorted.sent;
      fits = Math.min(fits, sorted.fits);
      await store.change(keys, sorted.left);
      return !sorted.left.length;
    }
    return true;
  }

  return {
    expect,
    leave() {
      const why = paused() && pauses()[queue]?.why;
      // Asked to be left alone, or unable to take anything.
      if (why === 'busy' || why === 'setup') return;
      const keys = [...store.own.keys()].filter((key) => isOf(key, queue) && !flying.has(key));
      for (let from = 0; from < keys.length;) {
        const batch = batchOf(keys, from, fits, chunkBytes);
        void guard('leave', ship)(batch, batch.map((key) => store.own.get(key)!.text).join(), true);
        from += batch.length;
      }
    },
    wake(isOnline) {
      const pause = pauses()[queue];
      if (isOnline && pause?.why === 'network') setPause({ ...pause, until: 0 });
      schedule(0);
    },
    async flush() {
      const before = sent;
      await running;
      await run();
      return sent - before;
    },
    dispose() {
      clearTimeout(timer);
      due = -Infinity;
    },
  };
}
