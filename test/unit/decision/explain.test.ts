import { describe, expect, test } from 'vitest';
import { explain, unknown } from '../../../src/decision/explain.ts';
import type { GateFacts } from '../../../src/decision/facts.ts';
import { gates } from '../../../src/decision/gates.ts';
import { journey } from '../../../src/decision/journey.ts';
import type { Explanation, Survey } from '../../../src/types.ts';

const at = (day: number, hour = 14, minute = 5): number => new Date(2026, 10, day, hour, minute).getTime();
const NOW = at(20, 12, 0);
const DELIVERED: Survey = {
  id: 'after_delivery', questions: [],
  on: [{ did: 'order_placed' }, { did: 'order_delivered', within: '14d', without: 'support_opened' }],
};
const PLAIN: Survey = { id: 'plain', questions: [] };
const ABANDONED: Survey = { id: 'abandoned', questions: [], on: ['cart_added', { didNot: 'order_placed', within: '1d' }] };
const COMPLETE = { step: 1, of: 1, count: 0, completedAt: NOW };
const HOUR = 3_600_000;

function facts(survey: Survey, more: Partial<GateFacts> = {}): GateFacts {
  return { now: NOW, visitor: 'ada', attributes: {}, path: '/', journey: journey(survey).standing([], NOW), ...more };
}

function follow(survey: Survey, events: [name: string, t: number][], now = NOW): GateFacts['journey'] {
  const j = journey(survey);
  const progress = events.reduce((before, [name, t]) => j.event(before, { name, t }).progress, j.start());
  return j.standing(progress, now);
}

function why(survey: Survey, more: Partial<GateFacts> = {}): Explanation {
  return explain({ id: survey.id, kind: 'survey', definition: survey, gates: gates(survey, facts(survey, more)) });
}

const ready = { journey: COMPLETE };
const SITUATIONS: [situation: string, survey: Survey, facts: Partial<GateFacts>, outcome: string, because: string][] = [
  ['the second step is open', { ...DELIVERED, wait: '10s' }, { journey: follow(DELIVERED, [['order_placed', at(19)]]) },
    'waiting', 'Step 2 of 2 waits for order_delivered until 3 Dec 2026, 14:05; then 10 s.'],
  ['nothing has happened', DELIVERED, {}, 'waiting', 'Step 1 of 2 waits for order_placed.'],
  ['too late for the second step', DELIVERED, { journey: follow(DELIVERED, [['order_placed', at(1)]]) }, 'waiting', 'Step 1 of 2 waits for order_placed.'],
  ['one step', PLAIN, {}, 'waiting', 'It waits for page_viewed.'],
  ['one of several events', { ...PLAIN, on: { did: ['a', 'b', 'c'] } }, {}, 'waiting', 'It waits for a, b or c.'],
  ['two of three times', { ...PLAIN, on: { did: 'a', times: 3 } },
    { journey: follow({ ...PLAIN, on: { did: 'a', times: 3 } }, [['a', at(19)], ['a', at(19)]]) }, 'waiting', 'It waits for a 3 times (2 so far).'],
  ['three times within an hour', { ...PLAIN, on: { did: 'a', times: 3, within: '1h' } },
    { journey: follow({ ...PLAIN, on: { did: 'a', times: 3, within: '1h' } }, [['a', NOW - 5 * 60_000]]) }, 'waiting', 'It waits for a 3 times (1 so far) until 20 Nov 2026, 12:55.'],
  ['a didNot is running', ABANDONED, { journey: follow(ABANDONED, [['cart_added', at(20, 9)]]) },
    'waiting', 'Step 2 of 2 completes on 21 Nov 2026, 09:05 unless order_placed happens before.'],
  ['a didNot has not begun', ABANDONED, {}, 'waiting', 'Step 1 of 2 waits for cart_added.'],
  ['the journey and a limit', { ...PLAIN, limit: { every: '90d' } }, { history: { shown: [at(10)] } },
    'waiting', 'It waits for page_viewed; not before 8 Feb 2027, 14:05.'],
  ['a faulty definition', PLAIN, { problem: 'on[0].did must be the name of an event.' }, 'blocked', 'Its definition is faulty: on[0].did must be the name of an event.'],
  ['no consent', PLAIN, { ...ready, consent: { needs: 'personalization', given: false } }, 'blocked', 'The visitor has not allowed personalization.'],
  ['held out', PLAIN, { ...ready, holdout: 1 }, 'withheld', 'The visitor is in the holdout of 100 %, who are shown nothing.'],
  ['not begun', { ...PLAIN, between: { from: '2026-12-01' } }, ready, 'blocked', 'It begins on 1 Dec 2026, 00:00.'],
  ['over', { ...PLAIN, between: { until: '2026-11-19' } }, {}, 'blocked', 'It ended on 19 Nov 2026, 23:59.'],
  ['not sampled', { ...PLAIN, sample: 0 }, ready, 'blocked', 'The visitor is not in the sample of 0 %.'],
  ['the condition', { ...PLAIN, if: { 'audience.returning': true, visits: { $gte: 3 } } }, { ...ready, attributes: { visits: 1 } },
    'blocked', 'Its condition does not hold: audience.returning is missing, visits is 1.'],
  ['the page', { ...PLAIN, pages: ['/account/**', '/help'] }, { ...ready, path: '/shop' }, 'blocked', 'The page /shop is not among /account/**, /help.'],
  ['condition and page', { ...PLAIN, if: { a: 1 }, pages: ['/x'] }, ready, 'blocked', 'Its condition does not hold: a is missing; the page / is not among /x.'],
  ['shown once, not answered', PLAIN, { ...ready, history: { shown: [at(1)] } }, 'blocked', 'It was shown once, and may be shown once.'],
  ['shown once, answered', PLAIN, { history: { shown: [at(1)], answered: at(1) } }, 'done', 'It was already answered on 1 Nov 2026, 14:05; it was shown once, and may be shown once.'],
  ['shown lately', { ...PLAIN, limit: { every: '90d' } }, { ...ready, history: { shown: [at(10)] } },
    'blocked', 'It was shown on 10 Nov 2026, 14:05, and may be again from 8 Feb 2027, 14:05.'],
  ['snoozed', PLAIN, { ...ready, history: { shown: [], snoozed: at(19) } }, 'blocked', 'The visitor chose "Not now", which holds until 26 Nov 2026, 14:05.'],
  ['completed', { ...PLAIN, limit: { every: '1d', until: 'completed' } }, { history: { shown: [at(1)], completed: at(2) } }, 'done', 'It was already answered on 2 Nov 2026, 14:05.'],
  ['the group', { ...PLAIN, group: 'sat' }, { ...ready, limits: { sat: { every: '60d' } }, group: { shown: at(10), inSession: 0 } },
    'blocked', 'No survey of its group may be shown before 9 Jan 2027, 14:05.'],
  ['the session', PLAIN, { ...ready, all: { shown: NOW - HOUR, inSession: 1 } }, 'blocked', '1 survey was shown in this session, and 1 may be.'],
  ['the gap', PLAIN, { ...ready, limits: { all: { gap: '1h' } }, all: { inSession: 0, closed: at(20, 11, 30) } }, 'blocked', 'No survey may be shown before 20 Nov 2026, 12:30.'],
  ['waiting', { ...PLAIN, wait: '10s' }, { ...ready, waited: 4000 }, 'waiting', 'It waits 6 s more.'],
  ['the wait has not begun', { ...PLAIN, wait: '10s' }, ready, 'waiting', 'It waits 10 s after its journey.'],
  ['another surface', PLAIN, { ...ready, busy: 'the survey nps' }, 'waiting', 'It waits while the survey nps is open.'],
  ['another survey first', PLAIN, { ...ready, yields: 'nps' }, 'waiting', 'It yields to nps.'],
  ['no widget', PLAIN, { ...ready, unready: 'the network failed' }, 'blocked', 'Its widget could not be loaded: the network failed.'],
  ['everything open', PLAIN, ready, 'shown', 'Every gate is open, so it is shown.'],
  ['held out, and more', { ...PLAIN, sample: 0 }, { holdout: 1 }, 'withheld', 'The visitor is in the holdout of 100 %, who are shown nothing; the visitor is not in the sample of 0 %.'],
];

