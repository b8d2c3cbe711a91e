/**
 * Results — what people look at: every view, live, by keyboard, with its table and its files, under the strict policy.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startServer } from '../../demo/server.mjs';
import { violations } from './axe.ts';
import { complaintsOf } from './complaints.ts';
import { expect as fast, test } from './fixtures.ts';

/** What is waited for here goes over the disk and the live stream: on a loaded machine that takes its time. */
const expect = fast.configure({ timeout: 20_000 });
test.describe.configure({ timeout: 90_000 });

const VIEWS = ['Overview', 'Surveys', 'Words', 'Journey', 'Frustration', 'Outcomes', 'One visitor', 'Completeness'];
const START = 1_763_000_000_000;
const EVIL = '<img src=x onerror="document.title=1"> "\'); DROP TABLE events; --';

const id = (n: number): string => `0199f3c2-0000-7000-8000-${String(n).padStart(12, '0')}`;
let count = 0;
const event = (name: string, data: object, more: object = {}): object => {
  const n = ++count;
  return { id: id(n), name, at: START + n * 60_000, visitor: `v${n % 7}`, session: `s${n % 9}`, doc: `d${n}`, seq: 1, url: 'https://shop.example/shop/checkout.html', data, ...more };
};
const score = (value: number, response: string): object => event('survey_answered', { survey: 'nps', response, question: 'score', type: 'nps', value });

async function send(url: string, ...events: object[]): Promise<void> {
  const response = await fetch(`${url}/collect`, { method: 'POST', body: JSON.stringify({ events }) });
  expect(((await response.json()) as { rejected?: unknown }).rejected).toBeUndefined();
}

const everything = (): object[] => [
  ...[9, 10, 9, 10, 9, 7, 8, 3, 0, 6].map((value, index) => score(value, `r${index}`)),
  event('survey_shown', { survey: 'nps', response: 'r0' }), event('survey_completed', { survey: 'nps', response: 'r0', took: 4000 }),
  event('survey_answered', { survey: 'nps', response: 'r7', question: 'why', type: 'text', value: EVIL }, { audiences: ['returning'] }),
  event('touchpoint_viewed', { touchpoint: 'shelf', stage: 'awareness', channel: 'web' }, { session: 's' }), event('touchpoint_viewed', { touchpoint: EVIL, stage: EVIL }, { session: 's' }),
  event('frustrated', { kind: 'rage_click', selector: '#voucher' }), event('slot_shown', { slot: 'hero' }), event('survey_withheld', { survey: 'nps' }),
  event('events_lost', { reason: 'too_large', count: 3 }), event('order_placed', {}, { doc: 'tail', seq: 4 }),
];

const open = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('#content')).not.toHaveAttribute('aria-busy');
};

test('shows every view, empty and full, without a violation of accessibility or of its policy, on a phone too', async ({ page, demo }) => {
  const complaints = complaintsOf(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${demo.url}/results/`);
  for (const name of VIEWS) {
    await open(page, name);
    await expect(page.locator('.empty').first()).toBeVisible();
  }
  expect(await violations(page)).toEqual([]);
  await send(demo.url, ...everything());
  for (const name of VIEWS) {
    await open(page, name);
    await expect(page.locator('#content section').first()).toBeVisible();
    await expect(page.locator('#content')).not.toContainText('could not be read');
    expect(await violations(page), name).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0);
  }
  expect(complaints).toEqual([]);
  expect(await page.title()).toBe('Results · Attune demo');
});

test('tells a score with its interval from ten answers on, and before that only how many there are', async ({ page, demo }) => {
  await send(demo.url, ...[9, 10, 9, 10, 9, 7, 8, 3, 0].map((value, index) => score(value, `r${index}`)));
  await page.goto(`${demo.url}/results/#surveys`);
  await expect(page.getByText('9 answers: too few for a score. From ten on there is one.')).toBeVisible();
  // Live: the tenth appears by itself. 5 promoters, 3 detractors of 10: +20; (5.75 − 3.75) / 13 ± 1.96 √(0.7308 − 0.0237) / √13.
  await send(demo.url, score(6, 'r9'));
  await expect(page.locator('.score strong')).toHaveText('+20');
  await expect(page.getByText('between −30.3 and +61.1, with 95 % confidence')).toBeVisible();
});

test('shows what visitors wrote as text, filtered by audience and score', async ({ page, demo }) => {
  await send(demo.url, ...everything(), event('survey_answered', { survey: 'nps', response: 'r1', question: 'why', type: 'text', value: 'Lovely.' }));
  await page.goto(`${demo.url}/results/#words`);
  await expect(page.getByText(EVIL)).toBeVisible();
  await expect(page.locator('#content img')).toHaveCount(0);
  await page.getByLabel('Score').selectOption('high');
  await expect(page.locator('blockquote')).toHaveText(['Lovely.']);
  await page.getByLabel('Score').selectOption('');
  await page.getByLabel('Audience').selectOption('returning');
  await expect(page.locator('blockquote')).toHaveText([EVIL]);
});

test('opens a table by keyboard, keeps it open and focused when something arrives, and hands it over as CSV', async ({ page, demo }) => {
  await send(demo.url, ...everything());
  await page.goto(`${demo.url}/results/#surveys`);
  const table = page.locator('details').nth(1);
  await table.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(table.getByRole('row')).toHaveCount(12);
  await send(demo.url, score(10, 'late'));
  await expect(table.getByRole('row', { name: /^10/ })).toHaveText('103');
  await expect(table).toHaveAttribute('open');
  await expect(table.locator('summary')).toBeFocused();
  await page.evaluate(() => {
    const kept = window as unknown as { file?: Promise<string> };
    const create = URL.createObjectURL.bind(URL);
    // Over WebDriver BiDi, Firefox tells of no download.
    URL.createObjectURL = (blob: Blob) => ((kept.file = blob.text()), create(blob));
  });
  await table.getByRole('button', { name: 'Download score-the-answers.csv' }).click();
  const file = await page.evaluate(() => (window as unknown as { file: Promise<string> }).file);
  expect(file.split('\r\n').slice(0, 2)).toEqual(['Answer,How often', '0,1']);
});

test('opens with the token that the server was started with, keeps it out of the address, and shows nothing without it', async ({ page }) => {
  const data = await mkdtemp('.tmp/demo-');
  const server = await startServer({ port: 0, data, token: 'tern & tide' });
  await send(server.url, ...everything());
  await page.goto(`${server.url}/results/#surveys`);
  await expect(page.getByText('Results need the token.')).toBeVisible();
  await page.goto(`${server.url}/results/?token=tern%20%26%20tide#surveys`);
  await expect(page.locator('.score strong')).toHaveText('+20');
  await expect(page).toHaveURL(/\/results\/#surveys$/);
  await expect(page.locator('.state')).toHaveAttribute('data-state', 'live');
  await page.close();
  await server.close();
  await rm(data, { recursive: true, force: true });
});

test('says that a view could not be read, and that it was cut off, in words', async ({ page, demo }) => {
  await page.route('**/results/view/journey.json*', (route) => route.fulfill({ status: 503, json: { error: 'The store does not answer.' } }));
  await page.goto(`${demo.url}/results/#journey`);
  await expect(page.getByText('The store does not answer.')).toBeVisible();
  await open(page, 'Completeness');
  await expect(page.getByText('No numbered event has arrived yet.')).toBeVisible();
});
