/**
 * Shop — the demo as a visitor walks through it: asked for consent, greeted, offered, asked in every place, and told why; all of it arrives.
 */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { complaintsOf } from './complaints.ts';
import { attune, expect as fast, ready, test } from './fixtures.ts';

/** What is waited for here travels from the page over the queue to the disk and back: on a loaded machine that takes its time. */
const expect = fast.configure({ timeout: 20_000 });
test.describe.configure({ timeout: 90_000 });

interface Explained { readonly outcome: string; readonly because: string }
interface Stored { readonly name: string; readonly data?: Record<string, unknown> }
interface Demo { readonly url: string }

const explain = (page: Page, id = 'after_delivery') => attune<Explained>(page, 'explain', id);
const said = (page: Page) => page.locator('.why-line');
const eventsOf = async (demo: Demo): Promise<readonly Stored[]> =>
  (await (await fetch(`${demo.url}/results/events.ndjson`)).text()).split('\n').filter(Boolean).map((line) => JSON.parse(line) as Stored);
const namesOf = async (demo: Demo): Promise<string[]> => (await eventsOf(demo)).map(({ name }) => name);
/** What has arrived of one survey, without the prefix. It is sent now, rather than when its time has come. */
async function ofSurvey(page: Page, demo: Demo, survey: string): Promise<string[]> {
  await attune(page, 'flush');
  return answersOf(demo, survey);
}
const answersOf = async (demo: Demo, survey: string): Promise<string[]> => (await eventsOf(demo)).filter(({ data }) => data?.['survey'] === survey).map(({ name }) => name.replace('survey_', '')).sort();

/** Opens a page of the shop as somebody who has said yes. */
async function enter(page: Page, url: string, path = ''): Promise<void> {
  await page.goto(`${url}/shop/${path}`);
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await ready(page);
}

async function visit(page: Page, url: string, path: string): Promise<void> {
  await page.goto(`${url}/shop/${path}`);
  await ready(page);
}

async function order(page: Page, url: string): Promise<void> {
  await enter(page, url, 'order-placed.html');
  // The rules are on their way when the page is entered; what is recorded meanwhile is not lost to them.
  await expect.poll(async () => (await explain(page)).because).toMatch(/^Step 2 of 2 waits for order_delivered until .+; then 1 s\.$/);
}

const visitsOf = (page: Page): Promise<unknown> => page.evaluate(() => (window as unknown as { attune: { attributes: { value: Record<string, unknown> } } }).attune.attributes.value['visits']);
const delivery = (page: Page) => page.getByRole('radiogroup', { name: 'How was your delivery?' });

