import { expect, test } from 'vitest';
import { crowdOf } from '../../../src/cli/crowd.ts';
import { readRecording } from '../../../src/cli/recorded.ts';
import { replay } from '../../../src/cli/replay.ts';
import { run } from '../../../src/cli/run.ts';
import type { AttuneConfig, AttuneEvent, Survey } from '../../../src/types.ts';
import { createWorld } from './world.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const start = Date.parse('2026-11-01T10:00:00Z');

/** An event, so many milliseconds after the start. */
const event = (name: string, after: number, more: Partial<AttuneEvent> = {}): AttuneEvent => ({ id: `${name}-${after}-${more.visitor ?? 'v'}`, name, at: start + after, visitor: 'v', session: 's1', ...more });
const survey = (id: string, more: Partial<Survey> = {}): Survey => ({ id, on: 'order_placed', questions: [{ id: 'q', type: 'nps', ask: '?' }], ...more });
const free: AttuneConfig = { limits: { all: {} } };
const asked = (config: AttuneConfig, ...events: AttuneEvent[]) => replay(config, 'v', events).map(({ survey: id, at }) => `${id} ${(at - start) / SECOND}`);

test('a survey is asked when its journey completes, and once without a limit', () => {
  expect(asked({ ...free, surveys: [survey('a')] }, event('page_viewed', 0), event('order_placed', 5000), event('order_placed', 9000))).toEqual(['a 5']);
});

test('an interval is kept', () => {
  const config = { ...free, surveys: [survey('a', { limit: { every: '7d' } })] };
  expect(asked(config, ...[0, 6, 7, 8].map((days) => event('order_placed', days * DAY, { session: `s${days}` })))).toEqual(['a 0', `a ${7 * DAY / SECOND}`]);
});

test('by default one survey is shown in a session, the one of higher priority', () => {
  const surveys = [survey('a'), survey('b', { priority: 1 })];
  expect(asked({ surveys }, event('order_placed', 0), event('order_placed', MINUTE))).toEqual(['b 0']);
  expect(asked({ surveys }, event('order_placed', 0), event('order_placed', DAY, { session: 's2' }))).toEqual(['b 0', `a ${DAY / SECOND}`]);
});

test('a wait ends only if the visit goes on, and not after what calls it off', () => {
  const config = { ...free, surveys: [survey('a', { wait: '10s', on: ['page_viewed', { did: 'order_placed', without: 'support_opened' }] })] };
  const begin = [event('page_viewed', 0), event('order_placed', SECOND)];
  expect(asked(config, ...begin)).toEqual([]);
  expect(asked(config, ...begin, event('scrolled', 20 * SECOND))).toEqual(['a 11']);
  expect(asked(config, ...begin, event('support_opened', 5 * SECOND), event('scrolled', 20 * SECOND))).toEqual([]);
  expect(asked(config, ...begin, event('page_viewed', 20 * SECOND, { session: 's2' }))).toEqual([]);
});

test('silence completes in its own time while the visitor is there, and late when the next visit begins', () => {
  const config = { ...free, surveys: [survey('a', { on: ['cart_added', { didNot: 'order_placed', within: '1h' }] })] };
  expect(asked(config, event('cart_added', 0), event('scrolled', 90 * MINUTE))).toEqual(['a 3600']);
  expect(asked(config, event('cart_added', 0), event('page_viewed', 100 * MINUTE, { session: 's2' }))).toEqual(['a 6000']);
  expect(asked(config, event('cart_added', 0), event('page_viewed', DAY, { session: 's2' }))).toEqual([]);
  expect(asked(config, event('cart_added', 0), event('order_placed', MINUTE), event('scrolled', 90 * MINUTE))).toEqual([]);
});

