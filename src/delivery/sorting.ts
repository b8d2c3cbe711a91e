/**
 * Sorting — what to do when a receiver did not simply take a batch: cut out what can never arrive and report it, keep the rest.
 * What is too large or wrong is halved down to the poisonous event; five server errors in a row make the data suspect,
 * for some receivers answer bad data with 500. Loaded when it is first needed, which only an answering receiver can make it.
 */
import type { AttuneEvent, FeatureClient } from '../types.ts';
import type { Answer, Told, Why } from './answer.ts';
import { cut, isOf } from './chunk.ts';
import type { Destination } from './destination.ts';
import { eventsOf } from './events.ts';
import type { Lose } from './losses.ts';
import type { Store } from './contents.ts';
import type { Transport } from './transport.ts';
import { verdictOf, type Verdict } from './verdict.ts';

export interface SortingOptions extends Pick<FeatureClient, 'report' | 'now'> {
  readonly destination: Pick<Destination, 'queue' | 'maxBatch' | 'endpoint'>;
  readonly store: Store;
  readonly keys: readonly string[];
  /** What the receiver said to all of them together. */
  readonly answer: Told;
  readonly transport: Transport;
  readonly lose: Lose;
  /** Begins a pause. */
  readonly rest: (why: Why, after?: number) => void;
  /** Failures in a row, before this one. */
  readonly tries: number;
  readonly course: Course;
}

/** What a sender knows of its endpoint, kept between calls. */
export interface Course {
  /** Events sent. */
  sent: number;
  /** So many events fit into a request. */
  fits: number;
  /** How often an event has failed alone while others passed. */
  readonly strikes: Map<string, number>;
}

type Events = readonly AttuneEvent[];

/** So many server errors in a row make the data suspect. */
const suspicious = 5;
/** An event that fails alone while others pass is given so many chances: once may be chance. */
const chances = 3;

/** Leaves in the store what is to be tried again; there is some only if a pause began. */
export async function sort(options: SortingOptions): Promise<void> {
  const { destination: { queue, maxBatch }, store, transport, lose, rest, tries, course } = options;
  const { strikes } = course;

  const textOf = (events: Events): string => events.map((event) => JSON.stringify(event)).join();
  const ask = async (events: Events): Promise<Verdict> => verdict(await transport.send(textOf(events)), events);
  const verdict = (answer: Answer, events: Events): Verdict => verdictOf({ ...options, answer, ids: events.map(({ id }) => id) });

  /** What is left of these. `isProbing`: others pass, so that a server error is the data's fault. */
  async function settle(events: Events, found: Verdict, isProbing: boolean): Promise<Events> {
    // Whoever refuses is not down: if parts of it keep failing, that is the data's fault too.
    if (found.is === 'wrong') return halve(events, found.reason, isProbing || tries >= suspicious);
    if (found.is === 'taken') return take(events, found);
    if (found.why === 'failing' && isProbing) return suspect(events);
    rest(found.why, found.after);
    return events;
  }

  function take(events: Events, { drop = [], retry = [], lost = 0, after }: Verdict & { is: 'taken' }): Events {
    const gone = events.filter(({ id }) => drop.some((one) => one.id === id));
    const left = events.filter((event) => retry.includes(event.id) && !gone.includes(event));
    course.sent += events.length - gone.length - left.length - lost;
    lose('refused', namesOf(gone));
    lose('unnamed', Array<string>(lost).fill(''));
    // At once only if that ends: some of them must be gone.
    if (left.length) rest('busy', gone.length ? after : after || undefined);
    return left;
  }

  async function halve(events: Events, reason: 'too_large' | 'refused', isProbing: boolean): Promise<Events> {
    if (events.length === 1) {
      lose(reason, namesOf(events));
      // It was this one that was too large, not what it came with.
      course.fits = maxBatch;
      return [];
    }
    const middle = events.length >> 1;
    if (reason === 'too_large') course.fits = Math.min(course.fits, middle);
    const [one, other] = [events.slice(0, middle), events.slice(middle)];
    const left = await settle(one, await ask(one), isProbing);
    // A receiver that is away now is away for the other half as well.
    if (left.length && !isProbing) return [...left, ...other];
    return [...left, ...await settle(other, await ask(other), isProbing)];
  }

  /** Failed while others passed. */
  async function suspect(events: Events): Promise<Events> {
    const { id } = events[0]!;
    const strike = (strikes.get(id) ?? 0) + 1;
    if (events.length > 1 || strike >= chances) return halve(events, 'refused', true);
    strikes.set(id, strike);
    rest('failing');
    return events;
  }

  /** One event alone tells whether the receiver is down or something in the batch is wrong: the first, for the sake of order, and one further each time. */
  async function probe(events: Events): Promise<Events> {
    const pick = events[(tries - suspicious) % events.length]!;
    const alone = await ask([pick]);
    if (alone.is === 'later') {
      rest('failing', alone.after);
      return events;
    }
    // Whoever takes or refuses is not down.
    const left = await settle([pick], alone, true);
    const others = events.filter((event) => event !== pick);
    return [...left, ...await settle(others, await ask(others), true)];
  }

  let { keys } = options;
  let events = eventsOf(await store.read(keys));
  const found = verdict(options.answer, events);
  const isSuspect = found.is === 'later' && found.why === 'failing' && tries >= suspicious;
  if (isSuspect) {
    // What comes after it may pass, and must not wait for ever.
    const next = (await store.keys()).find((key) => isOf(key, queue) && key > keys.at(-1)!);
    keys = next ? [...keys, next] : keys;
    events = eventsOf(await store.read(keys));
  }
  const left = isSuspect && events.length > 1 ? await probe(events) : await settle(events, found, false);
  // The last words of another tab may have brought some of them home meanwhile.
  const still = await store.read(keys);
  const lines = left.filter(({ id }) => still.includes(id)).map((event) => JSON.stringify(event));
  await store.change(keys, cut(queue, lines, maxBatch));
}

const namesOf = (events: Events): string[] => events.map(({ name }) => name);
