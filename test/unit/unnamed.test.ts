import { afterEach, expect, test } from 'vitest';
import type { Delivery } from '../../src/delivery/index.ts';
import type { HostClient } from '../../src/host.ts';
import type { ConsentState, Dispose, FeatureClient } from '../../src/types.ts';
import { startUnnamed } from '../../src/unnamed.ts';
import { createFakeClient, type FakeClient } from './fake-client.ts';

let fake: FakeClient;
let client: FeatureClient & HostClient;
let stop: Dispose;
let consent: { measurement: boolean; share: boolean };
/** Where each delivery of its own may send, told anew each time; and what was added to it. */
let directed: (string | undefined)[][];
let added: string[];
let disposed: number;
let kept: number;
let named: string[];

const endpoint = [{ url: '/own' }, { url: '/third', thirdParty: true }, '/plain'];

function begin(allowed: typeof consent): void {
  fake = createFakeClient({ config: { endpoint, surveys: [] } });
  [consent, directed, added, disposed, kept, named] = [allowed, [], [], 0, 0, []];
  const apart: Pick<Delivery, 'configure' | 'add' | 'flush' | 'dispose'> = {
    configure: (destinations) => void directed.push(destinations.map(({ queue, endpoint: to }) => `${queue} ${(to as { url: string }).url}`)),
    add: (_, line) => void added.push(line),
    flush: () => Promise.resolve({ sent: 0, kept }),
    dispose: () => void disposed++,
  };
  client = Object.assign(fake.client, {
    apart: () => apart as Delivery,
    consent: () => consent as ConsentState,
    emit: (name: string, _?: object, how?: { readonly local?: boolean }) => void (how?.local || named.push(name)),
  }) as unknown as FeatureClient & HostClient;
  stop = startUnnamed(client);
}
function change(update: Partial<typeof consent>): void {
  consent = { ...consent, ...update };
  fake.client.track('consent_changed', update);
}
/** All promises at hand are kept by the next task. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
const answer = (): void => client.emit('survey_answered', { answer: 9 });

afterEach(() => stop());

test('an answer without measurement goes apart, with its own fields alone; other events do not', () => {
  begin({ measurement: false, share: true });
  answer();
  client.emit('survey_completed', {});
  client.emit('survey_shown', {});
  client.emit('survey_answered', {}, { local: true });
  expect(added.map((line) => Object.keys(JSON.parse(line) as object))).toEqual([['id', 'name', 'at', 'data'], ['id', 'name', 'at', 'data']]);
  expect(named).toEqual(['survey_shown']);
  expect(directed).toEqual([['0 /own', '1 /third', '2 /plain']]);
});

test('with measurement an answer is an event like any other', () => {
  begin({ measurement: true, share: false });
  answer();
  expect([named, added, directed]).toEqual([['survey_answered'], [], []]);
});

test('an answer without measurement goes to no third party where sharing is not allowed, and the others keep their queues', () => {
  begin({ measurement: false, share: false });
  answer();
  expect(directed).toEqual([['0 /own', '2 /plain']]);
});

test('when sharing is withdrawn on the page, third parties get no answer from then on; when it is allowed again, they do', () => {
  begin({ measurement: false, share: true });
  answer();
  change({ share: false });
  change({ share: true });
  expect(directed).toEqual([['0 /own', '1 /third', '2 /plain'], ['0 /own', '2 /plain'], ['0 /own', '1 /third', '2 /plain']]);
});

test('a change of another class leaves what is under way alone, and one to measurement ends it', () => {
  begin({ measurement: false, share: false });
  answer();
  fake.client.track('consent_changed', { personalization: false });
  expect([directed.length, disposed]).toEqual([1, 0]);
  change({ measurement: true });
  expect([directed.length, disposed]).toEqual([1, 1]);
});

test('that an answer waits is noted until it has gone, and the next page sends it', async () => {
  begin({ measurement: false, share: false });
  kept = 1;
  answer();
  await settled();
  expect(fake.memory.get('unsent')).toBe(true);
  kept = 0;
  fake.client.track('consent_changed', { personalization: false });
  await settled();
  expect(fake.memory.has('unsent')).toBe(false);
});
