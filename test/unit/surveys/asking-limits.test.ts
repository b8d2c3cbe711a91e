// @vitest-environment happy-dom
/**
 * Asking, limits — how often a survey is shown, to whom, and where.
 */
import { expect, test } from 'vitest';
import type { MemoryKey } from '../../../src/types.ts';
import { createTab, freshPages, gate, survey } from './tab.ts';

const second = 1000;
const day = 24 * 60 * 60 * second;

const memory = (): Map<MemoryKey, unknown> => new Map();

freshPages();

test('is shown once without a limit, also after a reload', async () => {
  const browser = memory();
  const before = createTab({ memory: browser });
  await before.happen('ordered');
  before.find('.close').click();
  before.leave();
  const after = createTab({ memory: browser, session: 'two', time: before.time + 300 * day });
  await after.happen('ordered');
  expect(after.shown()).toBe(0);
  expect(gate(after, 'limit')).toMatchObject({ pass: false, found: { shown: 1 } });
});

test('is shown as often as its limit says, and not sooner', async () => {
  const browser = memory();
  const surveys = [survey({ limit: { times: 2, every: '10d' } })];
  let time = Date.UTC(2026, 10, 22);
  const visits: number[] = [];
  for (const wait of [0, 9, 1, 20]) {
    time += wait * day;
    const tab = createTab({ memory: browser, surveys, time, session: `${time}` });
    await tab.happen('ordered');
    visits.push(tab.shown());
    if (tab.shown()) tab.find('.close').click();
    tab.leave();
  }
  expect(visits).toEqual([1, 0, 1, 0]);
});

test('a limit of many times is counted to its end', async () => {
  const tab = createTab({ surveys: [survey({ limit: { times: 25 } })] });
  for (let times = 0; times < 30; times++) {
    await tab.happen('ordered');
    tab.asking.close();
  }
  expect(tab.shown()).toBe(25);
});

test('is not shown again once it was answered, where the limit says so', async () => {
  const tab = createTab({ surveys: [survey({ limit: { times: 5, until: 'answered' } })] });
  await tab.happen('ordered');
  tab.asking.close();
  await tab.happen('ordered');
  await tab.tap(9);
  tab.asking.close();
  await tab.happen('ordered');
  expect(tab.shown()).toBe(2);
});

test('"Not now" does not count as a showing, and holds for a week', async () => {
  const tab = createTab({ limits: { all: { perSession: 1 } } });
  await tab.happen('ordered');
  tab.find('.later').click();
  expect(tab.said()).toEqual(['survey_shown', 'survey_snoozed']);
  tab.time += 6.9 * day;
  await tab.happen('ordered');
  expect(tab.shown()).toBe(1);
  tab.time += 0.2 * day;
  await tab.happen('ordered');
  expect(tab.shown()).toBe(2);
});

test('"Not now" after an answer leaves the showing counted', async () => {
  const tab = createTab();
  await tab.happen('ordered');
  await tab.tap(9);
  tab.find('.later').click();
  tab.time += 8 * day;
  await tab.happen('ordered');
  expect(tab.shown()).toBe(1);
});

test('surveys of a group share its limit, others do not', async () => {
  const tab = createTab({
    limits: { all: {}, moods: { every: '30d' } },
    surveys: [survey({ group: 'moods' }), survey({ id: 'b', on: 'paid', group: 'moods' }), survey({ id: 'c', on: 'paid' })],
  });
  await tab.happen('ordered');
  tab.asking.close();
  await tab.happen('paid');
  expect(tab.of('survey_shown').map((data) => data!['survey'])).toEqual(['s', 'c']);
});

test('one survey a session, with a pause between, is the default for all', async () => {
  const browser = memory();
  const surveys = [survey(), survey({ id: 'b', on: 'paid' })];
  const limits = {};
  const first = createTab({ memory: browser, surveys, limits });
  await first.happen('ordered');
  first.asking.close();
  first.time += day;
  await first.happen('paid');
  expect(first.shown()).toBe(1);
  const next = createTab({ memory: browser, surveys, limits, session: 'two', time: first.time + day });
  await next.happen('paid');
  expect(next.shown()).toBe(1);
});

test('what has to keep its distance from the last survey comes when the gap is over', async () => {
  const tab = createTab({ limits: { all: { gap: '5s' } }, surveys: [survey(), survey({ id: 'b', on: 'paid' })] });
  await tab.happen('ordered');
  tab.asking.close();
  await tab.happen('paid');
  await tab.pass(4 * second);
  expect(tab.shown()).toBe(1);
  await tab.pass(2 * second);
  expect(tab.shown()).toBe(2);
});

test('the holdout is shown nothing, which is told once', async () => {
  const browser = memory();
  for (let visit = 0; visit < 2; visit++) {
    const tab = createTab({ memory: browser, holdout: 1 });
    await tab.happen('ordered');
    await tab.happen('ordered');
    expect(tab.said()).toEqual(visit ? [] : ['survey_withheld']);
    expect(tab.asked()).toEqual([]);
  }
});

test('only who would have been shown it is told of as withheld', async () => {
  const tab = createTab({ holdout: 1, surveys: [survey({ if: { vip: true } })] });
  await tab.happen('ordered');
  expect(tab.said()).toEqual([]);
});

test('sample, dates, pages and condition each keep it away', async () => {
  for (const no of [{ sample: 0 }, { between: { until: '2020-01-01' } }, { pages: ['/cart'] }, { if: { vip: true } }]) {
    const tab = createTab({ surveys: [survey(no)] });
    await tab.happen('ordered');
    expect([no, tab.shown()]).toEqual([no, 0]);
  }
});

test('is not shown to who has not allowed its limits to be kept, unless it is asked for', async () => {
  const tab = createTab();
  let isAllowed = false;
  tab.client.provide('consent', () => ({ personalization: isAllowed }));
  await tab.happen('ordered');
  expect([tab.shown(), gate(tab, 'consent')]).toEqual([0, { gate: 'consent', pass: false, wanted: 'personalization', found: false }]);
  tab.asking.show('s');
  await tab.pass(0);
  expect(tab.shown()).toBe(1);
  tab.asking.close();
  isAllowed = true;
  expect(gate(tab, 'consent').pass).toBe(true);
});