test('asks for consent before it keeps or sends anything, and takes the answer once', async ({ page, demo }) => {
  const complaints = complaintsOf(page);
  const sent: string[] = [];
  page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${demo.url}/shop/`);
  await expect(page.getByRole('heading', { name: 'May we remember you?' })).toBeVisible();
  await expect(page.locator('h1')).toHaveText(/^Good /);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'May we remember you?' })).toHaveCount(0);
  // What was held meanwhile is sent once it may be.
  await expect.poll(() => namesOf(demo)).toEqual(expect.arrayContaining(['page_viewed', 'consent_changed']));
  await page.reload();
  await ready(page);
  await expect(said(page)).not.toContainText('starting');
  await expect(page.getByRole('heading', { name: 'May we remember you?' })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('asks how the delivery was, by keyboard alone, says why, and never asks again', async ({ page, demo }) => {
  const complaints = complaintsOf(page);
  await order(page, demo.url);
  await visit(page, demo.url, 'order-delivered.html');
  await expect(delivery(page)).toBeVisible();
  expect(await explain(page)).toMatchObject({ outcome: 'shown' });
  // Whatever happened last stands before it.
  await expect(said(page)).toHaveText(/ after_delivery: It is shown now, because every gate was open\.$/);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('F6');
  await page.keyboard.press('Space');
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('It came late.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // It is drawn and announced.
  await expect(page.getByText('Thank you. We read every word. May we write back?').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => ofSurvey(page, demo, 'after_delivery')).toEqual(['answered', 'answered', 'completed', 'shown']);
  expect(await explain(page)).toMatchObject({ outcome: 'done' });

  for (const name of ['order_placed', 'order_delivered']) await attune(page, 'track', name);
  await visit(page, demo.url, 'order-delivered.html');
  expect(await explain(page)).toMatchObject({ outcome: 'done' });
  await page.goto(`${demo.url}/results/`);
  await page.getByLabel(/automated/i).check();
  await expect(page.getByText('It came late.').first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('delivers an answer although the tab is closed right after the tap', async ({ page, context, demo }) => {
  const other = await context.newPage();
  await other.goto(`${demo.url}/`);
  await page.bringToFront();
  await order(page, demo.url);
  await visit(page, demo.url, 'order-delivered.html');
  await delivery(page).getByRole('radio').last().click();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => answersOf(demo, 'after_delivery')).toContain('answered');
});

test('greets by name and hour, offers for a full basket, asks after a case and at a broken button, and says why', async ({ page, demo, browserName }) => {
  const complaints = complaintsOf(page);
  // From then on it runs as clocks do: pauses between surveys pass.
  await page.clock.install({ time: new Date(2026, 10, 22, 8, 30) });
  await enter(page, demo.url);
  await expect(page.locator('h1')).toHaveText('Good morning.');

  await test.step('by name, and without moving the page', async () => {
    await visit(page, demo.url, 'account.html');
    await page.getByLabel('First name').fill('Ada');
    await page.keyboard.press('Enter');
    await expect(said(page)).toContainText('preferences_changed');
    await visit(page, demo.url, '');
    await expect(page.locator('h1')).toHaveText('Good morning, Ada.');
    if (browserName === 'chromium') expect(await shiftOf(page)).toBe(0);
  });
  await test.step('an offer for a full basket', async () => {
    await visit(page, demo.url, 'vase.html');
    await page.getByLabel('How many').fill('2');
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await expect(said(page)).toContainText('basket_left: Step 2 of 2');
    await visit(page, demo.url, 'basket.html');
    await expect(page.getByText('Delivery is on us.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
  await test.step('inline, after a support case', async () => {
    await visit(page, demo.url, 'help.html');
    await page.getByRole('button', { name: 'Open a case' }).click();
    await page.locator('[data-attune-slot=after_help]').getByRole('radio').last().click();
    await expect.poll(() => ofSurvey(page, demo, 'help_effort')).toEqual(['answered', 'completed', 'shown']);
    await page.getByRole('button', { name: 'Close' }).click();
    // Leaving changes the page, which would count as an answer to the clicks that follow.
    await expect(page.getByRole('button', { name: 'Close' })).toHaveCount(0);
  });
  await test.step('at a button that does nothing', async () => {
    const chat = page.getByRole('button', { name: 'Start a chat' });
    await chat.click({ clickCount: 3 });
    await expect(page.getByRole('radiogroup', { name: /That button does nothing/ })).toBeVisible();
    await expect(said(page)).toContainText('something_broken');
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect.poll(() => ofSurvey(page, demo, 'something_broken')).toEqual(['shown', 'snoozed']);
    expect(await explain(page, 'something_broken')).toMatchObject({ outcome: expect.not.stringMatching('shown') });
  });
  await test.step('behind a tab', async () => {
    await page.getByRole('button', { name: 'Feedback' }).click();
    await page.getByRole('radiogroup', { name: 'How does the shop feel today?' }).getByRole('radio').first().click();
    await expect.poll(() => ofSurvey(page, demo, 'feedback')).toContain('answered');
  });
  expect(complaints).toEqual([]);
});

test('asks in a dialog, by a link that answers and on the third visit, knows a poster, and shows what is remembered', async ({ page, demo }) => {
  const complaints = complaintsOf(page);
  await test.step('in a dialog, by a button of the page', async () => {
    await enter(page, demo.url, 'account.html');
    await attune(page, 'remember', { name: 'Ada' });
    await page.getByRole('button', { name: 'Choose with us' }).click();
    await expect(page.getByRole('dialog').getByText('Which piece should get')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
  await test.step('filling the page, by a link that answers', async () => {
    await visit(page, demo.url, 'account.html?attune_survey=letter&attune_answer=5');
    await expect.poll(() => ofSurvey(page, demo, 'letter')).toEqual(['answered', 'shown']);
    await expect(page).toHaveURL(/account\.html$/);
    await page.keyboard.press('F6');
    await page.keyboard.press('Escape');
    await expect.poll(() => ofSurvey(page, demo, 'letter')).toContain('dismissed');
  });
  await test.step('who scans a poster, and who comes a third time', async () => {
    await visit(page, demo.url, 'index.html?attune_touchpoint=pier_poster&attune_channel=in_person&utm_source=letter&utm_campaign=one');
    // A visit counts once what counts visits is loaded; nobody turns a page faster.
    await expect.poll(() => visitsOf(page)).toBe(2);
    await visit(page, demo.url, 'index.html?utm_source=letter&utm_campaign=two');
    await expect.poll(() => visitsOf(page)).toBe(3);
    await expect(page.getByRole('radiogroup', { name: /How likely are you to recommend/ })).toBeVisible();
    expect(await eventsOf(demo)).toContainEqual(expect.objectContaining({ name: 'touchpoint_reported', data: expect.objectContaining({ touchpoint: 'pier_poster', channel: 'in_person' }) as unknown }));
  });
  await test.step('and shows what is remembered', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Your data' }).last().click();
    await expect(page.getByRole('dialog', { name: 'Your data' }).getByRole('textbox', { name: 'name' })).toHaveValue('Ada');
  });
  expect(complaints).toEqual([]);
});

test('asks what keeps those who leave a basket for a minute, and about ordering once they have', async ({ page, demo }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.clock.install();
  await enter(page, demo.url, 'bowl.html');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect.poll(async () => (await explain(page, 'basket_left')).because).toMatch(/^Step 2 of 2/);
  await page.clock.fastForward(61_000);
  const reason = page.getByRole('group', { name: 'Your basket is still here. What keeps you?' });
  await expect(reason).toBeVisible();
  await reason.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => ofSurvey(page, demo, 'basket_left')).toEqual(['answered', 'completed', 'shown']);
  await page.goto(`${demo.url}/shop/checkout.html`);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Place the order' }).click();
  await expect(page).toHaveURL(/order-placed/);
  await ready(page);
  await expect.poll(async () => (await explain(page, 'order_effort')).because).toMatch(/wait|shown/i);
  await page.clock.fastForward(3000);
  await expect(page.getByRole('radiogroup', { name: 'It was easy to order.' })).toBeVisible();
});

test('shows the default where there is no JavaScript', async ({ playwright, browserName, demo }, info) => {
  const { launchOptions, channel } = info.project.use as { launchOptions: object; channel?: string };
  // Over WebDriver BiDi, Firefox takes no other word for it.
  const browser = await playwright[browserName].launch({ ...launchOptions, ...(channel && { channel }), firefoxUserPrefs: { 'javascript.enabled': false } });
  const page = await browser.newPage({ javaScriptEnabled: browserName === 'firefox' });
  await page.goto(`${demo.url}/shop/`);
  expect(await page.title()).not.toBe('');
  await expect.poll(async () => (await page.locator('h1').innerText().catch(() => page.locator('h1').ariaSnapshot()))).toContain('Welcome');
  await browser.close();
});

test('follows client-side routes in the app, asks about the booking, and says why', async ({ page, demo }) => {
  const complaints = complaintsOf(page);
  await page.goto(`${demo.url}/app/`);
  await expect(page.locator('h1')).toHaveText(/^Good /);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: /Your first bowl/ }).click();
  await expect(page.getByRole('heading', { name: 'Your first bowl' })).toBeFocused();
  await page.getByRole('button', { name: 'Book a place' }).click();
  await page.getByRole('radiogroup', { name: 'It was easy to book this evening.' }).getByRole('radio').last().click();
  await expect.poll(() => answersOf(demo, 'booking_effort')).toEqual(['answered', 'completed', 'shown']);
  await expect.poll(async () => (await eventsOf(demo)).filter(({ name }) => name === 'page_viewed').map(({ data }) => data?.['path']).sort())
    .toEqual(['/app/', '/app/booked/first-bowl', '/app/evening/first-bowl']);
  await page.goto(`${demo.url}/app/?attune_survey=wishes`);
  await expect(page.getByRole('dialog').getByText('Which day would suit you?')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

/** How far what is below the header was pushed about. The header itself may move while it is still being parsed. */
const shiftOf = (page: Page): Promise<number> => page.evaluate(() => new Promise<number>((resolve) => {
  type Shift = PerformanceEntry & { readonly value: number; readonly sources: readonly { readonly node?: Node | null }[] };
  const inMain = ({ sources }: Shift): boolean => sources.some(({ node }) => !!document.querySelector('main')?.contains(node ?? null));
  new PerformanceObserver((list) => resolve((list.getEntries() as Shift[]).filter(inMain).reduce((sum, { value }) => sum + value, 0))).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
}));
