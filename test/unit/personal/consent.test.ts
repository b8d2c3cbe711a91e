// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { consent } from '../../../src/personal/consent.ts';
import type { AttuneConfig, ConsentClass, ConsentState, FeatureClient } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let sentTo: unknown[];
let dropped: unknown[];
let mayKeep: ((name: ConsentClass) => boolean) | undefined;

/** As the client begins: without `surveys` the configuration is not known yet. */
function start(config: AttuneConfig, memory: FakeClient['memory'] = new Map()): void {
  fake = createFakeClient({ config, memory });
  [sentTo, dropped, mayKeep] = [[], [], undefined];
  const own: Pick<FeatureClient, 'deliverTo' | 'drop' | 'permit'> = {
    deliverTo: (endpoint) => void sentTo.push(endpoint),
    drop: (queue) => void dropped.push(queue),
    permit: (is) => void (mayKeep = is),
  };
  Object.assign(fake.client, own);
  consent(fake.client);
}
const known: AttuneConfig = { endpoint: '/collect', surveys: [] };
const say = (update?: object): ConsentState | undefined => fake.methods.consent?.(update);

beforeEach(() => start(known));

test('without a word about consent everything is allowed', () => {
  expect(sentTo).toEqual(['/collect']);
  expect(say()).toEqual({ necessary: true, preferences: true, personalization: true, measurement: true, share: true, gpc: false, source: 'default' });
});

test('until the configuration is known nothing is kept or sent of somebody new, and no change is told when it is', () => {
  start({ endpoint: '/collect' });
  expect([mayKeep?.('measurement'), mayKeep?.('necessary'), sentTo]).toEqual([false, true, []]);
  fake.configure(known);
  expect([mayKeep?.('measurement'), sentTo, fake.of('consent_changed')]).toEqual([true, ['/collect'], []]);
});

test('until the configuration is known, what is kept of somebody known stays', () => {
  start({ endpoint: '/collect' }, new Map([['visitor', 'v1']]));
  expect([mayKeep, sentTo]).toEqual([undefined, []]);
});

test('where the site asks, events wait for the answer; "no" drops them, "yes" sends them', () => {
  start({ ...known, consent: { default: 'ask' } });
  expect(sentTo).toEqual([]);
  say({ measurement: false });
  expect(sentTo).toEqual([[]]);
  start({ ...known, consent: { default: 'ask' } });
  say({ measurement: true, share: true });
  expect(sentTo).toEqual(['/collect']);
  expect(fake.of('consent_changed')).toEqual([{ measurement: true, share: true }]);
});

test('what is withdrawn is dropped at once', () => {
  say({ measurement: false });
  expect([dropped, sentTo.at(-1)]).toEqual([[undefined], []]);
  expect(mayKeep?.('measurement')).toBe(false);
});

test('a choice lasts, and holds in other tabs', () => {
  say({ personalization: false });
  start(known, fake.memory);
  expect(say()).toMatchObject({ personalization: false, measurement: true, source: 'stored', at: fake.time });
  fake.memory.set('consent', { classes: { measurement: false }, at: 1 });
  fake.client.emit('memory_changed');
  expect([say()?.measurement, mayKeep?.('measurement')]).toEqual([false, false]);
});

test('when the choice is forgotten, a site that asks sends nothing more', () => {
  start({ ...known, consent: { default: 'ask' } });
  say({ measurement: true });
  fake.memory.delete('consent');
  fake.client.emit('memory_changed');
  expect([say()?.measurement, sentTo.at(-1), dropped]).toEqual([false, [], [undefined]]);
});

test('third parties hear only where sharing is allowed', () => {
  const both = [{ url: '/own' }, { url: 'https://other.example', thirdParty: true }];
  start({ ...known, endpoint: both });
  expect(sentTo).toEqual([both]);
  say({ share: false });
  expect([sentTo.at(-1), dropped]).toEqual([[both[0], undefined], ['1']]);
});

test.each([['nonsense'], [7], [{ measurement: 'yes' }]])('a default of %j allows nothing that it does not name', (faulty) => {
  start({ ...known, consent: { default: faulty as never } });
  expect(say()?.measurement).toBe(false);
});
