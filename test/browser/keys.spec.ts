/**
 * Keys — every type is answered by keyboard alone, and every place is reached and left by it.
 */
import type { Page } from '@playwright/test';
import { close, open, surveys } from './cards.ts';
import { expect, ready, test } from './fixtures.ts';
import { html, scriptTag } from './receiver.ts';

type Heard = { readonly [id: string]: unknown }[];

/** Which keys, from the page to the answer, and what is answered then; arrows only browse. */
const walks: readonly { readonly id: string; readonly keys: readonly string[]; readonly value: unknown }[] = [
  { id: 'nps', keys: ['F6', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Space'], value: 3 },
  { id: 'csat', keys: ['F6', 'ArrowRight', 'ArrowDown', 'Enter'], value: 3 },
  { id: 'ces', keys: ['F6', 'ArrowLeft', 'Space'], value: 7 },
  { id: 'rating', keys: ['F6', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter'], value: 2 },
  { id: 'thumbs', keys: ['F6', 'ArrowRight', 'Space'], value: 0 },
  { id: 'emotion', keys: ['F6', 'ArrowDown', 'Enter'], value: 'content' },
  { id: 'choice', keys: ['F6', 'ArrowDown', 'Space'], value: 'Choice' },
  { id: 'choices', keys: ['F6', 'Space', 'Tab', 'Tab', 'Space', 'Enter'], value: ['Price', 'Speed'] },
  { id: 'text', keys: ['F6', 'B', 'u', 't', 'Tab', 'Enter'], value: 'But' },
  { id: 'line', keys: ['F6', 'a', '@', 'b', 'Enter'], value: 'a@b' },
  { id: 'consent', keys: ['F6', 'Space', 'Enter'], value: true },
  { id: 'contact', keys: ['F6', 'A', 'd', 'a', 'Tab', 'a', '@', 'b', 'Enter'], value: { name: 'Ada', email: 'a@b' } },
  { id: 'rank', keys: ['F6', 'Enter', 'ArrowDown', 'Tab', 'Enter'], value: ['Care', 'pace', 'Price'] },
  { id: 'matrix', keys: ['F6', 'Space', 'Tab', 'Space', 'ArrowRight', 'Enter'], value: { Packaging: 'Bad', pace: 'Fair' } },
  // The same day in any order of day, month and year that begins with either of the first two.
  { id: 'date', keys: ['F6', '1', '1', '1', '1', '2', '0', '2', '6', 'Enter'], value: '2026-11-11' },
  { id: 'picture', keys: ['F6', 'ArrowRight', 'Space'], value: 'ash' },
];

async function start(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/page`);
  await ready(page);
  await page.evaluate(() => {
    const known = window as unknown as { heard: unknown[]; attune: { on: (name: string, run: (event: { name: string; data: object }) => void) => void } };
    known.heard = [];
    known.attune.on('*', ({ name, data }) => name.startsWith('survey_') && known.heard.push({ name, ...data }));
  });
}
const heard = (page: Page): Promise<Heard> => page.evaluate(() => (window as unknown as { heard: Heard }).heard);
const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);

test.beforeEach(async ({ page, receiver }) => {
  receiver.config = { surveys };
  receiver.pages.set('/page', { body: html(scriptTag('data-config="/attune.json"'), '<h1>A page</h1><button id="before">Before</button><div data-attune-slot="here"></div>') });
  await start(page, receiver.url);
});

/** Opens one, walks to its answer, and out again. */
async function walk(page: Page, { id, keys, value }: (typeof walks)[number]): Promise<void> {
  const answers = async (): Promise<unknown[]> => (await heard(page)).filter(({ survey, name }) => survey === id && name === 'survey_answered').map((answer) => answer['value']);
  await page.locator('#before').focus();
  await open(page, id);
  expect(await focused(page), id).toBe('before');
  for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
  expect(await focused(page), id).toBe('attune-survey');
  expect(await answers(), id).toEqual([]);
  await page.keyboard.press(keys.at(-1)!);
  await expect.poll(answers, { message: id }).toEqual([value]);
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page), { message: id }).toBe('before');
  await close(page);
}

for (const [kind, ids] of Object.entries({ scales: ['nps', 'csat', 'ces', 'rating'], picks: ['thumbs', 'emotion', 'choice', 'choices'], words: ['text', 'line', 'consent'], rest: ['contact', 'rank', 'matrix', 'date', 'picture'] })) {
  test(`${kind}: answered by keys alone; arrows browse, and the focus goes back to where it was`, async ({ page }, info) => {
    const mine = walks.filter(({ id }) => ids.includes(id));
    for (const one of mine) await walk(page, one);
    await info.attach('keys', { body: JSON.stringify(mine) });
  });
}

test('Tab from nowhere leads in, F6 out and in again, and Escape closes', async ({ page }) => {
  await open(page, 'nps');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('attune-survey');
  await page.keyboard.press('F6');
  expect(await focused(page)).not.toBe('attune-survey');
  await page.keyboard.press('F6');
  expect(await focused(page)).toBe('attune-survey');
  await page.keyboard.press('Escape');
  await expect(page.locator('attune-survey')).toHaveCount(0);
  expect((await heard(page)).at(-1)).toMatchObject({ name: 'survey_dismissed', how: 'escape' });
});

test('a message is passed by keys alone', async ({ page }) => {
  await open(page, 'message');
  for (const key of ['F6', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect.poll(async () => (await heard(page)).map(({ name }) => name)).toContain('survey_completed');
});

for (const [kind, ids] of Object.entries({ 'no place that lets one go on takes the focus; F6 leads': ['top', 'bar', 'inline', 'tab'], 'a place that fills the page or lies above it takes the focus, and keeps it': ['modal', 'page'] })) {
  test(`${kind}; Escape gives it back`, async ({ page }) => {
    for (const id of ids) {
      const isModal = ids.includes('modal');
      await page.locator('#before').focus();
      await open(page, id);
      expect(await focused(page), id).toBe(isModal ? 'attune-survey' : 'before');
      if (!isModal) await page.keyboard.press('F6');
      expect(await focused(page), id).toBe('attune-survey');
      // Round and round: never to what is behind it.
      for (let count = 0; isModal && count < 8; count += 1) {
        await page.keyboard.press('Tab');
        expect(await focused(page), id).not.toBe('before');
      }
      await page.keyboard.press('Escape');
      await expect(page.locator('attune-survey'), id).toHaveCount(0);
      expect(await focused(page), id).toBe('before');
    }
  });
}

test('says that a question is there, what is wrong, and thanks, each to those who listen', async ({ page }) => {
  const said = page.locator('attune-survey .said');
  await page.locator('#before').focus();
  await open(page, 'text');
  await expect(said).toHaveText('Why? Press F6 to answer.');
  await page.keyboard.press('F6');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('Please answer this question.');
  expect(await page.locator('attune-survey').evaluate((element) => element.shadowRoot!.activeElement?.id)).toBe('field');
  await page.keyboard.type('Because');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('Thank you.');
});
