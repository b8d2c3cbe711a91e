// @vitest-environment happy-dom
/**
 * Asking — when a survey whose journey is complete is shown, and when not.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MemoryKey } from '../../../src/types.ts';
import { createTab, survey, why } from './tab.ts';

const second = 1000;
const day = 24 * 60 * 60 * second;

const memory = (): Map<MemoryKey, unknown> => new Map();
const goTo = (path: string): void => history.replaceState(null, '', path);
const gate = (tab: ReturnType<typeof createTab>, name: string) =>
  tab.asking.explainables()[0]!.gates.find((one) => one.gate === name)!;

beforeEach(() => {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://shop.example/');
  vi.useFakeTimers();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  document.body.replaceChildren();
});

test('is shown when its journey is complete, and says so once', async () => {
  const tab = createTab();
  expect(tab.asked()).toEqual([]);
  await tab.happen('ordered');
  expect(tab.asked()).toEqual(['Recommend?']);
  expect(tab.events.at(-1)).toEqual({ name: 'survey_shown', data: { survey: 's', response: expect.any(String), as: 'popover', because: 'journey complete' } });
  await tab.happen('ordered');
  expect(tab.shown()).toBe(1);
});

test('tells the whole run in events', async () => {
  const tab = createTab();
  await tab.happen('ordered');
  await tab.pass(300);
  await tab.tap(3);
  tab.find<HTMLTextAreaElement>('#field').value = 'Late.';
  tab.find('#field').dispatchEvent(new Event('input', { bubbles: true }));
  tab.find('form').dispatchEvent(new Event('submit', { cancelable: true }));
  const [shown, score, words, completed] = tab.events.filter(({ name }) => name.startsWith('survey_'));
  const run = { survey: 's', response: shown!.data!['response'] };
  expect(score).toEqual({ name: 'survey_answered', data: { ...run, question: 'nps', type: 'nps', value: 3, group: 'detractor', took: 300 } });
  expect(words).toEqual({ name: 'survey_answered', data: { ...run, question: 'why', type: 'text', value: 'Late.', took: expect.any(Number) } });
  expect(completed).toEqual({ name: 'survey_completed', data: { ...run, answers: { nps: 3, why: 'Late.' }, took: 500 } });
  await tab.pass(7 * second);
  expect(tab.asked()).toEqual([]);
  expect(tab.said()).toHaveLength(4);
});

test('tells how it was dismissed, and at which question', async () => {
  const tab = createTab();
  await tab.happen('ordered');
  tab.find('.close').click();
  expect(tab.of('survey_dismissed')).toEqual([{ survey: 's', response: expect.any(String), question: 'nps', how: 'close' }]);
});

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

test('waits in visible time', async () => {
  const tab = createTab({ surveys: [survey({ wait: '10s' })] });
  await tab.happen('ordered');
  await tab.pass(6 * second);
  tab.hide();
  await tab.pass(60 * second);
  tab.show();
  await tab.pass(3.9 * second);
  expect(tab.shown()).toBe(0);
  await tab.pass(second);
  expect(tab.shown()).toBe(1);
});

test('a wait begins anew when the journey is complete once more', async () => {
  const tab = createTab({ surveys: [survey({ wait: '10s', limit: { times: 9 } })] });
  await tab.happen('ordered');
  await tab.pass(6 * second);
  await tab.happen('ordered');
  await tab.pass(6 * second);
  expect(tab.shown()).toBe(0);
  await tab.pass(60 * second);
  expect(tab.shown()).toBe(1);
});

test('a wait is called off by what the last step excludes, by close, and by a page that does not fit', async () => {
  const step = ['viewed', { did: 'ordered', without: 'cancelled' }];
  for (const off of ['cancelled', 'close', 'page', 'nothing'] as const) {
    goTo('/cart/a');
    const tab = createTab({ surveys: [survey({ on: step, wait: '10s', pages: ['/cart/**'] })] });
    await tab.happen('viewed');
    await tab.happen('ordered');
    await tab.pass(second);
    if (off === 'close') tab.asking.close();
    goTo(off === 'page' ? '/' : '/cart/b');
    await tab.happen(off === 'cancelled' ? off : 'page_viewed');
    await tab.pass(20 * second);
    expect([off, tab.shown()]).toEqual([off, off === 'nothing' ? 1 : 0]);
    tab.leave();
  }
});

test('conditions are asked again when the wait is over', async () => {
  const tab = createTab({ surveys: [survey({ wait: '10s', if: { basket: { $gt: 0 } } })] });
  let basket = 1;
  tab.client.provide('basket', () => basket);
  await tab.happen('ordered');
  basket = 0;
  await tab.happen('page_viewed');
  await tab.pass(5 * second);
  expect(gate(tab, 'wait')).toMatchObject({ pass: false, found: 5 * second });
  await tab.pass(20 * second);
  expect(tab.shown()).toBe(0);
});

test('waits while the page has a dialog open', async () => {
  const tab = createTab();
  document.body.insertAdjacentHTML('beforeend', '<div id="host" aria-modal="true"></div>');
  await tab.happen('ordered');
  expect(tab.shown()).toBe(0);
  expect(gate(tab, 'busy')).toMatchObject({ pass: false, found: 'a dialog of the page' });
  document.querySelector('#host')!.remove();
  await tab.pass(2 * second);
  expect(tab.shown()).toBe(1);
});

test('of several at once the highest priority goes first, and who yields comes when the surface is free', async () => {
  const tab = createTab({ surveys: [survey({ id: 'low' }), survey({ id: 'high', priority: 2 }), survey({ id: 'late', priority: 9, wait: '1h' })] });
  await tab.happen('ordered');
  const order = (): unknown[] => tab.of('survey_shown').map((data) => data!['survey']);
  expect(order()).toEqual(['high']);
  expect(gate(tab, 'busy').found).toBe('high');
  tab.asking.explainables();
  tab.find('.close').click();
  await tab.pass(2 * second);
  expect(order()).toEqual(['high', 'low']);
});

test('who yields does so for this page view alone', async () => {
  const tab = createTab({ surveys: [survey({ id: 'low' }), survey({ id: 'high', priority: 2 })] });
  await tab.happen('ordered');
  await tab.happen('page_viewed');
  tab.find('.close').click();
  await tab.pass(5 * second);
  expect(tab.shown()).toBe(1);
});

test('what is asked for is shown whatever the limits say, with the answers that are known', async () => {
  const tab = createTab({ surveys: [survey({ sample: 0 })] });
  tab.asking.show('s', { answers: { nps: 9 } });
  await tab.pass(0);
  expect(tab.asked()).toEqual(['Why?']);
  expect(tab.events.map(({ name, data }) => [name, data!['because'] ?? data!['value']])).toEqual([['survey_shown', 'asked for'], ['survey_answered', 9]]);
  expect(tab.asking.explainables()[0]!.open).toBe('asked');
});

test('what is asked for takes the place of what is open, and lets nothing slip in between', async () => {
  const tab = createTab({ surveys: [survey(), survey({ id: 'b', on: 'ordered' }), survey({ id: 'c', on: 'never', questions: [why] })] });
  await tab.happen('ordered');
  tab.asking.show('c');
  await tab.pass(0);
  expect(tab.asked()).toEqual(['Why?']);
  expect(tab.said()).toEqual(['survey_shown', 'survey_dismissed', 'survey_shown']);
});

test('an unknown survey is reported', async () => {
  const tab = createTab();
  tab.asking.show('nobody');
  await tab.pass(0);
  expect(tab.reports).toEqual([{ code: 'survey_unknown', path: 'show.surveyId' }]);
});

test('what the configuration no longer has leaves the page, and is not waited for', async () => {
  const tab = createTab({ surveys: [survey(), survey({ id: 'b', wait: '5s' })] });
  await tab.happen('ordered');
  tab.configure({ surveys: [] });
  expect(tab.asked()).toEqual([]);
  expect(tab.of('survey_dismissed')[0]).toMatchObject({ how: 'removed' });
  await tab.pass(9 * second);
  expect(tab.shown()).toBe(1);
});

test('parts that a survey needs are there before it is shown', async () => {
  const tab = createTab({ surveys: [survey({ questions: [{ id: 'up', type: 'thumbs', ask: 'Good?' }] })] });
  await tab.happen('ordered');
  expect(tab.asked()).toEqual(['Good?']);
  expect(tab.find('svg')).toBeTruthy();
});

test('whatever others wrote where the history stands does not matter', async () => {
  for (const rubbish of ['text', 7, ['a'], null, { s: 5 }, { s: { shown: 'x', snoozed: 'y', answered: {}, session: 'one', count: 'z' } }, { s: { shown: [null, 'x'] } }]) {
    const tab = createTab({ memory: new Map([['history', rubbish], ['runs', rubbish]]) });
    tab.asking.resume();
    await tab.happen('ordered');
    expect([rubbish, tab.shown()]).toEqual([rubbish, 1]);
    tab.leave();
  }
});

test('disposed, it leaves nothing behind', async () => {
  const tab = createTab({ surveys: [survey(), survey({ id: 'b', wait: '5s' })] });
  await tab.happen('ordered');
  tab.asking.dispose();
  await tab.pass(9 * second);
  expect(tab.asked()).toEqual([]);
  expect(tab.shown()).toBe(1);
});
