/**
 * Look — what the site says of colours and measures is kept, as far as it can be read.
 */
import type { Page } from '@playwright/test';
import { close, open, surveys } from './cards.ts';
import { faintIn, randomThemes, seeded } from './contrast.ts';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag } from './receiver.ts';

const tag = scriptTag('data-config="/attune.json"');
/** Together they have everything that can be drawn. */
const shown = ['ticked', 'scale-chosen', 'faces-chosen', 'rating', 'error', 'progress', 'thanks', 'contact-error', 'judged', 'ranked', 'picked', 'thanks-error', 'page', 'matrix-error'];

test('tells every word and every control from what lies under it, in 200 themes at random', async ({ page, receiver }) => {
  receiver.config = { surveys };
  receiver.pages.set('/themed', { body: html(`<style>:root{--attune-accent:#0b6}</style>${tag}`) });
  await page.goto(`${receiver.url}/themed`);
  await ready(page);
  const themes = randomThemes(200, seeded(20261122));
  for (const id of shown) {
    // A table where there is room, and the same without.
    await page.setViewportSize({ width: id === 'matrix-error' ? 390 : 1000, height: 720 });
    await open(page, id);
    // The card with most on it has all of them; what is only on others, as many as it takes.
    const { faint, looked } = await faintIn(page, id === 'ticked' ? themes : themes.slice(0, 40));
    expect(faint.slice(0, 5), id).toEqual([]);
    expect(looked).toBeGreaterThan(40 * 4);
    await close(page);
  }
});

test('tells them apart without a theme, in light and dark', async ({ page, receiver }) => {
  receiver.config = { surveys };
  receiver.pages.set('/plain', { body: html(tag) });
  await page.goto(`${receiver.url}/plain`);
  await ready(page);
  for (const id of shown) {
    await open(page, id);
    for (const scheme of ['light', 'dark']) {
      // The scheme is that of the panel; what the browser prefers cannot be changed in every browser.
      await page.evaluate((one) => document.querySelector('attune-survey')!.shadowRoot!.querySelector<HTMLElement>('.panel')!.style.setProperty('color-scheme', one), scheme);
      expect((await faintIn(page, [{}])).faint, `${id} ${scheme}`).toEqual([]);
    }
    await close(page);
  }
  expect(receiver.asked.filter((path) => path.includes('theme'))).toEqual([]);
});

const style = (page: Page, selector: string, property: string): Promise<string> =>
  page.locator(`attune-survey ${selector}`).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('takes colours, measures, font, scheme and density from the configuration', async ({ page, receiver }) => {
  receiver.config = { surveys, theme: { accent: '#0a5', text: '#123', surface: '#fffaf0', radius: '2px', font: 'Georgia, serif', scheme: 'dark', density: 'compact' } };
  receiver.pages.set('/configured', { body: html(tag) });
  await page.goto(`${receiver.url}/configured`);
  await ready(page);
  await open(page, 'error');
  expect(await style(page, '.panel', 'border-top-left-radius')).toBe('2px');
  expect(await style(page, '.panel', 'font-family')).toContain('Georgia');
  expect(await style(page, '.panel', 'color-scheme')).toBe('dark');
  expect(await style(page, '.card', 'padding-top')).toBe('16px');
  expect((await faintIn(page, [{}])).faint).toEqual([]);
  await close(page);
  await attune(page, 'update', { surveys, theme: { accent: 'no colour', surface: 'red;} *{display:none' } });
  await open(page, 'error');
  expect((await faintIn(page, [{}])).faint).toEqual([]);
  expect(await style(page, '.panel', 'border-top-left-radius')).toBe('14px');
});

test('takes custom properties of the page, also of the element itself, before the configuration', async ({ page, receiver }) => {
  receiver.config = { surveys, theme: { radius: '2px' } };
  receiver.pages.set('/own', { body: html(`<style>attune-survey{--attune-radius:20px;--attune-surface:#ffe}</style>${tag}`) });
  await page.goto(`${receiver.url}/own`);
  await ready(page);
  await open(page, 'error');
  expect(await style(page, '.panel', 'border-top-left-radius')).toBe('20px');
  expect(await style(page, '.panel', 'background-color')).toMatch(/^(color\(srgb 1 1 0\.93|rgb\(255, 255, 238)/);
});

test('takes what the page changes while it is open at once, where it had any; else from the next one on', async ({ page, receiver }) => {
  receiver.config = { surveys };
  receiver.pages.set('/plain', { body: html(tag) });
  await page.goto(`${receiver.url}/plain`);
  await ready(page);
  const set = (radius: string): Promise<void> => page.evaluate((value) => document.documentElement.style.setProperty('--attune-radius', value), radius);
  const radius = (): Promise<string> => style(page, '.panel', 'border-top-left-radius');
  await open(page, 'error');
  await set('3px');
  expect(await radius()).toBe('14px');
  await close(page);
  await open(page, 'error');
  expect(await radius()).toBe('3px');
  await set('20px');
  expect(await radius()).toBe('20px');
});

test('speaks the language of the page, also from right to left, and loads it only there', async ({ page, receiver }) => {
  receiver.config = { surveys, texts: { fa: { later: 'بعداً' } } };
  receiver.pages.set('/fa', { body: html(tag).replace('lang="en"', 'lang="fa-IR"') });
  receiver.pages.set('/en', { body: html(tag) });
  await page.goto(`${receiver.url}/en`);
  await ready(page);
  await open(page, 'nps');
  expect(receiver.asked.filter((path) => path.includes('/locales/'))).toEqual([]);
  await page.goto(`${receiver.url}/fa`);
  await ready(page);
  await open(page, 'nps');
  await expect(page.locator('attune-survey section')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('attune-survey .ends')).toHaveText('اصلاً محتمل نیستبسیار محتمل است');
  await expect(page.locator('attune-survey .later')).toHaveText('بعداً');
  await expect(page.getByRole('radio', { name: '۱۰ از ۱۰' })).toBeVisible();
  expect(receiver.asked.filter((path) => path.includes('/locales/'))).toEqual(['/sdk/locales/index.js', '/sdk/locales/fa.js']);
});
