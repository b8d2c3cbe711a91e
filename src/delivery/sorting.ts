/**
 * Sorting — what to do when a receiver did not simply take a batch: cut out what can never arrive and report it, keep the rest.
 * What is too large or wrong is halved down to the poisonous event; five server errors in a row make the data suspect,
 * for some receivers answer bad data with 500. Loaded when it is first needed, which only an answering receiver can make it.
 */
import type { AttuneEvent, FeatureClient } from '../types.ts';
import type { Answer, Told, Why } from './answer.ts';
import { cut, eventsOf, type Chunk } from './chunk.ts';
import type { Destination } from './index.ts';
import type { Lose } from './losses.ts';
import type { Transport } from './transport.ts';
import { verdictOf, type Verdict } from './verdict.ts';

export interface SortingOptions extends Pick<FeatureClient, 'report' | 'now'> {
  readonly destination: Pick<Destination, 'queue' | 'maxBatch' | 'where'>;
  readonly text: string;
  /** What the receiver said to all of them together. */
  readonly answer: Told;
  readonly transport: Transport;
  readonly lose: Lose;
  /** Begins a pause. */
  readonly rest: (why: Why, after?: number) => void;
  readonly random: () => number;
  /** Failures in a row, before this one. */
  readonly tries: number;
  /** How often an event has failed alone while others passed; kept between calls. */
  readonly strikes: Map<string, number>;
}

export interface Sorted {
  readonly sent: number;
  /** To be tried again. There are some only if a pause began. */
  readonly left: readonly Chunk[];
  /** So many events fit into a request. */
  readonly fits: number;
}

type Events = readonly AttuneEvent[];

/** So many server errors in a row make the data suspect. */
const suspicious = 5;
/** An event that fails alone while others pass is given so many chances: once may be chance. */
const chances = 3;

export async function sort(options: SortingOptions): Promise<Sorted> {
  const { destination: { queue, maxBatch }, transport, lose, rest, random, tries, strikes } = options;
  let sent = 0;
  let fits = Infinity;

  const textOf = (events: Events): string => events.map((event) => JSON.stringify(event)).join();
  const ask = async (events: Events): Promise<Verdict> => verdict(await transport.send(textOf(events)), events);
  const verdict = (answer: Answer, events: Events): Verdict => verdictOf({ ...options, answer, ids: events.map(({ id }) => id) });

  /** What is left of these. `isProbing`: others pass, so that a server error is the data's fault. */
  async function settle(events: Events, found: Verdict, isProbing: boolean): Promise<Events> {
    if (found.is === 'wrong') return halve(events, found.reason, isProbing);
    if (found.is === 'taken') return take(events, found);
    if (found.why === 'server' && isProbing) return suspect(events);
    rest(found.why, found.after);
    return events;
  }

  function take(events: Events, { drop = [], retry = [], lost = 0, after }: Verdict & { is: 'taken' }): Events {
    const gone = events.filter(({ id }) => drop.some((one) => one.id === id));
    const left = events.filter((event) => retry.includes(event.id) && !gone.includes(event));
    sent += events.length - gone.length - left.length - lost;
    lose('refused', gone);
    lose('unnamed', [], lost);
    if (left.length) rest('busy', after);
    return left;
  }

  async function halve(events: Events, reason: 'too_large' | 'refused', isProbing: boolean): Promise<Events> {
    if (events.length === 1) {
      lose(reason, events);
      return [];
    }
    const middle = events.length >> 1;
    if (reason === 'too_large') fits = middle;
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
    rest('server');
    return events;
  }

  /** One event alone tells whether the receiver is down or something in the batch is wrong. */
  async function probe(events: Events): Promise<Events> {
    const pick = events[Math.floor(random() * events.length)]!;
    const alone = await ask([pick]);
    if (alone.is !== 'taken') {
      rest('server', alone.is === 'later' ? alone.after : undefined);
      return events;
    }
    const others = events.filter((event) => event !== pick);
    return [...take([pick], alone), ...await settle(others, await ask(others), true)];
  }

  const events = eventsOf(options.text);
  const found = verdict(options.answer, events);
  const isSuspect = found.is === 'later' && found.why === 'server' && tries >= suspicious && events.length > 1;
  const left = isSuspect ? await probe(events) : await settle(events, found, false);
  return { sent, fits, left: cut(queue, left.map((event) => JSON.stringify(event)), maxBatch) };
}
