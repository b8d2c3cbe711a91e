// @vitest-environment happy-dom
/**
 * Surveys — what happens before anything that hears it has loaded, on this page or on the one before.
 */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAttune } from '../../../src/client.ts';
import type { AttuneOptions, Client, Survey } from '../../../src/types.ts';

let client: Client;
let answer: () => Promise<Response>;

const again: Survey = { id: 'nps', on: ['signed_up', 'came_back'], questions: [{ id: 'score', type: 'nps', ask: 'Would you?' }] };
const start = (options: AttuneOptions, before: (client: Client) => void = () => undefined): void => {
  client = createAttune({ ...options, plugins: [(own) => before(own as unknown as Client)] });
};
const leave = (): void => void window.dispatchEvent(new Event('pagehide'));
const why = async (): Promise<string> => (await client.explain('nps')).because;
const heard = (): unknown => (JSON.parse(localStorage.getItem('attune:heard') ?? '{}') as { v?: unknown }).v;

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', () => answer());
});
afterEach(() => {
  client.dispose();
  vi.unstubAllGlobals();
});

test('what happens in the same task as the page is left counts on the next page, once', async () => {
  start({ surveys: [again] });
  await why();
  client.dispose();
  start({ surveys: [again] });
  // The configuration is known; what follows journeys is loaded by the first event that one names.
  await vi.waitFor(() => expect(client.attributes.value).toHaveProperty('visits'));
  await Promise.resolve();
  client.track('signed_up', { plan: 'pro' });
  client.track('looked_around');
  leave();
  expect(heard()).toEqual([expect.objectContaining({ name: 'signed_up', data: { plan: 'pro' } })]);
  client.dispose();
  start({ surveys: [again] });
  await vi.waitFor(() => expect(heard()).toBe(undefined));
  expect(await why()).toMatch(/^Step 2 of 2 waits for came_back/);
});

test('what happens on a page that is only hidden is not counted twice', async () => {
  const surveys: Survey[] = [{ ...again, on: { did: 'signed_up', times: 3 } }];
  start({ surveys });
  client.track('signed_up');
  leave();
  expect(await why()).toBe('It waits for signed_up 3 times (1 so far).');
  client.dispose();
  start({ surveys });
  expect(await why()).toBe('It waits for signed_up 3 times (1 so far).');
});

test('two pages that are left one after the other lose nothing', async () => {
  const surveys: Survey[] = [{ ...again, on: { did: 'signed_up', times: 3 } }];
  for (const _ of [1, 2]) {
    start({ surveys });
    client.track('signed_up');
    leave();
    client.dispose();
  }
  start({ surveys });
  expect(await why()).toBe('It waits for signed_up 3 times (2 so far).');
});

test('before it is known what may be kept, nothing is: a page left before its first configuration has come leaves nothing behind', () => {
  answer = () => new Promise(() => undefined);
  start({ configUrl: '/attune.json' }, ({ track }) => track('signed_up'));
  leave();
  expect(Object.keys(localStorage).filter((key) => key !== 'attune:consent')).toEqual([]);
});

test('where code says that it may, what happened before the first configuration came is kept', async () => {
  answer = () => new Promise(() => undefined);
  const consent = { default: 'granted' } as const;
  start({ configUrl: '/attune.json', consent }, ({ track }) => track('signed_up'));
  leave();
  expect(heard()).toContainEqual(expect.objectContaining({ name: 'signed_up' }));
  client.dispose();
  answer = async () => new Response(JSON.stringify({ surveys: [again] }));
  start({ configUrl: '/attune.json', consent });
  expect(await why()).toMatch(/^Step 2 of 2 waits for came_back/);
});

test('what others wrote where they wait does not matter, and what waits is bounded', async () => {
  const surveys: Survey[] = [again];
  for (const v of ['text', 7, [null, 3, { name: 'x' }], { a: 1 }]) {
    localStorage.setItem('attune:heard', JSON.stringify({ t: Date.now(), v }));
    start({ surveys });
    expect(await why()).toBe('Step 1 of 2 waits for signed_up.');
    client.dispose();
  }
  start({ surveys });
  for (let n = 0; n < 500; n++) client.track('signed_up');
  leave();
  expect(heard()).toHaveLength(200);
});
