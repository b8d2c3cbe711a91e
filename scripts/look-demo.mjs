/**
 * Look, demo — pictures of shop and results on phone and desktop, light and dark, empty and full, in `.look/demo/`, and one sheet of
 * each for the guides in `docs/images/`. Results are those of a seeded month, of a day that does not change.
 * Made to be looked at: what is cramped, cut off or dull there is a bug.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createSqliteStore } from '../demo/collector/store/sqlite.mjs';
import { startServer } from '../demo/server.mjs';
import { findBrowser } from './browsers.mjs';
import { month } from './seed/month.mjs';

const FOLDER = '.look/demo';
const DEVICES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const SCHEMES = ['light', 'dark'];
const UNTIL = Date.UTC(2026, 10, 22);
const VIEWS = ['overview', 'surveys', 'words', 'journey', 'frustration', 'outcomes', 'visitor', 'completeness'];

/** A folder with a month in it, as `npm run seed` makes it. */
function seeded() {
  const data = mkdtempSync(join(tmpdir(), 'attune-look-'));
  const store = createSqliteStore({ file: join(data, 'attune.db') });
  const config = JSON.parse(readFileSync(new URL('seed/attune.json', import.meta.url), 'utf8'));
  const events = [...month({ config, visits: 12_000, until: UNTIL })];
  for (let start = 0; start < events.length; start += 500) store.insert({ events: events.slice(start, start + 500).map((event) => ({ event, received: event.at + 500 })), rejected: [] });
  store.close();
  return data;
}

/** Walks the shop to a question, and takes its picture on the way. */
async function shop(page, url, name) {
  const take = (what) => page.screenshot({ path: join(FOLDER, `shop-${what}-${name}.png`) });
  await page.goto(`${url}/shop/`);
  await page.getByRole('button', { name: 'Yes', exact: true }).waitFor();
  await take('consent');
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.waitForFunction(() => /^Good|Hello/.test(document.querySelector('h1').textContent));
  await take('front');
  await page.goto(`${url}/shop/help.html`);
  await page.getByRole('button', { name: 'Open a case' }).click();
  await page.getByRole('radiogroup', { name: 'It was easy to get help.' }).waitFor();
  await take('inline');
  await page.goto(`${url}/shop/account.html`);
  await page.getByRole('button', { name: 'Choose with us' }).click();
  await page.getByRole('dialog').getByText('Which piece').waitFor();
  await page.waitForTimeout(400);
  await take('dialog');
  // What is left open is gone on with on the next page.
  await page.keyboard.press('Escape');
  await page.goto(`${url}/shop/`);
  await page.getByText('Why?').click();
  await page.getByText('after_delivery').first().waitFor();
  await take('why');
}

async function results(page, url, name) {
  for (const view of VIEWS) {
    await page.goto(`${url}/results/#${view}`);
    await page.locator('#content:not([aria-busy]) section').first().waitFor();
    await page.waitForTimeout(200);
    await page.screenshot({ path: join(FOLDER, `results-${view}-${name}.png`), fullPage: true });
  }
}

/** Four pictures on one sheet, small enough for a guide. */
async function sheet(browser, what, path) {
  const image = (device, scheme) => {
    const data = readFileSync(join(FOLDER, `${what}-${device}-${scheme}.png`)).toString('base64');
    return `<figure class="${device}"><img src="data:image/png;base64,${data}"></figure>`;
  };
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.setContent(`<!doctype html><style>body{margin:0;padding:20px;display:grid;grid-template-columns:1fr 1fr 235px 235px;gap:20px;background:#8b94a3;width:fit-content}
    figure{margin:0;border-radius:10px;overflow:hidden;height:420px}img{display:block}.desktop{width:597px}.desktop img{width:597px}.phone{width:235px}.phone img{width:235px}</style>
    ${image('desktop', 'light')}${image('desktop', 'dark')}${image('phone', 'light')}${image('phone', 'dark')}`);
  await page.locator('body').screenshot({ path });
  await page.close();
}

mkdirSync(FOLDER, { recursive: true });
const folders = { empty: mkdtempSync(join(tmpdir(), 'attune-look-')), full: seeded() };
const browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
for (const [state, data] of Object.entries(folders)) {
  const server = await startServer({ port: 0, data });
  for (const [device, viewport] of Object.entries(DEVICES)) {
    for (const scheme of SCHEMES) {
      const context = await browser.newContext({ viewport, colorScheme: scheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await results(page, server.url, state === 'full' ? `${device}-${scheme}` : `empty-${device}-${scheme}`);
      if (state === 'full') await shop(page, server.url, `${device}-${scheme}`);
      await context.close();
    }
  }
  await server.close();
  rmSync(data, { recursive: true, force: true });
}
for (const [what, name] of [['shop-front', 'shop'], ['shop-why', 'shop-why'], ['results-surveys', 'results'], ['results-journey', 'results-journey']]) await sheet(browser, what, `docs/images/${name}.png`);
await browser.close();
console.log(`Pictures in ${FOLDER} and docs/images.`);
