/**
 * Access — every type, every state and every place can be perceived, reached and used: by axe's rules, by the size of what is to be hit,
 * and with nothing cut off, however wide the screen, large the text, or odd the settings. What is found goes into the report as a table.
 */
import { test as plain, type Page } from '@playwright/test';
import { auditOf, bringAxe, shapeOf } from './axe.ts';
import { cards, close, open, surveys } from './cards.ts';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';
import { settings, withSetting, type SettingName } from './settings.ts';

const colours = ['color-contrast', 'link-in-text-block'];
const reflow = ['target-size', 'scrollable-region-focusable'];
/** One that stands on the page by itself: the button on its edge. */
const tab = { id: 'edge', on: 'page_viewed', show: { as: 'tab', label: 'Say something', at: 'center-start' }, questions: [{ id: 'why', type: 'text', ask: 'Why?' }] };

interface Start {
  readonly page: Page;
  readonly receiver: Receiver;
  readonly lang?: string;
  readonly head?: string;
}

async function start({ page, receiver, lang = 'en', head = '' }: Start): Promise<void> {
  receiver.config = { surveys: [...surveys, tab] };
  const body = '<main><h1>A page</h1><button id="before">Before</button><div data-attune-slot="here"></div></main>';
  receiver.pages.set('/page', { body: html(`<meta name="viewport" content="width=device-width">${head}${scriptTag('data-config="/attune.json"')}`, body).replace('lang="en"', `lang="${lang}"`) });
  await page.goto(`${receiver.url}/page`);
  await ready(page);
  await bringAxe(page);
}

interface Check {
  readonly page: Page;
  /** The row's head in the report. */
  readonly name: string;
  /** Those of axe's rules that may come out otherwise than before. Default: all. */
  readonly rules?: readonly string[];
  /** In px. Default 24, as WCAG 2.2 has it. */
  readonly least?: number;
}

/** Opens one after the other, and expects nothing wrong with any. */
async function check({ page, name, rules: wanted, least = 24 }: Check): Promise<void> {
  const table: object[] = [];
  for (const { id } of cards) {
    await open(page, id);
    const { found, smallest } = await shapeOf(page, least);
    const { rules, violations } = await auditOf(page, wanted && { rules: wanted });
    expect.soft([...found, ...violations], id).toEqual([]);
    table.push({ id, rules, violations: violations.length, smallest });
    await close(page);
  }
  await plain.info().attach('access', { body: JSON.stringify({ name, table }) });
}

test('each type, each state and each place is without a violation, and so is the tab', async ({ page, receiver }) => {
  await start({ page, receiver });
  await expect(page.locator('attune-tab button')).toBeVisible();
  expect((await auditOf(page, { selector: 'attune-tab' })).violations).toEqual([]);
  await check({ page, name: 'desktop' });
});

test('so they are from right to left, 320 px wide, and enlarged four times', async ({ page, receiver }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await start({ page, receiver, lang: 'ar' });
  await check({ page, name: 'right to left, 320 px' });
  await page.setViewportSize({ width: 320, height: 256 });
  await check({ page, name: 'zoom of 400 %', rules: reflow });
});

test('so they are in the dark, and with a theme of the site that nobody could read', async ({ page, receiver }) => {
  await start({ page, receiver, head: '<style>:root{--attune-accent:#ff0;--attune-text:#999}</style>' });
  await check({ page, name: 'unreadable theme', rules: colours });
  await attune(page, 'update', { surveys, theme: { scheme: 'dark' } });
  await check({ page, name: 'dark', rules: colours });
});

for (const name of Object.keys(settings) as SettingName[]) {
  test(`so they are with ${name}`, async ({ playwright, receiver }, info) => {
    await withSetting({ playwright, info, name }, async (page) => {
      await start({ page, receiver });
      expect(await page.evaluate((query) => matchMedia(query).matches, settings[name].holds), settings[name].holds).toBe(true);
      await check({ page, name, least: name.includes('finger') ? 44 : 24 });
    });
  });
}
