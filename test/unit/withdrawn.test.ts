import { expect, test } from 'vitest';
import { countOf } from '../../src/delivery/chunk.ts';
import type { Delivery } from '../../src/delivery/index.ts';
import type { BaseStore } from '../../src/delivery/store.ts';
import type { AttuneOptions } from '../../src/types.ts';
import { withdraw } from '../../src/withdrawn.ts';

const named = (name: string, count: number): string => JSON.stringify({ id: `0000000${count}-0000-7000-8000-000000000000`, name, at: 1, visitor: 'v' });
const unnamed = JSON.stringify({ id: '00000009-0000-7000-8000-000000000000', name: 'survey_answered', at: 1 });

/** What waits, by queue, in memory alone. */
function waiting(queues: { readonly [queue: string]: readonly string[] }): { readonly delivery: Delivery; left(): string[]; readonly lost: unknown[] } {
  const own: BaseStore['own'] = new Map(Object.entries(queues).map(([queue, lines]) => [`${queue}|${lines[0]!.slice(7, 43)}|${lines.length}|${lines.join().length}`, { text: lines.join() }]));
  const lost: unknown[] = [];
  const store: BaseStore = {
    own,
    use: () => Promise.resolve(undefined),
    change(gone, added) {
      gone.forEach((key) => own.delete(key));
      added.forEach(([key, text]) => own.set(key, { text }));
      return Promise.resolve(true);
    },
  };
  const delivery = { store, lose: (reason: string, names: readonly string[]) => void (names.length && lost.push([reason, names])) };
  return { delivery: delivery as unknown as Delivery, lost, left: () => [...own.keys()].map((key) => `${key.split('|')[0]}: ${countOf(key)}`) };
}
const endpoint: AttuneOptions['endpoint'] = [{ url: '/own' }, { url: '/third', thirdParty: true }, { url: '/named', name: 'a|b', thirdParty: true }, '/plain'];

test('when sharing is withdrawn, what waits for third parties goes and is counted, answers among it; the rest stays', async () => {
  const { delivery, left, lost } = waiting({ 0: [named('own', 1)], 1: [named('bought', 2), unnamed], a_b: [named('called', 3)], 3: [named('plain', 4)] });
  await withdraw(delivery, endpoint);
  expect(left()).toEqual(['0: 1', '3: 1']);
  expect(lost).toEqual([['consent', ['bought', 'survey_answered']], ['consent', ['called']]]);
});

test('where nobody is a third party, nothing goes when sharing is withdrawn', async () => {
  const { delivery, left, lost } = waiting({ 0: [named('own', 1)] });
  await withdraw(delivery, '/own');
  await withdraw(delivery, []);
  expect([left(), lost]).toEqual([['0: 1'], []]);
});

test('when measurement is withdrawn, everything goes and is counted, but answers without a name', async () => {
  const { delivery, left, lost } = waiting({ 0: [named('own', 1), unnamed], 1: [named('bought', 2)] });
  await withdraw(delivery);
  expect(left()).toEqual(['0: 1']);
  expect(lost).toEqual([['consent', ['own']], ['consent', ['bought']]]);
});
