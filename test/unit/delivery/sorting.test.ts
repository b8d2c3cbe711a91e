import { expect, test } from 'vitest';
import { cut } from '../../../src/delivery/chunk.ts';
import { eventsOf } from '../../../src/delivery/events.ts';
import { sort } from '../../../src/delivery/sorting.ts';
import type { Store } from '../../../src/delivery/contents.ts';
import type { Transport } from '../../../src/delivery/transport.ts';

type Status = number | 'unreachable';

/** A receiver that says of each batch what `judge` says of its names, and a store that holds one chunk of them. */
async function sortOut({ names, judge, tries = 0, strikes = new Map(), meanwhile, perChunk = 50 }: {
  perChunk?: number;
  names: string[]; judge: (names: string[]) => Status; tries?: number; strikes?: Map<string, number>; meanwhile?: (chunks: Map<string, string>) => void;
}) {
  const idOf = (n: number): string => `01a3185c-5000-7000-8000-${`${n}`.padStart(12, '0')}`;
  const chunks = new Map(cut('q', names.map((name, n) => JSON.stringify({ id: idOf(n), name })), perChunk));
  const lost: [string, string[]][] = [];
  const rests: unknown[][] = [];
  const arrived: string[] = [];
  const asked: string[] = [];
  const told = (status: number) => ({ response: { status, redirected: false, url: '', headers: new Headers() }, body: '' });
  const transport = {
    format: () => undefined,
    async send(text) {
      const batch = eventsOf(text).map(({ name }) => name);
      const status = judge(batch);
      asked.push(batch.join(''));
      if (status === 200) arrived.push(...batch);
      return status === 'unreachable' ? status : told(status);
    },
  } as Partial<Transport> as Transport;
  const store = {
    keys: async () => [...chunks.keys()],
    read: async (keys) => keys.map((key) => chunks.get(key)).filter(Boolean).join(),
    async change(gone, added) {
      gone.forEach((key) => chunks.delete(key));
      added.forEach(([key, text]) => chunks.set(key, text));
      return true;
    },
  } as Partial<Store> as Store;
  const course = { sent: 0, fits: 50, strikes };
  const first = judge(names) as number;
  await sort({
    destination: { queue: 'q', maxBatch: 50, endpoint: { url: '/' } }, store, keys: [...chunks.keys()].slice(0, 1), answer: told(first), transport, tries, course,
    lose: (reason, gone) => void (gone.length && lost.push([reason, [...gone]])), rest: (...why) => {
      rests.push(why);
      meanwhile?.(chunks);
    }, report: () => undefined, now: () => 0,
  });
  return { lost, rests, arrived, asked, course, left: eventsOf([...chunks.values()].join()).map(({ name }) => name) };
}

test('a poisonous event is found by halving; it alone is lost, the others arrive in order', async () => {
  const { lost, arrived, left } = await sortOut({ names: [...'abcXdef'], judge: (names) => (names.includes('X') ? 400 : 200) });
  expect(arrived).toEqual([...'abcdef']);
  expect(lost).toEqual([['refused', ['X']]]);
  expect(left).toEqual([]);
});

test('what is too large is halved, and the size that fits is remembered', async () => {
  const { arrived, lost, course } = await sortOut({ names: [...'abcdefgh'], judge: (names) => (names.length > 2 ? 413 : 200) });
  expect(arrived).toEqual([...'abcdefgh']);
  expect(lost).toEqual([]);
  expect(course).toMatchObject({ fits: 2, sent: 8 });
});

test('one event too large alone is lost as that', async () => {
  const { lost } = await sortOut({ names: ['huge'], judge: () => 413 });
  expect(lost).toEqual([['too_large', ['huge']]]);
});

test('one event too large among others does not make later requests small', async () => {
  const { lost, arrived, course } = await sortOut({ names: ['a', 'huge', 'b', 'c'], judge: (names) => (names.includes('huge') ? 413 : 200) });
  expect(arrived).toEqual(['a', 'b', 'c']);
  expect(lost).toEqual([['too_large', ['huge']]]);
  expect(course.fits).toBe(50);
});

test.each(['unreachable', 503] as const)('a receiver that goes away (%s) in the middle of it keeps the rest, in order', async (gone) => {
  let asked = 0;
  const { arrived, left, rests } = await sortOut({ names: [...'abcd'], judge: (names) => (names.length > 2 ? 413 : asked++ ? gone : 200) });
  expect(arrived).toEqual(['a', 'b']);
  expect(left).toEqual(['c', 'd']);
  expect(rests).toHaveLength(1);
});

test('a server error is a pause, and nothing is asked again at once', async () => {
  const { asked, left, rests } = await sortOut({ names: [...'ab'], judge: () => 500 });
  expect(asked).toEqual([]);
  expect(left).toEqual(['a', 'b']);
  expect(rests).toEqual([['failing', undefined]]);
});

test('after five of them one event alone tells whether the receiver is down', async () => {
  const { asked, left } = await sortOut({ names: [...'abc'], tries: 5, judge: () => 500 });
  expect(asked).toEqual(['a']);
  expect(left).toEqual(['a', 'b', 'c']);
});

test.each([[5, 'a'], [6, 'b'], [7, 'c'], [8, 'a']])('after %i failures it asks with %s: the first, for the sake of order, and one further each time', async (tries, name) => {
  const { asked } = await sortOut({ names: [...'abc'], tries, judge: () => 500 });
  expect(asked).toEqual([name]);
});

test('an event that is refused shows as well as one that is taken that the receiver is not down', async () => {
  const { lost, arrived } = await sortOut({ names: ['huge', 'X', 'a'], tries: 5, strikes: new Map(), judge: (names) => (names.includes('huge') ? 413 : names.includes('X') ? 500 : 200) });
  expect(lost).toEqual([['too_large', ['huge']]]);
  expect(arrived).toEqual(['a']);
});

test('if that passes, the one whose fault it is gets three chances, and the others arrive', async () => {
  const strikes = new Map<string, number>();
  const judge = (names: string[]): number => (names.includes('X') ? 500 : 200);
  const first = await sortOut({ names: [...'abXc'], tries: 5, judge, strikes });
  expect(first.arrived).toEqual(['a', 'b', 'c']);
  expect(first.left).toEqual(['X']);
  for (const [id] of strikes) strikes.set(id, 2);
  const last = await sortOut({ names: [...'abXc'], tries: 5, judge, strikes });
  expect(last.lost).toEqual([['refused', ['X']]]);
});

test('an event that fails alone does not hold up what comes after it for ever', async () => {
  const { arrived, left } = await sortOut({ names: ['X', 'a', 'b'], perChunk: 1, tries: 6, judge: (batch) => (batch.includes('X') ? 500 : 200) });
  expect(arrived).toEqual(['a']);
  expect(left.sort()).toEqual(['X', 'b']);
});

test('what the last words of another tab have brought home meanwhile is not put back', async () => {
  const { left } = await sortOut({ names: [...'ab'], judge: () => 500, meanwhile: (chunks) => chunks.clear() });
  expect(left).toEqual([]);
});
