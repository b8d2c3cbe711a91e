// @vitest-environment happy-dom
/**
 * Asking — when a survey whose journey is complete is shown, and when not.
 */
import { expect, test } from 'vitest';
import { createTab, freshPages, gate, survey, why } from './tab.ts';

const second = 1000;

const goTo = (path: string): void => history.replaceState(null, '', path);

freshPages();

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
  expect(score).toEqual({ name: 'survey_answered', data: { ...run, question: 'nps', type: 'nps', value: 3, group: 'detractor', took: expect.closeTo(300, -2) } });
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
  expect(gate(tab, 'wait')).toMatchObject({ pass: false, found: expect.closeTo(5 * second, -2) });
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
