/**
 * Exports — what each entry gives is promised to sites: a name more or less is a decision, never an accident. And on a server,
 * where there is no page, importing and calling any of it does nothing and harms nobody.
 */
import { expect, test, vi } from 'vitest';
import type { AttuneConfig, AttuneEvent, Client } from '../../src/index.ts';

/** What a server has before anything of ours is loaded. */
const before = Object.getOwnPropertyNames(globalThis);

const load = {
  'attune': () => import('../../src/index.ts'),
  'attune/core': () => import('../../src/base.ts'),
  'attune/decision': () => import('../../src/decision/index.ts'),
  'attune/formats': () => import('../../src/delivery/formats/index.ts'),
  'attune/touchpoints': () => import('../../src/only-touchpoints.ts'),
  'attune/personal': () => import('../../src/personal/index.ts'),
  'attune/surveys': () => import('../../src/only-surveys.ts'),
};

/** The names of the client's methods and signals. */
const methods = [
  'attributes', 'close', 'consent', 'dispose', 'explain', 'flush', 'forget', 'identify', 'on', 'preferences', 'remember', 'reset',
  'show', 'simulate', 'snapshot', 'touchpoint', 'track', 'update', 'use',
];

test('each entry exports these names and no others', async () => {
  const names = Object.fromEntries(await Promise.all(Object.entries(load).map(async ([entry, get]) => [entry, Object.keys(await get()).sort()])));
  expect(names).toEqual({
    'attune': ['createAttune'],
    'attune/core': ['createAttune'],
    'attune/decision': ['hash', 'journey', 'matches', 'simulate'],
    'attune/formats': ['clickhouse', 'cloudevents', 'json', 'kafka', 'ndjson', 'otlp', 'posthog', 'readAnswer', 'segment', 'snowplow'],
    'attune/touchpoints': ['touchpoints'],
    'attune/personal': ['memory', 'personal'],
    'attune/surveys': ['createAttune'],
  });
});

test('leaves a server as it was: no global, no timer, no word on the console', async () => {
  vi.useFakeTimers();
  const words = vi.spyOn(console, 'warn');
  const errors = vi.spyOn(console, 'error');
  const { createAttune } = await load.attune();
  everything(createAttune({ endpoint: '/collect', debug: true, configUrl: '/attune.json', plugins: [() => { throw new Error('called without a page'); }] }));
  expect(typeof window).toBe('undefined');
  expect(Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name))).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  expect(words).not.toHaveBeenCalled();
  expect(errors).not.toHaveBeenCalled();
  vi.useRealTimers();
});

/** Calls all there is. */
function everything(attune: Client): void {
  attune.track('opened', { from: 'menu' });
  attune.touchpoint('support_call', { channel: 'phone' });
  attune.identify('u_42', { plan: 'pro' });
  attune.reset();
  attune.remember({ name: 'Ada' });
  attune.show('nps');
  attune.close();
  attune.update({ surveys: [] });
  attune.on('*', () => undefined)();
  attune.use(() => { throw new Error('called without a page'); })();
  attune.preferences.subscribe(() => undefined)();
  attune.attributes.subscribe(() => undefined)();
  attune.dispose();
}

test('the client of a server has every method, and each answers as if nobody were there', async () => {
  const { createAttune } = await load.attune();
  const attune = createAttune({ endpoint: '/collect' });
  everything(attune);
  expect(Object.keys(attune).sort()).toEqual(methods);
  expect(attune.preferences.value).toEqual({});
  expect(attune.attributes.value).toEqual({});
  expect(attune.consent({ measurement: true })).toMatchObject({ necessary: true, measurement: false, source: 'default' });
  expect(attune.snapshot()).toEqual({});
  expect(await attune.explain()).toEqual([]);
  expect(await attune.simulate({})).toEqual([]);
  expect(await attune.flush()).toEqual({ sent: 0, kept: 0 });
  expect(await attune.forget()).toEqual({ at: 0, erased: [] });
});

test('explaining one thing on a server gives an explanation, of something unknown', async () => {
  const { createAttune } = await load.attune();
  expect(await createAttune().explain('nps')).toMatchObject({ id: 'nps', kind: 'unknown', outcome: 'unknown', gates: [] });
});

test('the core of a server takes features, and does not start them', async () => {
  const { createAttune } = await load['attune/core']();
  const attune = createAttune({ endpoint: '/collect' });
  const { touchpoints } = await load['attune/touchpoints']();
  const { personal } = await load['attune/personal']();
  for (const feature of [touchpoints(), personal]) attune.use(feature)();
  attune.track('opened');
  attune.on('*', () => undefined)();
  expect(await attune.flush()).toEqual({ sent: 0, kept: 0 });
  attune.dispose();
});

test('the decisions run on a server', async () => {
  const { hash, journey, matches, simulate } = await load['attune/decision']();
  const config: AttuneConfig = { surveys: [{ id: 'nps', on: 'order_delivered', questions: [{ id: 'score', type: 'nps', ask: 'Would you?' }] }] };
  const { start, event } = journey({ on: 'order_delivered' });
  expect(matches({ visits: { $gte: 2 } }, { visits: 3 })).toBe(true);
  expect(hash('a', 'b', 1)).toBeCloseTo(hash('a', 'b', 1));
  expect(event(start(), { name: 'order_delivered', t: 1 }).completed).toBe(true);
  expect(simulate(config, { events: [{ name: 'order_delivered', at: 1 }] })).toMatchObject([{ id: 'nps', outcome: 'shown' }]);
});

test('every format writes a request on a server, and reads its answer', async () => {
  const { readAnswer, ...formats } = await load['attune/formats']();
  const events: readonly AttuneEvent[] = [{ id: '0199f3c2-0000-7000-8000-000000000001', name: 'opened', at: 1, doc: 'd', seq: 1, visitor: 'v' }];
  for (const [name, format] of Object.entries(formats)) {
    const { body } = format.encode(events, { sentAt: 2, sdk: 'attune/0.0.0', options: { topic: 'events', writeKey: 'k', apiKey: 'k' } });
    expect(body, name).toContain('opened');
    expect(() => format.interpret?.(200, { get: () => null }, '{}', [events[0]!.id]), name).not.toThrow();
  }
  expect(readAnswer(200, { get: () => null }, '', [])).toBeUndefined();
});
