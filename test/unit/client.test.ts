// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAttune } from '../../src/client.ts';
import { keys } from '../../src/core/keys.ts';
import { variant } from '../../src/decision/variant.ts';
import type { AttuneConfig, AttuneEvent, AttuneOptions, Client } from '../../src/types.ts';

let client: Client;
let reports: [code: string, path: string | undefined][];
let files: { [url: string]: string };

function start(options: AttuneOptions = {}, before: (client: Client) => void = () => undefined): AttuneEvent[] {
  const events: AttuneEvent[] = [];
  const plugins = [(own: unknown) => {
    (own as Client).on('*', (event) => void events.push(event));
    before(own as Client);
  }];
  client = createAttune({ onError: (error) => void reports.push([error.code, error.path]), ...options, plugins });
  return events;
}
const asked = { id: 'nps', on: 'signed_up', questions: [{ id: 'score', type: 'nps', ask: 'Would you?' }] } as const;

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.body.innerHTML = '';
  [reports, files] = [[], {}];
  vi.stubGlobal('fetch', async (url: string) => (url in files ? new Response(files[url]) : new Response('', { status: 404 })));
});
afterEach(async () => {
  client.dispose();
  vi.unstubAllGlobals();
  // A part that is still on its way must not arrive when this world is gone.
  await vi.dynamicImportSettled();
});

test('code, file and page block are one configuration', async () => {
  files['/attune.json'] = JSON.stringify({ audiences: { all: {} } });
  document.body.innerHTML = '<script type="application/json" data-attune-config>{ "locale": "de" }</script>';
  start({ configUrl: '/attune.json', surveys: [asked] });
  await vi.waitFor(() => expect({ ...client.attributes.value }).toMatchObject({ locale: 'de' }));
  expect(await client.explain()).toMatchObject([{ id: 'nps', kind: 'survey', outcome: 'waiting' }]);
  expect((client.attributes.value as { audience: object }).audience).toEqual({ all: true });
});

test('explains from the first moment, also what happened before anything had loaded', async () => {
  start({ surveys: [{ ...asked, on: ['signed_up', 'came_back'] }] });
  client.track('signed_up');
  expect(await client.explain('nps')).toMatchObject({ id: 'nps', outcome: 'waiting', because: expect.stringMatching(/^Step 2 of 2 waits for came_back/) });
  expect(await client.explain('npss')).toMatchObject({ outcome: 'unknown', nearest: 'nps' });
});

test('what happened before the file came counts for its journeys', async () => {
  files['/attune.json'] = JSON.stringify({ surveys: [{ ...asked, on: ['signed_up', 'came_back'] }] });
  start({ configUrl: '/attune.json' }, ({ track }) => track('signed_up'));
  await vi.waitFor(async () => expect(await client.explain('nps')).toMatchObject({ because: expect.stringMatching(/^Step 2 of 2/) }));
});

test('a link with another campaign begins a new session, also for the first event; the same one and none go on with it', () => {
  const begin = (url: string): string | undefined => {
    client?.dispose();
    history.replaceState(null, '', url);
    const [first] = start({ surveys: [] }, ({ track }) => track('arrived'));
    return first?.session;
  };
  const before = begin('/');
  const letter = begin('/?utm_source=letter');
  expect(letter).not.toBe(before);
  expect([begin('/'), begin('/?utm_source=letter')]).toEqual([letter, letter]);
  expect(begin('/?utm_source=post')).not.toBe(letter);
  history.replaceState(null, '', '/');
});

test('a journey that begins on one page goes on on the next', async () => {
  const surveys = [{ ...asked, on: ['signed_up', 'came_back'] }];
  start({ surveys });
  client.track('signed_up');
  await client.explain();
  client.dispose();
  start({ surveys });
  expect(await client.explain('nps')).toMatchObject({ because: expect.stringMatching(/^Step 2 of 2/) });
});

test('an update replaces what is asked; a journey that did not change keeps its progress', async () => {
  const survey = { ...asked, on: ['signed_up', 'came_back'] };
  start({ surveys: [survey] });
  client.track('signed_up');
  await client.explain();
  client.update({ surveys: [{ ...survey, priority: 3 }, { ...asked, id: 'other' }] });
  await vi.waitFor(async () => expect((await client.explain()).map(({ id }) => id)).toEqual(['nps', 'other']));
  expect(await client.explain('nps')).toMatchObject({ because: expect.stringMatching(/^Step 2 of 2/) });
});

test('faults are told one by one, and the rest runs', async () => {
  start({ surveys: [{ id: 'empty', questions: [] }, asked], touchpoint: [] } as unknown as AttuneConfig);
  await vi.waitFor(() => expect(reports).toContainEqual(['config_invalid', 'surveys[0].questions']));
  expect(reports).toContainEqual(['config_unknown_field', 'touchpoint']);
  expect((await client.explain()).map(({ id }) => id)).toEqual(['nps']);
});

test('before consent nothing is kept but what is necessary, and what was kept goes when it is withdrawn', async () => {
  start({ consent: { default: 'ask' } });
  client.identify('u_42');
  client.track('signed_up');
  expect(Object.keys(localStorage).filter((key) => !/:(config|consent)$/.test(key))).toEqual([]);
  client.consent({ measurement: true });
  expect(Object.keys(localStorage)).toContain('attune:user');
  client.consent({ measurement: false });
  expect(Object.keys(localStorage)).not.toContain('attune:user');
});

test('user and traits survive a reload', () => {
  start();
  client.identify('u_42', { plan: 'free' });
  client.dispose();
  const events = start();
  client.track('signed_up');
  expect((client.attributes.value as { traits: object }).traits).toEqual({ plan: 'free' });
  expect(events.find(({ name }) => name === 'signed_up')?.user).toBe('u_42');
});

