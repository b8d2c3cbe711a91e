/**
 * Decide — what is decided holds in real browsers: between tabs, over reloads, with whatever stands in the storage.
 */
import type { Page } from '@playwright/test';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';

const questions = [{ id: 'score', type: 'nps', ask: 'How likely?' }];
const all = { all: {} };
const question = (page: Page) => page.locator('#ask');
const shown = (page: Page): Promise<unknown> => page.evaluate(() => (window as unknown as { shown: unknown }).shown);

/** A page with these surveys that keeps count of what is shown on it. */
function site(receiver: Receiver, surveys: readonly object[], more: object = { limits: all }): void {
  receiver.config = { surveys: surveys.map((one) => ({ questions, ...one })), ...more };
  receiver.pages.set('/page', { body: html(`${scriptTag('data-endpoint="/collect" data-config="/attune.json"')}<script>
    window.shown = []; window.heard = [];
    attune('on', 'survey_shown', ({ data }) => shown.push(data.survey));
  </script>`) });
}

async function visit(page: Page, receiver: Receiver): Promise<void> {
  await page.goto(`${receiver.url}/page`);
  await ready(page);
  // It is known, and everything that had to be heard first was heard.
  await attune(page, 'explain');
}
const why = async (page: Page, id: string): Promise<string> => (await attune<{ because: string }>(page, 'explain', id)).because;
const track = (page: Page, name: string): Promise<unknown> => attune(page, 'track', name);

/** In the very same millisecond. */
async function trackAtOnce(tabs: readonly Page[], event: string): Promise<void> {
  const at = Date.now() + 300;
  await Promise.all(tabs.map((tab) => tab.evaluate(([name, time]) => {
    while (Date.now() < time) { /* Both are ready. */ }
    (window as unknown as { attune: (...call: unknown[]) => void }).attune('track', name);
  }, [event, at] as const)));
}

test('two tabs never show the same survey at once, and the second gets it neither later', async ({ page, context, receiver }) => {
  site(receiver, [{ id: 'nps', on: 'asked_for' }]);
  const other = await context.newPage();
  await visit(page, receiver);
  await visit(other, receiver);
  await Promise.all([track(page, 'asked_for'), track(other, 'asked_for')]);
  await expect.poll(async () => [await shown(page), await shown(other)].flat()).toEqual(['nps']);
  const [first, second] = (await question(page).isVisible()) ? [page, other] : [other, page];
  await first.keyboard.press('F6');
  await first.keyboard.press('Escape');
  await expect(question(first)).toBeHidden();
  await track(second, 'asked_for');
  expect(await why(second, 'nps')).toMatch(/^It was shown once, and may be shown once/);
  expect([await shown(page), await shown(other)].flat()).toEqual(['nps']);
});

test('two tabs that are asked in the same millisecond show it once between them', async ({ page, context, receiver }) => {
  const rounds = [1, 2, 3, 4, 5];
  site(receiver, [{ id: 'first', on: 'never' }, ...rounds.map((n) => ({ id: `nps_${n}`, on: `asked_${n}` }))]);
  const other = await context.newPage();
  const tabs = [page, other];
  for (const tab of tabs) {
    await visit(tab, receiver);
    // What shows a survey has loaded, so that nothing but the decision lies between the event and the showing.
    await attune(tab, 'show', 'first');
    await expect(question(tab)).toBeVisible();
    await attune(tab, 'close');
  }
  for (const n of rounds) {
    await trackAtOnce(tabs, `asked_${n}`);
    await expect.poll(async () => (await Promise.all(tabs.map(shown))).flat(), { message: `round ${n}` }).toContain(`nps_${n}`);
    for (const tab of tabs) await attune(tab, 'close');
  }
  const times = (await Promise.all(tabs.map(shown))).flat().filter((id) => id !== 'first');
  expect(times.sort()).toEqual(rounds.map((n) => `nps_${n}`));
});

test('two tabs that withhold the same survey in the same millisecond tell it once between them', async ({ page, context, receiver }) => {
  const rounds = [1, 2, 3];
  site(receiver, rounds.map((n) => ({ id: `nps_${n}`, on: `asked_${n}` })), { limits: all, holdout: 1 });
  const other = await context.newPage();
  const tabs = [page, other];
  for (const tab of tabs) await visit(tab, receiver);
  for (const n of rounds) {
    await trackAtOnce(tabs, `asked_${n}`);
    for (const tab of tabs) expect((await attune<{ outcome: string }>(tab, 'explain', `nps_${n}`)).outcome).toBe('withheld');
  }
  // Whoever waits for a turn has had it before this.
  for (const tab of tabs) await tab.evaluate(() => navigator.locks.request('attune:survey', () => undefined));
  for (const tab of tabs) await attune(tab, 'flush');
  expect(receiver.stored('survey_withheld').map(({ data }) => data!['survey']).sort()).toEqual(rounds.map((n) => `nps_${n}`));
});

