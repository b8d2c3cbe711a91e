// @vitest-environment happy-dom
/**
 * Run — a response that outlives its page, and belongs to one tab at a time.
 */
import { expect, test } from 'vitest';
import { variant } from '../../../src/decision/variant.ts';
import type { MemoryKey } from '../../../src/types.ts';
import { createTab, freshPages, nps, survey, type Tab, why } from './tab.ts';

const second = 1000;
const hour = 60 * 60 * second;
const often = [survey({ limit: { times: 9 } })];

/** A tab with an open survey, its first question answered. */
async function begin(browser: Map<MemoryKey, unknown>, surveys = [survey()]): Promise<Tab> {
  const tab = createTab({ memory: browser, surveys });
  await tab.happen('ordered');
  await tab.tap(9);
  return tab;
}

freshPages();

test('goes on after a reload where it stood, without being shown a second time', async () => {
  const browser = new Map<MemoryKey, unknown>();
  const before = await begin(browser);
  before.leave();
  expect(before.said()).toEqual(['survey_shown', 'survey_answered']);
  const after = createTab({ memory: browser, time: before.time + hour });
  await after.pass(0);
  expect(after.asked()).toEqual(['Why?']);
  expect(after.said()).toEqual([]);
  after.find('form').dispatchEvent(new Event('submit', { cancelable: true }));
  after.asking.close();
  expect(after.of('survey_dismissed')).toEqual([{ survey: 's', response: before.of('survey_shown')[0]!['response'], question: 'why', how: 'api' }]);
});

test('every event of a survey with an experiment carries the visitor\'s variant: shown, answered, completed, dismissed, snoozed', async () => {
  const experiment = survey({ experiment: 'tone', split: { warm: 0.5, plain: 0.5 }, limit: { times: 9 } });
  const seen = new Map<string, Set<unknown>>();
  const visitors = Array.from({ length: 8 }, (_, n) => `visitor-${n}`);
  for (const [n, visitor] of visitors.entries()) {
    const tab = createTab({ surveys: [n % 4 === 3 ? { ...experiment, questions: [nps] } : experiment], visitor });
    await tab.happen('ordered');
    if (n % 4 === 1) tab.find<HTMLElement>('.later').click();
    else await tab.tap(9);
    if (n % 4 === 2) tab.asking.close();
    await tab.pass(1000);
    const mine = variant({ experiment: 'tone', split: experiment.split! }, 's', visitor);
    const events = tab.events.filter(({ name }) => name.startsWith('survey_'));
    expect(events.length).toBeGreaterThan(1);
    for (const { name, data } of events) {
      expect(data?.['variant'], `${name} of ${visitor}`).toBe(mine);
      seen.set(name, (seen.get(name) ?? new Set()).add(mine));
    }
    tab.kill();
  }
  expect([...seen.keys()].sort()).toEqual(['survey_answered', 'survey_completed', 'survey_dismissed', 'survey_shown', 'survey_snoozed']);
  expect(seen.get('survey_shown')).toEqual(new Set(['warm', 'plain']));
});

test('does not go on once it is over, or was dismissed', async () => {
  for (const end of ['.close', '.later']) {
    const browser = new Map<MemoryKey, unknown>();
    const before = await begin(browser);
    before.find<HTMLElement>(end).click();
    before.leave();
    const after = createTab({ memory: browser });
    await after.pass(0);
    expect(after.asked()).toEqual([]);
  }
});

test('does not go on when its questions have changed', async () => {
  const browser = new Map<MemoryKey, unknown>();
  (await begin(browser)).leave();
  const after = createTab({ memory: browser, surveys: [survey({ questions: [nps, { ...why, ask: 'What for?' }] })] });
  await after.pass(0);
  expect(after.asked()).toEqual([]);
});

test('goes on only on its own pages, when nothing else is open there', async () => {
  const browser = new Map<MemoryKey, unknown>();
  const surveys = [survey({ pages: ['/account'] })];
  history.replaceState(null, '', '/account');
  (await begin(browser, surveys)).leave();
  history.replaceState(null, '', '/');
  const after = createTab({ memory: browser, surveys });
  await after.pass(second);
  expect(after.asked()).toEqual([]);
  after.leave();
  history.replaceState(null, '', '/account');
  document.body.insertAdjacentHTML('beforeend', '<div id="host" aria-modal="true"></div>');
  const again = createTab({ memory: browser, surveys });
  await again.pass(second);
  expect(again.asked()).toEqual([]);
  document.querySelector('#host')!.remove();
  await again.pass(2 * second);
  expect(again.asked()).toEqual(['Why?']);
});

test('goes on when the configuration comes later', async () => {
  const browser = new Map<MemoryKey, unknown>();
  (await begin(browser)).leave();
  const after = createTab({ memory: browser, surveys: [] });
  await after.pass(0);
  after.configure({ surveys: [survey()] });
  await after.pass(0);
  expect(after.asked()).toEqual(['Why?']);
});

test('two tabs never show it at once, however long it is open', async () => {
  const browser = new Map<MemoryKey, unknown>();
  const one = await begin(browser, often);
  for (const minutes of [0, 10]) {
    await one.pass(minutes * 60 * second);
    const two = createTab({ memory: browser, surveys: often, session: 'two', time: one.time });
    two.asking.resume();
    await two.happen('ordered');
    expect(two.asked()).toEqual([]);
    expect(two.asking.explainables()[0]!.gates.find(({ gate }) => gate === 'busy')!.found).toBe('s in another tab');
    two.asking.dispose();
  }
  expect(one.asked()).toEqual(['Why?']);
});

test('follows the visitor into the next tab, and leaves the one before without a word', async () => {
  const browser = new Map<MemoryKey, unknown>();
  const one = await begin(browser, often);
  one.hide();
  const two = createTab({ memory: browser, surveys: often, session: 'two', time: one.time });
  await two.pass(0);
  expect(two.asked()).toEqual(['Why?']);
  one.show();
  expect(document.querySelectorAll('attune-survey')).toHaveLength(1);
  expect(two.asked()).toEqual(['Why?']);
  expect(one.said()).toEqual(['survey_shown', 'survey_answered']);
  expect(two.said()).toEqual([]);
});

test('is not taken up by a tab that was there before', async () => {
  const browser = new Map<MemoryKey, unknown>();
  const one = await begin(browser, often);
  const two = createTab({ memory: browser, surveys: often, session: 'two', time: one.time });
  one.hide();
  await two.pass(3 * second);
  expect(two.asked()).toEqual([]);
});

test('stays where it is when its tab was only hidden', async () => {
  const one = await begin(new Map());
  one.hide();
  one.show();
  expect(one.asked()).toEqual(['Why?']);
});

test('what a killed browser had on screen goes on later', async () => {
  const browser = new Map<MemoryKey, unknown>();
  const before = await begin(browser);
  before.kill();
  const soon = createTab({ memory: browser, time: before.time + second });
  await soon.pass(0);
  expect(soon.asked()).toEqual([]);
  const after = createTab({ memory: browser, time: before.time + hour });
  await after.pass(0);
  expect(after.asked()).toEqual(['Why?']);
});