test('everything remembered can be shown and erased, and a new visitor begins', async () => {
  const events = start();
  client.remember({ name: 'Ada' });
  client.identify('u_42', { plan: 'free' });
  client.track('signed_up');
  expect(client.snapshot()).toMatchObject({
    preferences: { class: 'preferences', value: { name: 'Ada' } }, user: { class: 'measurement', value: { id: 'u_42' } }, visits: { value: { count: 1 } },
  });
  const { at, erased } = await client.forget();
  expect(at).toBeGreaterThan(Date.now() - 60_000);
  expect(erased).toEqual(expect.arrayContaining(['preferences', 'user', 'visitor', 'visits']));
  expect(client.preferences.value).toEqual({});
  client.track('signed_up');
  const [first, second] = events.filter(({ name }) => name === 'signed_up');
  expect([first?.user, second?.user]).toEqual(['u_42', undefined]);
  expect(second?.visitor).not.toBe(first?.visitor);
});

test('only the classes named are erased', async () => {
  start();
  client.remember({ name: 'Ada' });
  client.track('signed_up');
  expect((await client.forget(['preferences'])).erased).toEqual(['preferences']);
  expect([client.preferences.value, 'visitor' in client.snapshot()]).toEqual([{}, true]);
});

test('what was forgotten draws experiments anew, by the new visitor', async () => {
  const split = { warm: 0.5, plain: 0.5 };
  const events = start({ greetings: [{ slot: 'hero', experiment: 'hello', split, say: [{ if: { 'variant.hello': 'warm' }, text: 'Hello' }] }] });
  const seen = new Set<string>();
  for (let n = 0; n < 40; n++) {
    await client.forget();
    client.track('looked');
    await vi.waitFor(() => expect((client.attributes.value as { variant?: { hello?: string } }).variant?.hello).toBe(variant({ experiment: 'hello', split }, 'hero', events.at(-1)!.visitor!)));
    seen.add((client.attributes.value as { variant: { hello: string } }).variant.hello);
  }
  expect(new Set(events.filter(({ name }) => name === 'looked').map(({ visitor }) => visitor)).size).toBe(40);
  expect([...seen].sort()).toEqual(['plain', 'warm']);
});

test.each(['visitor', 'receipt', undefined])('what another tab has forgotten is not said again here: visitor and visit are read anew (%s)', (key) => {
  const events = start();
  client.track('looked');
  localStorage.clear();
  const theirs = { visitor: 'theirs', session: { id: 'visit', last: Date.now() } };
  for (const [name, v] of Object.entries(theirs)) localStorage.setItem(`attune:${name}`, JSON.stringify({ t: Date.now(), v }));
  window.dispatchEvent(new StorageEvent('storage', { key: key ? `attune:${key}` : null }));
  client.track('looked');
  expect(events.at(-1)).toMatchObject({ visitor: 'theirs', session: 'visit' });
  expect(JSON.parse(localStorage.getItem('attune:visitor')!)).toMatchObject({ v: 'theirs' });
});

test('what another tab keeps or erases holds here', () => {
  start();
  client.remember({ name: 'Ada' });
  localStorage.removeItem('attune:preferences');
  window.dispatchEvent(new StorageEvent('storage', { key: 'attune:preferences' }));
  // Memory of this tab still holds it: another tab's erasing must reach that too.
  localStorage.setItem('attune:preferences', JSON.stringify({ t: Date.now(), v: { name: 'Eve' } }));
  window.dispatchEvent(new StorageEvent('storage', { key: 'attune:preferences' }));
  expect(client.preferences.value).toEqual({ name: 'Eve' });
});

const now = Date.now();
test.each(['', '{', 'null', '7', `{"t":${now},"v":7}`, `{"t":${now},"v":"x"}`, `{"t":${now},"v":[]}`, `{"t":${now},"v":[null,{"classes":7,"count":"x"}]}`, `{"t":${now},"v":{"__proto__":1}}`, `{"t":${now},"v":null}`, '{"t":9e99,"v":{}}'])(
  'whatever stands under every key, as %j, nothing of ours fails over it', async (value) => {
    for (const key of Object.keys(keys)) (key.startsWith('t') ? sessionStorage : localStorage).setItem(`attune:${key}`, value);
    const seen = { 'seen.order_placed': { $gte: 1 } };
    const events = start({ endpoint: '/collect', surveys: [{ ...asked, if: seen }], audiences: { buyers: seen }, greetings: [{ slot: 'hero', say: [{ text: 'Hello' }] }] });
    client.track('order_placed');
    client.track('signed_up');
    client.identify('u_1');
    client.remember({ name: 'Ada' });
    client.snapshot();
    await client.explain();
    await client.flush();
    expect(events.map(({ name }) => name)).toEqual(expect.arrayContaining(['order_placed', 'signed_up', 'preferences_changed']));
    expect(client.preferences.value).toMatchObject({ name: 'Ada' });
    await client.forget();
    for (const key of ['preferences', 'user', 'counters']) expect(client.snapshot()).not.toHaveProperty(key);
    // As what our own code throws is told.
    expect(reports.filter(([code]) => code === 'internal')).toEqual([]);
  });

test('wrong arguments throw nothing into the page', async () => {
  start({ surveys: 'x', endpoint: 7, audiences: [], consent: 'yes' } as never);
  const wrong = client as unknown as { [method: string]: (...args: unknown[]) => unknown };
  for (const method of ['track', 'touchpoint', 'identify', 'remember', 'show', 'close', 'update', 'consent', 'use', 'explain', 'simulate', 'forget']) {
    for (const args of [[], [null], [7], [{}], [Symbol('x')], [[]]]) await wrong[method]!(...args);
  }
});
