// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { consent } from '../../../src/personal/consent.ts';
import type { AttuneConfig, ConsentClass, ConsentState, FeatureClient } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';
import type { FakeClient } from '../fake-client.ts';

let fake: FakeClient;
let sentTo: unknown[];
let dropped: unknown[];
let mayKeep: ((name: ConsentClass) => boolean | undefined) | undefined;
let renewed = 0;

/** As the client begins: without `surveys` the configuration is not known yet. */
function start(config: AttuneConfig, memory: FakeClient['memory'] = new Map()): void {
  fake = createFakeClient({ config, memory });
  [sentTo, dropped, mayKeep, renewed] = [[], [], undefined, 0];
  const own: Pick<FeatureClient, 'deliverTo' | 'drop' | 'permit' | 'renew'> = {
    renew: () => void renewed++,
    deliverTo: (endpoint) => void sentTo.push(endpoint),
    drop: (shared) => void dropped.push(shared),
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

test('until the configuration is known nothing is kept or sent that was not chosen, and no change is told when it is', () => {
  start({ endpoint: '/collect' });
  expect([mayKeep?.('measurement'), mayKeep?.('preferences'), mayKeep?.('necessary'), sentTo]).toEqual([undefined, undefined, true, []]);
  fake.configure(known);
  expect([mayKeep?.('measurement'), sentTo, fake.of('consent_changed')]).toEqual([true, ['/collect'], []]);
});

test('until the configuration is known, the visitor\'s own choice holds, and what was not chosen stays as it is', () => {
  start({ endpoint: '/collect' }, new Map([['consent', { classes: { personalization: false }, at: 1 }]]));
  expect([mayKeep?.('personalization'), mayKeep?.('measurement'), sentTo]).toEqual([false, undefined, []]);
});

test('what the visitor tells the site is kept before anybody was asked, and no longer once it was refused', () => {
  start({ ...known, consent: { default: 'ask' } });
  expect([mayKeep?.('preferences'), say()?.preferences]).toEqual([true, false]);
  say({ preferences: false });
  expect(mayKeep?.('preferences')).toBe(false);
});

test('a word on one class leaves the others to be asked for', () => {
  start({ ...known, consent: { default: 'ask' } });
  say({ personalization: true });
  expect([sentTo, mayKeep?.('measurement')]).toEqual([[], false]);
});

test('where a tool of the page asks, nothing is allowed before it answers; it says the same again, and that is no new choice', () => {
  start({ ...known, consent: { from: 'tcf' } });
  expect([say()?.measurement, sentTo]).toEqual([false, []]);
  fake.client.consent = fake.methods.consent as FeatureClient['consent'];
  expect(fake.client.consent({ measurement: true }, 'tcf')).toMatchObject({ measurement: true, source: 'tcf', at: fake.time });
  const at = fake.time;
  fake.time += 5000;
  expect(fake.client.consent({ measurement: true }, 'tcf').at).toBe(at);
  expect(fake.of('consent_changed')).toEqual([{ measurement: true }]);
});

test('what code says again is a new choice, of its own time', () => {
  say({ measurement: true });
  fake.time += 5000;
  expect(say({ measurement: true })).toMatchObject({ at: fake.time, source: 'code' });
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
  expect([dropped, sentTo.at(-1), renewed]).toEqual([[undefined], [], 1]);
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
  expect([sentTo.at(-1), dropped]).toEqual([[both[0], undefined], [both]]);
});

test.each([['nonsense'], [7], [{ measurement: 'yes' }]])('a default of %j allows nothing that it does not name', (faulty) => {
  start({ ...known, consent: { default: faulty as never } });
  expect(say()?.measurement).toBe(false);
});

test('under Global Privacy Control nothing is shared, whatever else was said', () => {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
  start({ surveys: [], endpoint: [{ url: '/collect' }, { url: '/third', thirdParty: true }] }, new Map([['consent', { classes: { share: true }, at: 1 }]]));
  expect(say({ share: true })).toMatchObject({ share: false, gpc: true, measurement: true });
  expect(mayKeep?.('share')).toBe(false);
  expect(sentTo).toEqual([[{ url: '/collect' }, undefined]]);
  delete (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
});