describe('says why', () => {
  for (const [situation, survey, more, outcome, because] of SITUATIONS) {
    test(situation, () => expect(why(survey, more)).toMatchObject({ outcome, because }));
  }
  test('in one complete sentence each', () => {
    for (const [, survey, more] of SITUATIONS) expect(why(survey, more).because).toMatch(/^[A-Z\d][^\n]*[^.]\.$/);
  });
});

test('says what the journey wanted and found, as the specification has it', () => {
  const found = why(DELIVERED, { journey: follow(DELIVERED, [['order_placed', at(19)]]) }).gates.find(({ gate }) => gate === 'on');
  expect(found).toEqual({
    gate: 'on', pass: false, wanted: 'order_delivered within 14 d, without support_opened', found: 'order_placed 19 Nov 2026',
    step: 1, of: 2, until: at(33),
  });
});

test('says that it is open, and that it was asked for', () => {
  const shut = gates(PLAIN, facts(PLAIN, { history: { shown: [1] } }));
  expect(explain({ id: 'plain', kind: 'survey', gates: shut, open: 'asked' })).toMatchObject({ outcome: 'shown', because: 'It is shown because it was asked for; limits do not apply.' });
  expect(explain({ id: 'plain', kind: 'survey', gates: shut, open: 'shown' }).outcome).toBe('shown');
});

test('names the nearest for an unknown id', () => {
  expect(unknown('after_delivry', ['nps', 'after_delivery'])).toEqual({
    id: 'after_delivry', kind: 'unknown', outcome: 'unknown', gates: [], nearest: 'after_delivery',
    because: 'Nothing here is called after_delivry; the nearest is after_delivery.',
  });
  expect(unknown('zzz', ['nps'])).toMatchObject({ because: 'Nothing here is called zzz.' });
});
