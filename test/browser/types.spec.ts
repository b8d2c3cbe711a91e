/**
 * Types — contact details, order, judgements, days and pictures, answered by pointer and by keyboard alone; what arrives is the answer.
 */
import type { Page } from '@playwright/test';
import type { Question } from '../../src/types.ts';
import { ask, card, survey, told, visit } from './asking.ts';
import { attune, expect, test } from './fixtures.ts';
import type { Receiver } from './receiver.ts';

const base = { id: 'q', ask: 'What do you say?' };
const next = (page: Page) => card(page).getByRole('button', { name: 'Next' });

async function show(page: Page, receiver: Receiver, question: Question, as?: 'modal'): Promise<void> {
  await visit({ page, receiver, surveys: [survey([question], as && { show: { as } })] });
  await attune(page, 'show', 's');
  await expect(ask(page)).toHaveText('What do you say?');
}

async function answered(page: Page, receiver: Receiver): Promise<unknown> {
  await expect(card(page).locator('.badge')).toBeVisible();
  const [event, another] = await told(page, receiver, 'survey_answered');
  expect(another).toBeUndefined();
  return event!['value'];
}

test('contact: names each field that is missing or wrong, leads to the first, and takes what is right', async ({ page, receiver }) => {
  await show(page, receiver, { ...base, type: 'contact', fields: [{ field: 'name', optional: true }, { field: 'email' }, { field: 'phone' }] });
  await card(page).getByLabel('Name').fill('Ada Lovelace 🦆 \u202Eevil');
  await next(page).click();
  await expect(card(page).getByLabel('Email')).toBeFocused();
  for (const field of ['Email', 'Phone']) await expect(card(page).getByLabel(field)).toHaveAttribute('aria-invalid', 'true');
  await expect(card(page).getByLabel('Name')).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.type('ada@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('+358 40 123');
  await page.keyboard.press('Enter');
  expect(await answered(page, receiver)).toEqual({ name: 'Ada Lovelace 🦆 \u202Eevil', email: 'ada@example.com', phone: '+358 40 123' });
});

test('rank: is put in order by keys, in a dialog, with the focus staying on what is moved and its place said', async ({ page, receiver }) => {
  await show(page, receiver, { ...base, type: 'rank', choices: ['Price', 'Quality', { id: 'speed', label: 'Speed' }] }, 'modal');
  // Its first draft must not put it into the page a second time: that is no modal any more.
  expect(await page.evaluate(() => document.querySelector('attune-survey')!.shadowRoot!.querySelector('dialog')!.matches(':modal'))).toBe(true);
  const up = card(page).getByRole('button', { name: 'Move Speed up' });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(up).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(up).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(card(page).locator('fieldset [role=status]')).toHaveText('Speed: place 1 of 3.');
  await expect(up).toHaveAttribute('aria-disabled', 'true');
  await next(page).click();
  expect(await answered(page, receiver)).toEqual(['speed', 'Price', 'Quality']);
});

test('rank: is put in order by dragging, and by not moving anything', async ({ page, receiver }) => {
  await show(page, receiver, { ...base, type: 'rank', choices: ['Price', 'Quality', 'Speed'] });
  const items = card(page).getByRole('listitem');
  const [from, to] = [await items.nth(0).boundingBox(), await items.nth(2).boundingBox()];
  await page.mouse.move(from!.x + 20, from!.y + from!.height / 2);
  await page.mouse.down();
  await page.mouse.move(to!.x + 20, to!.y + to!.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.mouse.move(from!.x, from!.y);
  await expect(items).toHaveText([/Quality/, /Speed/, /Price/]);
  await next(page).click();
  expect(await answered(page, receiver)).toEqual(['Quality', 'Speed', 'Price']);
});

test('matrix: is a table where there is room, and leads to the row that is missing', async ({ page, receiver }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await show(page, receiver, { ...base, type: 'matrix', rows: ['Packaging', { id: 'pace', label: 'Pace' }], columns: ['Bad', 'Fair', 'Good'] });
  const row = (name: string) => card(page).getByRole('radiogroup', { name });
  await expect(card(page).locator('.heads')).toBeVisible();
  await row('Packaging').getByRole('radio', { name: 'Good' }).check({ force: true });
  await next(page).click();
  await expect(row('Pace').getByRole('radio', { name: 'Bad' })).toBeFocused();
  await expect(row('Pace')).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await answered(page, receiver)).toEqual({ Packaging: 'Good', pace: 'Fair' });
});

test('matrix: is one question below the other on a narrow screen, with nothing cut off', async ({ page, receiver }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await show(page, receiver, { ...base, type: 'matrix', rows: ['Packaging', 'Pace'], columns: ['Bad', 'Fair', 'Good', 'Very good'] });
  await expect(card(page).locator('.heads')).toBeHidden();
  const tile = card(page).getByRole('radiogroup', { name: 'Pace' }).getByText('Very good');
  await expect(tile).toBeVisible();
  expect(await card(page).evaluate((form) => form.scrollWidth <= form.clientWidth)).toBe(true);
});

test('date: takes a day and nothing else', async ({ page, receiver }) => {
  await show(page, receiver, { ...base, type: 'date' });
  await next(page).click();
  await expect(card(page).locator('#wrong')).toHaveText('Please answer this question.');
  const field = card(page).getByLabel('What do you say?');
  await expect(field).toBeFocused();
  await field.fill('2026-02-28');
  await next(page).click();
  expect(await answered(page, receiver)).toBe('2026-02-28');
});

test('picture: one that does not load is replaced by its words, and can be chosen', async ({ page, receiver }) => {
  const oak = { id: 'oak', label: 'Oak', src: '/gone.png', alt: 'A table of oak' };
  const elm = { id: 'elm', label: 'Elm', src: "javascript:document.title='hit'", alt: 'A table of elm' };
  await show(page, receiver, { ...base, type: 'picture', choices: [oak, elm], several: true });
  await expect(card(page).getByText('A table of oak')).toBeVisible();
  await expect(card(page).locator('img')).toHaveCount(0);
  await card(page).getByRole('checkbox', { name: 'A table of oak Oak' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await next(page).click();
  expect(await answered(page, receiver)).toEqual(['oak', 'elm']);
  expect(await page.title()).toBe('A page');
});

test('choices: at least and at most so many, in a mixed order that stays, the last in its place', async ({ page, receiver }) => {
  const choices = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'last'];
  await show(page, receiver, { ...base, type: 'choices', choices, shuffle: 'keep_last', min: 2, max: 3 });
  const boxes = card(page).getByRole('checkbox');
  const order = (): Promise<string[]> => boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const first = await order();
  expect(first.at(-1)).toBe('last');
  expect([...first].sort()).toEqual([...choices].sort());
  for (const [ticks, words] of [[[0], 'Please choose at least 2.'], [[1, 2, 3], 'Please choose at most 3.']] as const) {
    for (const index of ticks) await boxes.nth(index).check({ force: true });
    await next(page).click();
    await expect(card(page).locator('#wrong')).toHaveText(words);
  }
  await boxes.nth(0).uncheck({ force: true });
  expect(await order()).toEqual(first);
  await next(page).click();
  expect(await answered(page, receiver)).toEqual(first.slice(1, 4));
});

test('"Not now" is told as such, and holds for as long as the survey says', async ({ page, receiver }) => {
  const question: Question = { ...base, type: 'nps' };
  await visit({ page, receiver, surveys: [survey([question], { on: 'bought', limit: { snooze: '1d', times: 1 } })] });
  await attune(page, 'track', 'bought');
  await expect(ask(page)).toHaveText('What do you say?');
  await card(page).getByRole('button', { name: 'Not now' }).click();
  await expect(card(page)).toHaveCount(0);
  expect(await told(page, receiver, 'survey_snoozed')).toMatchObject([{ survey: 's', question: 'q', how: 'later' }]);
  expect(await told(page, receiver, 'survey_dismissed')).toEqual([]);
  await attune(page, 'track', 'bought');
  await expect.poll(async () => (await attune<{ because: string }>(page, 'explain', 's')).because).toMatch(/not before/);
  await expect(card(page)).toHaveCount(0);
});
