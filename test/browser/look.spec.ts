/**
 * Look — what the site says of colours and measures is kept, as far as it can be read.
 */
import type { Page } from '@playwright/test';
import type { Question, Survey } from '../../src/types.ts';
import { faintIn, randomThemes, seeded } from './contrast.ts';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag } from './receiver.ts';

const nps: Question = { id: 'score', type: 'nps', ask: 'Would you recommend us?', help: 'To a friend.', optional: true };
const words: Question = { id: 'why', type: 'text', ask: 'Why?', placeholder: 'Because …' };
const choices: Question = { id: 'what', type: 'choices', ask: 'What?', choices: ['One', 'Two', 'Three'] };

/** What is on the card, and what is pressed to bring it there. */
const cards: readonly (Pick<Survey, 'questions' | 'thanks'> & { readonly id: string; readonly press: readonly string[] })[] = [
  { id: 'scale', questions: [nps, words], press: ['[value="9"]'] },
  { id: 'error', questions: [words], press: ['.main'] },
  { id: 'list', questions: [choices, words, nps], press: ['[value="One"]'] },
  { id: 'stars', questions: [{ id: 'stars', type: 'rating', ask: 'How many?' }], press: ['[value="3"]'] },
  { id: 'faces', questions: [{ id: 'faces', type: 'csat', ask: 'How was it?' }], press: ['[value="3"]'] },
  { id: 'thanks', questions: [words], thanks: [{ text: 'Bye', link: { label: 'More', href: '/more' } }], press: ['#field', '.main'] },
];
const surveys = cards.map(({ press: _, ...survey }) => ({ on: 'never', show: { autoAdvance: false }, ...survey }));
const themed = ':root{--attune-accent:#0b6}';

async function open(page: Page, id: string): Promise<void> {
  await attune(page, 'show', id);
  await expect(page.locator('attune-survey #ask')).toBeVisible();
  for (const selector of cards.find((card) => card.id === id)!.press) {
    const field = page.locator(`attune-survey ${selector}`).first();
    if (selector === '#field') await field.fill('Because of it');
    else await field.click({ force: true });
  }
}

test('tells every word and every control from what lies under it, in 200 themes at random', async ({ page, receiver }) => {
  receiver.config = { surveys };
  receiver.pages.set('/themed', { body: html(`<style>${themed}</style>${scriptTag('data-config="/attune.json"')}`) });
  await page.goto(`${receiver.url}/themed`);
  await ready(page);
  const themes = randomThemes(200, seeded(20261122));
  for (const { id } of cards) {
    await open(page, id);
    // The card with most on it has all of them; what is only on others, as many as it takes.
    const { faint, looked } = await faintIn(page, id === 'list' ? themes : themes.slice(0, 50));
    expect(faint.slice(0, 5), id).toEqual([]);
    expect(looked).toBeGreaterThan(50 * 4);
    await attune(page, 'close');
  }
});

test('tells them apart without a theme, in light and dark', async ({ page, receiver }) => {
  receiver.config = { surveys };
  receiver.pages.set('/plain', { body: html(scriptTag('data-config="/attune.json"')) });
  await page.goto(`${receiver.url}/plain`);
  await ready(page);
  for (const { id } of cards) {
    await open(page, id);
    for (const scheme of ['light', 'dark']) {
      // The scheme is that of the panel; what the browser prefers cannot be changed in every browser.
      await page.evaluate((one) => document.querySelector('attune-survey')!.shadowRoot!.querySelector<HTMLElement>('.panel')!.style.setProperty('color-scheme', one), scheme);
      expect((await faintIn(page, [{}])).faint, `${id} ${scheme}`).toEqual([]);
    }
    await attune(page, 'close');
  }
  expect(receiver.asked.filter((path) => path.includes('theme'))).toEqual([]);
});

const style = (page: Page, selector: string, property: string): Promise<string> =>
  page.locator(`attune-survey ${selector}`).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('takes colours, measures, font, scheme and density from the configuration', async ({ page, receiver }) => {
  receiver.config = { surveys, theme: { accent: '#0a5', text: '#123', surface: '#fffaf0', radius: '2px', font: 'Georgia, serif', scheme: 'dark', density: 'compact' } };
  receiver.pages.set('/configured', { body: html(scriptTag('data-config="/attune.json"')) });
  await page.goto(`${receiver.url}/configured`);
  await ready(page);
  await open(page, 'error');
  expect(await style(page, '.panel', 'border-top-left-radius')).toBe('2px');
  expect(await style(page, '.panel', 'font-family')).toContain('Georgia');
  expect(await style(page, '.panel', 'color-scheme')).toBe('dark');
  expect(await style(page, '.card', 'padding-top')).toBe('16px');
  expect((await faintIn(page, [{}])).faint).toEqual([]);
  await attune(page, 'close');
  await attune(page, 'update', { surveys, theme: { accent: 'no colour', surface: 'red;} *{display:none' } });
  await open(page, 'error');
  expect((await faintIn(page, [{}])).faint).toEqual([]);
  expect(await style(page, '.panel', 'border-top-left-radius')).toBe('14px');
});

test('takes custom properties of the page, also of the element itself, before the configuration', async ({ page, receiver }) => {
  receiver.config = { surveys, theme: { radius: '2px' } };
  receiver.pages.set('/own', { body: html(`<style>attune-survey{--attune-radius:20px;--attune-surface:#ffe}</style>${scriptTag('data-config="/attune.json"')}`) });
  await page.goto(`${receiver.url}/own`);
  await ready(page);
  await open(page, 'error');
  expect(await style(page, '.panel', 'border-top-left-radius')).toBe('20px');
  expect(await style(page, '.panel', 'background-color')).toMatch(/^(color\(srgb 1 1 0\.93|rgb\(255, 255, 238)/);
});
