// @vitest-environment happy-dom
/**
 * Knowing — audiences, counts, earlier answers and variants come where the configuration names them, and miss nothing.
 */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAttune } from '../../src/client.ts';
import type { AttuneConfig, AttuneEvent, AttuneOptions, Client } from '../../src/types.ts';

let client: Client;
let events: AttuneEvent[];

function start(options: AttuneOptions, before: (client: Client) => void = () => undefined): void {
  events = [];
  client = createAttune({
    ...options,
    plugins: [(own) => {
      own.on('*', (event) => void events.push(event));
      before(own as unknown as Client);
    }],
  });
}
const attribute = (name: string): unknown => client.attributes.value[name];
const survey = { id: 'nps', on: 'signed_up', questions: [{ id: 'score', type: 'nps', ask: 'Would you?' }] } as const;

beforeEach(() => localStorage.clear());
afterEach(() => {
  client.dispose();
  vi.unstubAllGlobals();
});

test('counts what happens before the configuration has come', async () => {
  const file: AttuneConfig = { audiences: { keen: { 'seen.pricing_viewed': { $gte: 2 } } } };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(file)));
  start({ configUrl: '/attune.json' }, ({ track }) => [1, 2].forEach(() => track('pricing_viewed')));
  await vi.waitFor(() => expect(attribute('seen')).toEqual({ pricing_viewed: 2 }));
  client.track('signed_up');
  expect(events.at(-1)?.audiences).toEqual(['keen']);
});

test('counts on the next page what happened on one that was left before it had loaded, once', async () => {
  const config: AttuneConfig = { audiences: { keen: { 'seen.pricing_viewed': { $gte: 9 } } } };
  for (const n of [1, 2]) {
    // The page is left in the task that tracks: nothing has loaded yet.
    start(config);
    client.track('pricing_viewed', { plan: `secret ${n}` });
    window.dispatchEvent(new Event('pagehide'));
    expect(localStorage.getItem('attune:counters')).toMatch(/"early":\[.*"pricing_viewed"/);
    expect(localStorage.getItem('attune:counters')).not.toContain('secret');
    client.dispose();
  }
  for (const page of ['the next', 'one more']) {
    start(config);
    await vi.waitFor(() => expect(attribute('seen'), page).toEqual({ pricing_viewed: 2 }));
    window.dispatchEvent(new Event('pagehide'));
    expect(localStorage.getItem('attune:counters')).not.toContain('early');
    client.dispose();
  }
});

test('a configuration that names none of it loads nothing, and keeps nothing', async () => {
  start({ surveys: [{ ...survey, if: { visits: { $gte: 9 } } }], offers: [{ slot: 'x', show: [{ variant: 'last' }] }] });
  client.track('signed_up');
  await client.explain();
  expect(['seen', 'last', 'answers', 'variant', 'audience'].map(attribute)).toEqual(Array(5).fill(undefined));
  expect(localStorage.getItem('attune:counters')).toBe(null);
});

test('each of them is named by any condition or text', async () => {
  for (const [name, config] of Object.entries<AttuneConfig>({
    seen: { surveys: [{ ...survey, if: { $or: [{ 'seen.signed_up': { $gte: 9 } }] } }] },
    last: { greetings: [{ slot: 'hero', say: [{ text: 'You were here {last.page_viewed|some} days ago.' }] }] },
    answers: { offers: [{ slot: 'x', show: [{ if: { 'answers.nps.score': 9 }, variant: 'a' }] }] },
    variant: { audiences: { warm: { 'variant.tone': 'warm' } } },
  })) {
    start(config);
    await vi.waitFor(() => expect(Object.keys(client.attributes.value).some((key) => key.startsWith(name))).toBe(true));
    client.dispose();
  }
});

test('a survey is decided by the count that its own event has raised', async () => {
  start({ surveys: [{ ...survey, if: { 'seen.signed_up': { $gte: 2 } } }] });
  client.track('signed_up');
  const gate = async () => (await client.explain('nps')).gates.find((one) => one.gate === 'if');
  expect(await gate()).toMatchObject({ pass: false, found: { 'seen.signed_up': 1 } });
  client.track('signed_up');
  expect(await gate()).toMatchObject({ pass: true, found: { 'seen.signed_up': 2 } });
});

test('what is withdrawn is forgotten, and what was never allowed is not kept', async () => {
  start({ audiences: { keen: { 'seen.signed_up': 1 } }, consent: { default: 'granted' } });
  client.track('signed_up');
  await vi.waitFor(() => expect(attribute('seen')).toEqual({ signed_up: 1 }));
  expect(localStorage.getItem('attune:counters')).toContain('signed_up');
  client.consent({ personalization: false });
  expect(localStorage.getItem('attune:counters')).toBe(null);
  client.track('signed_up');
  await Promise.resolve();
  expect(localStorage.getItem('attune:counters')).toBe(null);
});

test('tells who subscribed that a count has changed', async () => {
  start({ audiences: { keen: { 'seen.signed_up': { $gte: 1 } } } });
  await vi.waitFor(() => expect(attribute('seen')).toEqual({ signed_up: 0 }));
  const told: unknown[] = [];
  client.attributes.subscribe(({ seen }) => void told.push(JSON.stringify(seen)));
  client.track('signed_up');
  await Promise.resolve();
  expect(told.at(-1)).toBe('{"signed_up":1}');
});