test('visits, pages, counts and audiences are known to conditions', () => {
  const events = [event('page_viewed', 0, { data: { path: '/' } }), event('page_viewed', 2 * DAY, { session: 's2', data: { path: '/account' } }), event('order_placed', 2 * DAY + MINUTE, { session: 's2' })];
  const config = (more: Partial<Survey>) => ({ ...free, audiences: { back: { visits: { $gte: 2 } } }, surveys: [survey('a', more)] });
  for (const condition of [{ 'audience.back': true }, { visits: 2, 'visitor.new': false }, { daysAway: 2 }, { 'seen.page_viewed': 2, 'last.order_placed': 0 }, { 'page.path': '/account' }]) {
    expect(asked(config({ if: condition }), ...events)).toHaveLength(1);
  }
  expect(asked(config({ pages: ['/account'] }), ...events)).toHaveLength(1);
  expect(asked(config({ pages: ['/'] }), ...events)).toEqual([]);
  expect(asked(config({ if: { 'traits.plan': 'pro' } }), ...events)).toEqual([]);
});

test('sample and holdout decide by the visitor\'s own id', () => {
  const many = Array.from({ length: 2000 }, (_, i) => `v${i}`);
  const share = (config: AttuneConfig) => many.filter((visitor) => replay(config, visitor, [event('order_placed', 0)]).length > 0).length / many.length;
  expect(share({ ...free, surveys: [survey('a', { sample: 0.5 })] })).toBeCloseTo(0.5, 1);
  expect(share({ ...free, holdout: 0.25, surveys: [survey('a')] })).toBeCloseTo(0.75, 1);
});

test('a recording is read by visitor, in order, each event once; other lines are counted', () => {
  const lines = [event('b', 2), event('a', 1), event('a', 1), event('x', 3, { visitor: 'w' }), event('bot_came', 4, { bot: true }), { name: 'no_time' }, { id: 'i', name: 'nobody', at: 5 }];
  const recording = readRecording(`${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot JSON\n\n`);
  expect([...recording.visitors].map(([visitor, events]) => [visitor, events.map(({ name }) => name)])).toEqual([['v', ['a', 'b']], ['w', ['x']]]);
  expect(recording).toMatchObject({ events: 6, unreadable: 2, nobody: 2 });
});

test('a crowd is counted: by survey, and how often anyone was asked', () => {
  const visitors = new Map([['a', [event('order_placed', 0), event('order_placed', DAY, { session: 's2' })]], ['b', [event('order_placed', 0)]], ['c', [event('page_viewed', 0)]]]);
  const config = { ...free, surveys: [survey('one', { limit: { every: '1h' } }), survey('two', { if: { 'traits.plan': 'pro', '$or': [{ device: 'phone' }] } })] };
  expect(crowdOf(config, { visitors })).toEqual({
    visitors: 3, surveys: [{ id: 'one', visitors: 2, showings: 3 }, { id: 'two', visitors: 0, showings: 0 }], asked: [1, 1, 1], untold: ['device', 'traits.plan'],
  });
});

test('attune simulate CONFIG --events FILE says how many would have been asked', async () => {
  const config = { consent: { default: 'ask' }, surveys: [survey('one'), survey('rarely', { if: { 'traits.plan': 'pro' } })] };
  const events = ['a', 'b', 'c'].flatMap((visitor) => [event('page_viewed', 0, { visitor }), ...(visitor === 'c' ? [] : [event('order_placed', 1, { visitor })])]);
  const { world, said } = createWorld({ 'config.json': config, 'events.ndjson': events.map((one) => JSON.stringify(one)).join('\n') });
  expect(await run(['simulate', 'config.json', '--events', 'events.ndjson'], world)).toBe(0);
  expect(said()).toBe([
    '3 visitors, 5 events', '  one     would have asked 2 visitors, 2 times in all', '  rarely  would have asked 0 visitors, 0 times in all',
    'Anyone would have been asked at most once: 1 never, 2 once.', 'Not in a recording, so taken as missing: traits.plan.',
  ].join('\n'));
  expect(await run(['simulate', 'config.json', '--events', 'events.ndjson', '--json'], world)).toBe(0);
  expect(await run(['simulate', 'config.json', '--events', 'none.ndjson'], world)).toBe(2);
});
