/**
 * Bounds — the store never grows over its bounds, and nothing is kept for ever. What goes first is what is missed least:
 * page views and touchpoints, oldest first; survey answers last. Loaded when it is first needed.
 */
import { bytesOf, countOf, cut, isOf, sumOf } from './chunk.ts';
import { eventsOf } from './events.ts';
import type { Destination } from './destination.ts';
import type { Lose } from './losses.ts';
import type { Store } from './contents.ts';

export interface BoundsOptions {
  readonly store: Store;
  readonly lose: Lose;
  /** The queue whose old events are dropped, and before when an event is old. */
  readonly queue: string;
  readonly before: number;
}

/** What is given up, in this order; the last matches everything. */
const ranks: readonly RegExp[] = [/^(page|touchpoint)_/, /^(?!survey_|events_lost)/, /^/];
/** The bounds of the store, over all queues of the origin. */
const most = { events: 10_000, bytes: 8 * 1024 * 1024 };
/** How full the store is afterwards, so that the next event does not begin again. */
const filled = 0.9;

const days14 = 14 * 24 * 60 * 60 * 1000;

/** When a chunk's first event was made: a UUIDv7 begins with its milliseconds. */
export const timeOf = (key: string): number => parseInt(key.split('|')[1]!.replace('-', ''), 16);

interface TidyOptions extends Pick<BoundsOptions, 'store' | 'lose'> {
  readonly destination: Pick<Destination, 'queue'>;
  readonly now: () => number;
  readonly retain?: number | undefined;
}

/** Keeps the store within its bounds, and this endpoint's events no longer than it says. */
export const tidy = ({ store, lose, destination: { queue }, now, retain = days14 }: TidyOptions): Promise<void> =>
  keepWithin({ store, lose, queue, before: now() - retain });

/** Gives up what is too old, and then what is over the bounds. */
export async function keepWithin({ store, lose, queue, before }: BoundsOptions): Promise<void> {
  const old = (await store.keys()).filter((key) => isOf(key, queue) && timeOf(key) < before);
  if (old.length) {
    lose('expired', eventsOf(await store.read(old)).map(({ name }) => name));
    await store.change(old, []);
  }
  const isOver = isTooMuch(await store.keys());
  for (const rank of isOver ? ranks : []) await giveUp(rank, store, lose);
}

const isTooMuch = (keys: readonly string[], share = 1): boolean => sumOf(keys, countOf) > most.events * share || sumOf(keys, bytesOf) > most.bytes * share;

async function giveUp(rank: RegExp, store: Store, lose: Lose): Promise<void> {
  let keys = await store.keys();
  for (const key of [...keys]) {
    if (!isTooMuch(keys, filled)) return;
    const events = eventsOf(await store.read([key]));
    const gone = events.filter(({ name }) => rank.test(name));
    if (!gone.length) continue;
    const left = cut(key.split('|')[0]!, events.filter((event) => !gone.includes(event)).map((event) => JSON.stringify(event)), Infinity);
    // Before it is: the page may go in between, and what is counted is told with its last words.
    lose('store_full', gone.map(({ name }) => name));
    await store.change([key], left);
    keys = [...keys.filter((other) => other !== key), ...left.map(([added]) => added)];
  }
}