test('a journey goes on from tab to tab in the order in which things happened', async ({ page, context, receiver }) => {
  site(receiver, [{ id: 'nps', on: ['first', 'second', 'third'] }]);
  const other = await context.newPage();
  await visit(page, receiver);
  await visit(other, receiver);
  await track(other, 'second');
  await attune(other, 'explain');
  await track(page, 'first');
  // What one tab has written reaches the other a moment later.
  await expect.poll(() => why(other, 'nps')).toBe('Step 2 of 3 waits for second.');
  await track(other, 'second');
  await expect.poll(() => why(page, 'nps')).toBe('Step 3 of 3 waits for third.');
  await track(page, 'third');
  await expect(question(page)).toBeVisible();
  expect([await shown(page), await shown(other)]).toEqual([['nps'], []]);
});

test('what is tracked in the task that leaves the page counts on the next', async ({ page, receiver }) => {
  site(receiver, [{ id: 'nps', on: ['left_quickly', 'arrived'], if: { 'seen.left_quickly': 1, 'last.left_quickly': 0 } }]);
  await visit(page, receiver);
  await page.reload();
  await ready(page);
  await Promise.all([page.waitForNavigation(), page.evaluate(() => {
    (window as unknown as { attune: (...call: unknown[]) => void }).attune('track', 'left_quickly');
    location.href = '/page?next';
  })]);
  await ready(page);
  expect(await why(page, 'nps')).toBe('Step 2 of 2 waits for arrived.');
  await track(page, 'arrived');
  await expect(question(page)).toBeVisible();
});

test('within, silence and limits outlive a reload', async ({ page, receiver }) => {
  site(receiver, [
    { id: 'soon', on: ['began', { did: 'ended', within: '1h' }] },
    { id: 'silent', on: ['began', { didNot: 'ended', within: '1h' }] },
    { id: 'often', on: 'began', limit: { every: '90d' } },
  ]);
  await visit(page, receiver);
  await track(page, 'began');
  await expect.poll(() => shown(page)).toEqual(['often']);
  await page.keyboard.press('F6');
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeHidden();
  await visit(page, receiver);
  expect(await why(page, 'soon')).toMatch(/^Step 2 of 2 waits for ended until .+\.$/);
  expect(await why(page, 'silent')).toMatch(/^Step 2 of 2 completes on .+ unless ended happens before\.$/);
  expect(await why(page, 'often')).toMatch(/; not before .+\.$/);
  await track(page, 'ended');
  await expect.poll(() => shown(page)).toEqual(['soon']);
  expect(await why(page, 'silent')).toBe('Step 1 of 2 waits for began.');
});

test('silence that is over while the page is closed completes when somebody comes back', async ({ page, receiver }) => {
  site(receiver, [{ id: 'nps', on: ['began', { didNot: 'ended', within: '2s' }] }]);
  await visit(page, receiver);
  await track(page, 'began');
  const due = Date.now() + 2000;
  await attune(page, 'explain');
  await page.goto('about:blank');
  await expect.poll(() => Date.now() > due + 100).toBe(true);
  await visit(page, receiver);
  await expect(question(page)).toBeVisible();
});

test('a wait is not over by a reload, and the journey is done with it', async ({ page, receiver }) => {
  site(receiver, [{ id: 'nps', on: 'began', wait: '1m' }, { id: 'soon', on: 'ended', wait: '1s' }]);
  await visit(page, receiver);
  await track(page, 'began');
  expect(await why(page, 'nps')).toMatch(/^It waits \d+ m?s more\.$/);
  await visit(page, receiver);
  expect(await why(page, 'nps')).toBe('It waits for began; then 1 m.');
  await track(page, 'ended');
  await expect.poll(() => shown(page)).toEqual(['soon']);
});

test('whatever others wrote into the storage is survived, and reported', async ({ page, receiver }) => {
  site(receiver, [{ id: 'nps', on: ['began', 'ended'], if: { 'seen.began': { $gte: 1 } } }]);
  await visit(page, receiver);
  await track(page, 'began');
  await attune(page, 'explain');
  const warnings: string[] = [];
  page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
  for (const rubbish of ['{', 'null', '[]', '"text"', `{"t":${Date.now()},"v":"text"}`, `{"t":${Date.now()},"v":{"nps":{"key":1,"progress":"x"},"__proto__":{"shown":1}}}`]) {
    await page.evaluate((text) => {
      for (const key of ['journeys', 'history', 'runs', 'counters', 'heard', 'config', 'visits', 'session']) localStorage.setItem(`attune:${key}`, text);
    }, rubbish);
    await visit(page, receiver);
    await track(page, 'began');
    expect(await why(page, 'nps')).toBe('Step 2 of 2 waits for ended.');
  }
  await track(page, 'ended');
  await expect(question(page)).toBeVisible();
  await expect.poll(() => warnings.filter((text) => text.includes('[storage_invalid]')).length).toBe(6);
});
