/**
 * Bench — what showing a survey costs a phone (4× slowdown): the longest task from its trigger until it is painted, how long that takes on
 * a page that has loaded nothing of it yet, and how far it shifts what is on the page. Chromium, medians of fresh pages.
 * `npm run bench:showing`; fails if a task is over 50 ms, or anything shifts.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';

const rounds = 5;
const slowdown = 4;
const longest = 50;
const choices = ['Price', 'Delivery', 'Range', 'Service'];
const questions = {
  nps: [{ id: 'q', type: 'nps', ask: 'How likely are you to recommend us?' }, { id: 'why', type: 'text', ask: 'Why?' }],
  csat: [{ id: 'q', type: 'csat', ask: 'How was your delivery?' }],
  choices: [{ id: 'q', type: 'choices', ask: 'What could we do better?', choices }],
  matrix: [{ id: 'q', type: 'matrix', ask: 'How was each part of it?', rows: choices, columns: ['Bad', 'Fair', 'Good', 'Very good'] }],
};
const accent = { theme: { accent: '#0a7' } };
const cases = {
  'nps': {}, 'nps, themed': { more: accent }, 'csat': {}, 'choices, modal': { show: { as: 'modal' } }, 'matrix': {}, 'nps, bar': { show: { as: 'bar' } }, 'csat, in German': { lang: 'de' },
};

const { server, url } = await serve();
const browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const rows = [];
for (const [what, given] of Object.entries(cases)) {
  const found = [];
  for (let round = 0; round < rounds; round++) found.push(await show({ type: what.split(',')[0], ...given }));
  const [task, first, shift] = ['task', 'first', 'shift'].map((name) => median(found.map((one) => one[name])));
  rows.push({ what, 'longest task, ms': Number(task.toFixed(1)), 'trigger to paint, ms': Math.round(first), 'layout shift': shift });
}
await browser.close();
server.close();
console.table(rows);
if (rows.some((row) => row['longest task, ms'] > longest || row['layout shift'] > 0)) process.exitCode = 1;

/** Triggers a survey on a page that is at rest, and waits until it is painted. */
async function show({ type, show: how, more, lang = 'en' }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const config = { surveys: [{ id: 's', on: 'bought', questions: questions[type], ...(how && { show: how }) }], ...more };
  await page.goto(`${url}/page?${new URLSearchParams({ config: JSON.stringify(config), lang })}`);
  await page.waitForFunction(() => 'track' in window.attune);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'] });
  const measured = await page.evaluate(async () => {
    let shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value))).observe({ type: 'layout-shift' });
    performance.mark('trigger');
    const began = performance.now();
    window.attune('track', 'bought');
    while (!document.querySelector('attune-survey')?.shadowRoot.querySelector('#ask')) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const first = performance.now() - began;
    performance.mark('painted');
    return { first, shift };
  });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  return { ...measured, task: longestTask(traceEvents) };
}

/** In ms, on the thread of the page, between the two marks. */
function longestTask(events) {
  const [from, to] = ['trigger', 'painted'].map((mark) => events.find(({ name, cat }) => name === mark && /user_timing/.test(cat)));
  const tasks = events.filter(({ name, pid, tid, ts, dur = 0 }) => name === 'RunTask' && pid === from.pid && tid === from.tid && ts + dur >= from.ts && ts <= to.ts);
  if (!tasks.length) throw new Error('The trace has no tasks.');
  // The thread's own time: that of others on the same machine is not the page's.
  return Math.max(...tasks.map(({ dur = 0, tdur = dur }) => tdur / 1000));
}

async function serve() {
  const site = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (request.method === 'POST') return response.writeHead(200).end('{}');
    if (pathname !== '/page') {
      const file = await readFile(new URL(`../../dist${pathname}`, import.meta.url)).catch(() => undefined);
      return response.writeHead(file ? 200 : 404, { 'content-type': 'text/javascript' }).end(file);
    }
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><html lang="${searchParams.get('lang')}"><meta name="viewport" content="width=device-width"><title>A page</title><link rel="icon" href="data:,">
      <script type="application/json" data-attune-config>${searchParams.get('config')}</script>
      <script>window.attune=function(){(attune.q=attune.q||[]).push(arguments)}</script><script async src="/attune.js" data-endpoint="/collect"></script>
      <h1>A page</h1>${'<p>Words of no importance, for there to be something that could shift.</p>'.repeat(40)}`);
  });
  await new Promise((resolve) => site.listen(0, resolve));
  return { server: site, url: `http://localhost:${site.address().port}` };
}
