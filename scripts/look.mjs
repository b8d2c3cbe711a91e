/**
 * Look — pictures of every question type and state × phone, desktop × light, dark × left to right, right to left, and a sheet of each
 * eighth, in `.look/`. Made to be looked at: what is not calm, well-proportioned and legible there is a bug.
 * `npm run look -- nps text` takes pictures of those alone.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browsers.mjs';
import { states, surveysOf } from './look/samples.mjs';

const folder = '.look';
const origin = 'http://look.test';
const kinds = { '.js': 'text/javascript', '.json': 'application/json' };

const devices = { phone: { width: 390, height: 640, touch: true }, desktop: { width: 800, height: 560 } };
const schemes = ['light', 'dark'];
const languages = { ltr: 'en', rtl: 'ar' };

/** The types stand in the types. */
const types = [...readFileSync('src/types/survey.ts', 'utf8').matchAll(/readonly type: '(\w+)'/g)].map(([, type]) => type);
const wanted = process.argv.slice(2);
const surveys = surveysOf(types).filter(({ id }) => !wanted.length || wanted.includes(id));

const page = (language) => `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta name="viewport" content="width=device-width">
<title>A shop</title><style>body{margin:0;padding:2rem;font:16px/1.6 "Liberation Sans","DejaVu Sans",sans-serif;background:light-dark(#f6f4f0,#121417);color:light-dark(#333,#ccc);color-scheme:light dark}</style>
<h1>Tables and chairs</h1><p>Made of wood that has grown slowly, by people who have learned it well. Delivered to your door, and carried up the stairs.</p><div data-attune-slot="here"></div>
<script async src="/sdk/attune.js" data-config="/attune.json"></script>`;

function answerTo(url, language) {
  const { pathname } = new URL(url);
  if (pathname === '/attune.json') return { body: JSON.stringify({ surveys }), contentType: kinds['.json'] };
  if (pathname.startsWith('/sdk/')) return { body: readFileSync(join('dist', pathname.slice(5))), contentType: kinds[extname(pathname)] };
  return { body: page(language), contentType: 'text/html; charset=utf-8' };
}

/** Opens one survey, brings it to its state, and takes its picture; nothing where the widget has no field for it. */
async function take(tab, id, path) {
  if (id === 'state-tab') {
    await tab.evaluate(() => window.attune.track('tab_wanted'));
    await tab.waitForSelector('attune-tab button');
    return tab.screenshot({ path });
  }
  await tab.evaluate((survey) => window.attune.show(survey), id);
  await tab.waitForFunction(() => document.querySelector('attune-survey')?.shadowRoot.querySelector('#ask'));
  const isDrawn = await tab.evaluate(() => !!document.querySelector('attune-survey').shadowRoot.querySelector('.body :is(input,textarea,select,a,.tile)'));
  if (!isDrawn) return undefined;
  for (const selector of states[id.replace('state-', '')]?.press ?? []) {
    await tab.locator(`attune-survey ${selector}`).first().click({ force: true });
    await tab.waitForTimeout(250);
  }
  await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return tab.screenshot({ path });
}

/** All pictures of one device, scheme and direction, and one sheet of them. */
async function gallery(browser, device, scheme, direction) {
  const { touch, ...viewport } = devices[device];
  const context = await browser.newContext({ viewport, hasTouch: !!touch, isMobile: !!touch, colorScheme: scheme, reducedMotion: 'reduce' });
  await context.route('**/*', (route) => route.fulfill(answerTo(route.request().url(), languages[direction])));
  const tab = await context.newPage();
  await tab.goto(origin);
  await tab.waitForFunction(() => 'track' in (window.attune ?? {}));
  const name = `${device}-${scheme}-${direction}`;
  const taken = [];
  for (const { id } of surveys) {
    const picture = await take(tab, id, join(folder, `${id}-${name}.png`));
    if (picture) taken.push({ id, picture });
    await tab.evaluate(() => window.attune.close());
  }
  await sheet(context, name, taken, viewport.width / 2);
  await context.close();
  return taken.length;
}

/** One picture with all of them on it. */
async function sheet(context, name, taken, width) {
  const tab = await context.newPage();
  await tab.setViewportSize({ width: 1600, height: 900 });
  await tab.setContent(`<meta name="viewport" content="width=1600"><body style="margin:0;padding:12px;display:flex;flex-wrap:wrap;gap:12px;background:#888;font:12px sans-serif;color:#fff">${taken.map(({ id, picture }) => `<figure style="margin:0"><img width="${width}" src="data:image/png;base64,${picture.toString('base64')}"><figcaption>${id}</figcaption></figure>`).join('')}`);
  await tab.screenshot({ path: join(folder, `sheet-${name}.png`), fullPage: true });
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
let count = 0;
const sheets = [];
for (const device of Object.keys(devices)) for (const scheme of schemes) for (const direction of Object.keys(languages)) {
  count += await gallery(browser, device, scheme, direction);
  sheets.push(`sheet-${device}-${scheme}-${direction}.png`);
}
await browser.close();
writeFileSync(join(folder, 'index.html'), `<!doctype html><title>Look</title>${sheets.map((file) => `<h2>${file.slice(6, -4)}</h2><img src="${file}" width="1200">`).join('\n')}`);
console.log(`${count} pictures, and ${folder}/index.html with all of them`);
