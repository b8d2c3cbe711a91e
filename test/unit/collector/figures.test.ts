// @vitest-environment node
/**
 * Figures — every figure of results against one that was computed by hand; the arithmetic stands beside it.
 * z = 1.959964, z² = 3.841459. Shares by Wilson: centre (p + z²/2n) / (1 + z²/n), half z / (1 + z²/n) · √(p(1 − p)/n + z²/4n²).
 */
import { expect, test } from 'vitest';
import { batch, event, post, serve } from './harness.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Monday, 3 November 2025, 00:00 UTC. */
const MONDAY = Date.UTC(2025, 10, 3);

interface Happened { readonly name: string; readonly at?: number; readonly data?: object; readonly [more: string]: unknown }

/** Stores what happened, in this order, and answers what a view says of it. */
async function told(happened: readonly Happened[]): Promise<(view: string, query?: string) => Promise<any>> {
  const { url } = await serve();
  const events = happened.map((one, index) => event(index + 1, { at: MONDAY + index * 1000, ...one }));
  expect((await post(url, batch(...events))).answer.rejected).toBeUndefined();
  return async (view, query = '') => (await fetch(`${url}/results/view/${view}.json?${query}`)).json();
}

const answers = (type: string, values: readonly number[], at = MONDAY): Happened[] => values.map((value, index) =>
  ({ name: 'survey_answered', at: at + index * 1000, data: { survey: 's', response: `${type}${at}-${index}`, question: type, type, value } }));
const question = async (type: string, values: readonly number[]): Promise<any> => (await (await told(answers(type, values)))('surveys')).surveys[0].questions[0];

test('NPS: promoters less detractors, adjusted Wald', async () => {
  // 20 answers: 11 promoters, 5 passives, 4 detractors: (11 − 4)/20 = 35. n = 23: up 11.75/23 = .510870, down 4.75/23 = .206522,
  // difference .304348; √((.717391 − .092628)/23) = .164813, times z = .323027.
  const { nps } = await question('nps', [10, 10, 10, 9, 9, 9, 9, 10, 10, 9, 9, 8, 8, 7, 7, 8, 6, 5, 0, 3]);
  expect(nps).toEqual({ score: 35, low: -1.9, high: 62.7, answers: 20, isEnough: true, promoters: 11, passives: 5, detractors: 4 });
});

test('CSAT: the share of 4 and 5', async () => {
  // 9 of 12: centre .910061/1.320122 = .689377, half 1.484685 · √(.015625 + .006669) = .221682.
  expect((await question('csat', [5, 5, 5, 4, 4, 4, 4, 5, 4, 3, 2, 1])).score).toEqual({ score: 75, low: 46.8, high: 91.1, answers: 12, isEnough: true });
});

test('CES: the mean, by Student’s t', async () => {
  // Sum 50 of 10: 5. Squares 32, s² = 3.555556, √(s²/10) = .596285; t(9) = 2.262157: half 1.348890.
  expect((await question('ces', [7, 7, 6, 6, 6, 5, 5, 4, 3, 1])).score).toEqual({ score: 5, low: 3.65, high: 6.35, answers: 10, isEnough: true });
});

test('nine answers make no score', async () => {
  for (const type of ['nps', 'csat', 'ces']) expect((await question(type, [5, 5, 5, 4, 4, 4, 4, 5, 4])).score.isEnough).toBe(false);
});

test('a score over time: days within a fortnight, weeks beyond it, spans with too few left open', async () => {
  const ten = (at: number): Happened[] => answers('csat', [5, 5, 5, 5, 5, 5, 5, 5, 5, 5], at);
  const days = (await (await told([...ten(MONDAY + 3000), ...answers('csat', [1], MONDAY + DAY), ...ten(MONDAY + 3 * DAY)]))('surveys')).surveys[0].questions[0].time;
  // 10 of 10: centre (1 + .192073)/1.384146 = .861234, half 1.41601 · √.009604 = .138766: from 72.2 to 100.
  expect(days).toEqual([
    { from: MONDAY, answers: 10, score: 100, low: 72.2, high: 100 }, { from: MONDAY + DAY, answers: 1 }, { from: MONDAY + 3 * DAY, answers: 10, score: 100, low: 72.2, high: 100 },
  ]);
  const weeks = (await (await told([...ten(MONDAY + DAY), ...ten(MONDAY + 20 * DAY)]))('surveys')).surveys[0].questions[0].time;
  expect(weeks.map(({ from }: { from: number }) => from)).toEqual([MONDAY, MONDAY + 14 * DAY]);
});

