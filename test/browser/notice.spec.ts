/**
 * Notice — touchpoints and page views as real scrolling, hiding and navigating produce them.
 */
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag } from './receiver.ts';

const tall = '<div style="height:2000px"></div>';
const pricing = '<section data-attune-touchpoint="pricing" data-attune-stage="consideration" style="height:300px">Prices</section>';

test('counts a section that was half on screen for a second, once, and how long it stayed', async ({ page, receiver }) => {
  receiver.pages.set('/pricing', { body: html(scriptTag(), tall + pricing + tall) });
  await page.goto(`${receiver.url}/pricing`);
  await ready(page);
  await attune(page, 'flush');
  expect(receiver.stored('touchpoint_viewed')).toHaveLength(0);
  await page.locator('section').scrollIntoViewIfNeeded();
  await expect.poll(async () => (await attune(page, 'flush'), receiver.stored('touchpoint_viewed').length)).toBe(1);
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator('section').scrollIntoViewIfNeeded();
  await page.goto(`${receiver.url}/other`);
  await expect.poll(() => receiver.stored('touchpoint_left').length).toBe(1);
  const [viewed] = receiver.stored('touchpoint_viewed');
  expect(viewed!.data).toEqual({ touchpoint: 'pricing', stage: 'consideration', channel: 'web' });
  expect(receiver.stored('touchpoint_viewed')).toHaveLength(1);
  expect(receiver.stored('touchpoint_left')[0]!.data!['dwell']).toBeGreaterThanOrEqual(1000);
});

test('delivers a section seen right before the tab is closed, and that it was left, where the browser lets a closing page say so', async ({ page, context, receiver, browserName }) => {
  receiver.pages.set('/pricing', { body: html(scriptTag(), pricing) });
  const other = await context.newPage();
  await other.goto(`${receiver.url}/plain`);
  await page.bringToFront();
  await page.goto(`${receiver.url}/pricing`);
  await ready(page);
  await page.evaluate(() => new Promise((resolve) => (window as unknown as { attune: { on: (name: string, run: (event: unknown) => void) => void } }).attune.on('touchpoint_viewed', resolve)));
  await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
  const lefts = (): number => {
    const view = receiver.stored('touchpoint_viewed')[0]?.page;
    return receiver.stored('page_left').filter((event) => event.page === view).length;
  };
  await expect.poll(async () => (await other.goto(receiver.url), receiver.stored('touchpoint_viewed').length)).toBe(1);
  if (browserName === 'chromium') await expect.poll(lefts).toBe(1);
  // Firefox may close a tab before anything that its `pagehide` sends or writes has left the process: at times that it was left is not told.
  else expect(lefts()).toBeLessThanOrEqual(1);
});

test('records each page view once and each leaving once, over client-side routes', async ({ page, receiver }) => {
  await page.goto(receiver.url);
  await ready(page);
  await page.evaluate(() => {
    history.pushState({}, '', '/one');
    history.replaceState({}, '', '/one?query=only');
    history.pushState({}, '', '/two');
  });
  await page.goBack();
  await expect.poll(async () => (await attune(page, 'flush'), receiver.stored('page_viewed').map(({ data }) => data!['path']))).toEqual(['/', '/one', '/two', '/one']);
  await page.goto(`${receiver.url}/other`);
  await expect.poll(() => receiver.stored('page_left').length).toBe(4);
  const views = receiver.stored('page_viewed');
  const leavings = receiver.stored('page_left');
  expect(new Set(views.map((event) => event.page)).size).toBe(views.length);
  for (const left of leavings) expect(left.url).toBe(views.find((event) => event.page === left.page)!.url);
});
