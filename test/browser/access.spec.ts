/**
 * Access — every type and every state can be perceived, reached and used: by axe's rules, by the size of what is to be hit, and with
 * nothing cut off, however wide the screen, large the text, or odd the settings.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { close, open, states, surveys, types } from './cards.ts';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';
import { settings, withSetting, type SettingName } from './settings.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
/** Where what differs from setting to setting shows most; measured in each of them, and by axe as well where most is on the card. */
const telling = ['nps', 'emotion', 'thanks', 'modal', 'bar', 'progress'];
const fullest = 'progress';

interface Start {
  readonly page: Page;
  readonly receiver: Receiver;
  readonly lang?: string;
  readonly head?: string;
}

async function start({ page, receiver, lang = 'en', head = '' }: Start): Promise<void> {
  receiver.config = { surveys };
  const body = `<main><h1>A page</h1><button id="before">Before</button></main>`;
  receiver.pages.set('/page', { body: html(`<meta name="viewport" content="width=device-width">${head}${scriptTag('data-config="/attune.json"')}`, body).replace('lang="en"', `lang="${lang}"`) });
  await page.goto(`${receiver.url}/page`);
  await ready(page);
  await page.evaluate(axe);
}

/** What axe finds wrong with the card that is open. */
function violationsOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: { run: (where: object, how: object) => Promise<{ violations: { id: string; nodes: { failureSummary: string; html: string }[] }[] }> } };
    const { violations } = await checker.run({ include: [['attune-survey']] }, { resultTypes: ['violations'], preload: false, iframes: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`);
  });
}

/** What of it cannot be seen whole, or is smaller than so many px. */
function misshapen(page: Page, least: number): Promise<string[]> {
  return page.evaluate((smallest) => {
    const panel = document.querySelector('attune-survey')!.shadowRoot!.querySelector('.panel')!;
    const frame = panel.getBoundingClientRect();
    const found: string[] = [];
    const name = (element: Element): string => `${element.localName}.${element.getAttribute('class') ?? ''} "${element.textContent}"`;
    if (frame.left < 0 || frame.top < 0 || frame.right > innerWidth + 1 || frame.bottom > innerHeight + 1) found.push(`out of the screen: ${JSON.stringify(frame)}`);
    if (panel.scrollWidth > panel.clientWidth) found.push(`wider than its panel: ${panel.scrollWidth}`);
    for (const element of panel.querySelectorAll('*')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width && !element.closest('.said') && (left < frame.left - 1 || right > frame.right + 1)) found.push(`beyond the panel: ${name(element)}`);
      if (element.matches('.tile,button') && element.scrollWidth > element.clientWidth + 1) found.push(`words cut off: ${name(element)}`);
      if (element.matches('button,a,input,textarea') && (width < smallest || height < smallest)) found.push(`too small: ${name(element)} ${width} × ${height}`);
    }
    return found;
  }, least);
}

interface Check {
  readonly page: Page;
  readonly ids: readonly string[];
  /** In px. Default 24, as WCAG 2.2 has it. */
  readonly least?: number;
}

async function check({ page, ids, least = 24 }: Check): Promise<void> {
  for (const id of ids) {
    await open(page, id);
    expect(await misshapen(page, least), id).toEqual([]);
    if (ids !== telling || id === fullest) expect(await violationsOf(page), id).toEqual([]);
    await close(page);
  }
}

for (const [kind, group] of Object.entries({ type: types, state: states })) {
  test(`each ${kind} is without a violation`, async ({ page, receiver }) => {
    await start({ page, receiver });
    await check({ page, ids: group.map(({ id }) => id) });
  });
}

test('so it is from right to left, 320 px wide, and enlarged four times', async ({ page, receiver }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await start({ page, receiver, lang: 'ar' });
  await check({ page, ids: telling });
  await page.setViewportSize({ width: 320, height: 256 });
  await check({ page, ids: [fullest] });
});

test('so it is in the dark, and with a theme of the site that nobody could read', async ({ page, receiver }) => {
  await start({ page, receiver, head: '<style>:root{--attune-accent:#ff0;--attune-text:#999}</style>' });
  await check({ page, ids: telling });
  await attune(page, 'update', { surveys, theme: { scheme: 'dark' } });
  await check({ page, ids: ['error', 'bar'] });
});

for (const name of Object.keys(settings) as SettingName[]) {
  test(`so it is with ${name}`, async ({ playwright, receiver }, info) => {
    await withSetting({ playwright, info, name }, async (page) => {
      await start({ page, receiver });
      expect(await page.evaluate((query) => matchMedia(query).matches, settings[name].holds), settings[name].holds).toBe(true);
      await check({ page, ids: telling, least: name.includes('finger') ? 44 : 24 });
    });
  });
}