test('the funnel counts responses, and the median is of those completed', async () => {
  const of = (name: string, response: string, more: object = {}): Happened => ({ name: `survey_${name}`, data: { survey: 's', response, ...more } });
  const answered = (response: string): Happened => of('answered', response, { question: 'q', type: 'csat', value: 5 });
  const view = await told([
    ...['a', 'b', 'c', 'd', 'e'].map((response) => of('shown', response)), answered('a'), answered('a'), answered('b'), answered('c'),
    of('completed', 'a', { took: 2000 }), of('completed', 'b', { took: 9000 }), of('completed', 'c', { took: 4000 }), of('dismissed', 'd', { how: 'close' }), of('snoozed', 'e'),
    { name: 'survey_withheld', data: { survey: 's' } }, { name: 'survey_withheld', data: { survey: 's' } },
  ]);
  expect((await view('surveys')).surveys[0]).toMatchObject({
    funnel: [{ step: 'shown', count: 5 }, { step: 'answered', count: 3 }, { step: 'completed', count: 3 }, { step: 'dismissed', count: 1 }, { step: 'snoozed', count: 1 }],
    withheld: 2, median: 4000,
  });
});

test('answers of every type are counted as they were given', async () => {
  const given = (type: string, ...values: unknown[]): Happened[] => values.map((value, index) => ({ name: 'survey_answered', data: { survey: 's', response: `${index}`, question: type, type, value } }));
  const view = await told([
    ...given('thumbs', 1, 0, 1), ...given('rating', 3, 5, 5), ...given('emotion', 'content', 'angry', 'content'), ...given('choice', 'a', 'b', 'a'), ...given('choices', ['a', 'b'], ['b'], []),
    ...given('rank', ['x', 'y'], ['y', 'x'], ['x', 'y']), ...given('matrix', { price: 'good' }, { price: 'bad' }, { price: 'good' }), ...given('date', '2025-11-03', '2025-11-04'), ...given('picture', 'oak', 'elm', 'oak'), ...given('consent', true),
  ]);
  const questions = Object.fromEntries((await view('surveys')).surveys[0].questions.map(({ id, tallies }: { id: string; tallies: { value: unknown; count: number }[] }) => [id, tallies.map(({ value, count }) => [value, count])]));
  expect(questions).toEqual({
    thumbs: [[0, 1], [1, 2]], rating: [[3, 1], [5, 2]], emotion: [['content', 2], ['angry', 1]], choice: [['a', 2], ['b', 1]], choices: [['b', 2], ['a', 1]],
    rank: [['x', 2], ['y', 1]], matrix: [['price: good', 2], ['price: bad', 1]], date: [['2025-11-03', 1], ['2025-11-04', 1]], picture: [['oak', 2], ['elm', 1]], consent: [[true, 1]],
  });
});

test('outcomes: came back after the visit, reached the goal after being asked, against the holdout', async () => {
  const happened: Happened[] = [];
  const group = (prefix: string, first: string, { back, bought }: { back: number; bought: number }): void => {
    for (let n = 0; n < 10; n++) {
      const visitor = `${prefix}${n}`;
      // What came before is no outcome; nor is what still belongs to the same visit.
      happened.push({ name: 'order_placed', at: MONDAY - 1, visitor }, { name: first, at: MONDAY, visitor, data: { survey: 's', response: visitor, slot: 'hero' } }, { name: 'page_left', at: MONDAY + 30 * MINUTE, visitor, data: { dwell: 1 } });
      if (n < back) happened.push({ name: 'page_viewed', at: MONDAY + 30 * MINUTE + 1, visitor });
      if (n < bought) happened.push({ name: 'order_placed', at: MONDAY + 1, visitor });
    }
  };
  group('asked', 'survey_shown', { back: 6, bought: 4 });
  group('held', 'survey_withheld', { back: 3, bought: 1 });
  // Held out of one survey and asked another: no longer untouched.
  happened.push({ name: 'survey_withheld', at: MONDAY, visitor: 'asked0', data: { survey: 't' } });
  // Of ten, by Wilson: 6 → centre .572247, half .259573; 4 → .427753; 3 → .355507, half .247716; 1 → .211013, half .193137.
  const share = (score: number, low: number, high: number): object => ({ score, low, high, answers: 10, isEnough: true });
  expect((await (await told(happened))('outcomes')).groups).toEqual([
    { group: 'asked', visitors: 10, back: share(60, 31.3, 83.2), goal: share(40, 16.8, 68.7) },
    { group: 'held out', visitors: 10, back: share(30, 10.8, 60.3), goal: share(10, 1.8, 40.4) },
    { group: 'greeted', visitors: 0 },
  ]);
});

test('frustration: signs per hundred views of the page', async () => {
  const at = (path: string): object => ({ url: `https://shop.example${path}` });
  const view = await told([
    ...Array.from({ length: 4 }, () => ({ name: 'page_viewed', ...at('/pay') })), ...Array.from({ length: 8 }, () => ({ name: 'page_viewed', ...at('/help') })),
    { name: 'frustrated', visitor: 'v', ...at('/pay'), data: { kind: 'rage_click', selector: '#pay' } }, { name: 'frustrated', visitor: 'v', ...at('/pay'), data: { kind: 'rage_click', selector: '#pay' } },
    { name: 'form_abandoned', visitor: 'w', ...at('/pay'), data: { form: '#address' } }, { name: 'frustrated', ...at('/help'), data: { kind: 'quick_back' } },
  ]);
  // 3 of 4 views: 75; 1 of 8: 12.5.
  expect(await view('frustration')).toEqual({
    kinds: ['form_abandoned', 'quick_back', 'rage_click'],
    pages: [{ path: '/pay', signs: 3, views: 4, rate: 75 }, { path: '/help', signs: 1, views: 8, rate: 12.5 }],
    signs: [
      { path: '/pay', kind: 'rage_click', selector: '#pay', count: 2, visitors: 1 }, { path: '/help', kind: 'quick_back', selector: '', count: 1, visitors: 0 },
      { path: '/pay', kind: 'form_abandoned', selector: '#address', count: 1, visitors: 1 },
    ],
  });
});

test('the journey: reach, mean dwell, where people go next and where they stop', async () => {
  const seen = (session: string, touchpoint: string, stage: string): Happened => ({ name: 'touchpoint_viewed', session, visitor: `v${session}`, data: { touchpoint, stage, channel: 'web' } });
  const view = await told([
    seen('1', 'shelf', 'awareness'), seen('1', 'mug', 'consideration'), seen('1', 'basket', 'purchase'),
    seen('2', 'shelf', 'awareness'), seen('2', 'shelf', 'awareness'), seen('2', 'mug', 'consideration'), seen('3', 'shelf', 'awareness'),
    { name: 'touchpoint_left', visitor: 'v1', session: '1', data: { touchpoint: 'mug', dwell: 1000 } }, { name: 'touchpoint_left', visitor: 'v2', session: '2', data: { touchpoint: 'mug', dwell: 4000 } },
    // That it was seen is lost; it reached nobody that is known.
    { name: 'touchpoint_left', visitor: 'v4', session: '4', data: { touchpoint: 'basket', dwell: 3000 } },
    { name: 'touchpoint_reported', visitor: 'v1', data: { touchpoint: 'called_us', stage: 'service', channel: 'phone' } },
  ]);
  expect(await view('journey')).toEqual({
    isPart: false,
    touchpoints: [
      { touchpoint: 'shelf', stage: 'awareness', channel: 'web', seen: 4, visitors: 3, stops: 1 },
      { touchpoint: 'mug', stage: 'consideration', channel: 'web', seen: 2, visitors: 2, dwell: 2500, stops: 1 },
      { touchpoint: 'basket', stage: 'purchase', channel: 'web', seen: 1, visitors: 1, dwell: 3000, stops: 1 },
      { touchpoint: 'called_us', stage: 'service', channel: 'phone', seen: 1, visitors: 1, stops: 0 },
    ],
    moves: [{ from: 'shelf', to: 'mug', count: 2 }, { from: 'mug', to: 'basket', count: 1 }],
  });
});

test('completeness: received of numbered by document, tails included, losses and refusals by reason', async () => {
  const at = (doc: string, seq: number, after?: object): Happened => ({ name: 'page_viewed', doc, seq, ...(after && { after }) });
  const view = await told([
    at('a', 1), at('a', 2), at('a', 4), at('b', 1, { doc: 'a', seq: 6 }), at('b', 2), at('c', 1, { doc: 'b', seq: 2 }),
    { name: 'events_lost', data: { reason: 'too_large', count: 3 } }, { name: 'events_lost', data: { reason: 'too_large', count: 2 } }, { name: 'events_lost', data: { reason: 'expired', count: 1 } },
  ]);
  // a: 6 numbered by what b heard, 3 here, 2 of the missing at its end; b: 2 of 2; c: 1 of 1.
  expect(await view('completeness')).toMatchObject({
    completeness: { numbered: 9, received: 6 }, documents: 3, incomplete: 1, tails: 2,
    worst: [{ doc: 'a', numbered: 6, received: 3, missing: 3, tail: 2 }], losses: [{ reason: 'too_large', count: 5 }, { reason: 'expired', count: 1 }],
  });
});

test('one visitor: in order, and nobody else', async () => {
  const view = await told([{ name: 'page_viewed', at: MONDAY + 2, visitor: 'v' }, { name: 'order_placed', at: MONDAY + 1, visitor: 'v' }, { name: 'page_viewed', visitor: 'w' }]);
  expect((await view('visitor', 'visitor=v')).events.map(({ name }: { name: string }) => name)).toEqual(['order_placed', 'page_viewed']);
});
