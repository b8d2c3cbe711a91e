/**
 * Bench — what 1 000 events in a burst cost the page, beside a hand-written floor, in one run on one machine.
 * Main-thread CPU (thread ticks) from the first call until all are at the server, medians of fresh pages, control subtracted.
 * `npm run bench`
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';

const events = 1000;
const rounds = 9;

/** An array, batches of 100, keepalive within the budget, a beacon at the end: no retry, no store, no identity. */
const floor = `
let q = [], timer = 0, fly = 0;
const post = (evs) => {
  const body = JSON.stringify(evs), n = body.length, keepalive = fly + n < 6e4;
  if (keepalive) fly += n;
  fetch('/collect', { method: 'POST', keepalive, headers: { 'content-type': 'text/plain' }, body }).catch(() => {}).finally(() => { if (keepalive) fly -= n; });
};
const flush = () => { clearTimeout(timer); timer = 0; while (q.length) post(q.splice(0, 100)); };
window.track = (name, data) => { q.push({ name, data, at: Date.now() }); if (q.length >= 100) flush(); else timer ||= setTimeout(flush, 1000); };`;

const subjects = {
  control: 'window.track = () => {};',
  floor,
  'attune/core': `import { createAttune } from '/core.js'; const client = createAttune({ endpoint: '/collect' }); window.track = client.track;`,
};

/** 307 bytes as JSON, like those that the peers were measured with. */
const data = (n) => ({ n, ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`field_${i}`, `value ${i} of it`])) });

const { server, url, state } = await serve();
const browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const found = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  const names = Object.keys(subjects);
  for (const name of round % 2 ? names.reverse() : names) found[name].push(await measure(name));
}
await browser.close();
server.close();

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const of = (name, field) => median(found[name].map((one) => one[field]));
const rows = Object.keys(subjects).filter((name) => name !== 'control').map((name) => ({
  subject: name,
  'CPU ms until handed over': Number((of(name, 'cpu') - of('control', 'cpu')).toFixed(1)),
  'µs per call': Number((of(name, 'call') / events * 1000).toFixed(1)),
  requests: of(name, 'requests'),
  'kB on the wire': Number((of(name, 'bytes') / 1000).toFixed(0)),
  arrived: of(name, 'arrived'),
}));
console.table(rows);
console.log(`attune/core is ${(rows[1]['CPU ms until handed over'] / rows[0]['CPU ms until handed over']).toFixed(2)} times the floor; medians of ${rounds}, ${events} events`);

async function measure(name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${url}/${encodeURIComponent(name)}`);
  await page.waitForFunction('window.track');
  await page.waitForTimeout(500);
  Object.assign(state, { requests: 0, bytes: 0, arrived: 0 });
  const cpu = async () => (await cdp.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
  const before = await cpu();
  const call = await page.evaluate(`(() => { const data = ${data}; const all = Array.from({ length: ${events} }, (_, n) => data(n)); const began = performance.now(); for (const one of all) track('touchpoint_viewed', one); return performance.now() - began; })()`);
  const until = Date.now() + (name === 'control' ? 1000 : 20_000);
  while (state.arrived < events && Date.now() < until) await page.waitForTimeout(20);
  await page.waitForTimeout(600);
  const result = { cpu: await cpu() - before, call, ...state };
  await context.close();
  return result;
}

async function serve() {
  const state = { requests: 0, bytes: 0, arrived: 0 };
  const core = await bundledCore();
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      let body = '';
      for await (const part of request) body += part;
      state.requests++;
      state.bytes += body.length;
      state.arrived += body.split('"touchpoint_viewed"').length - 1;
      return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }
    const name = decodeURIComponent(request.url.slice(1));
    if (core[name]) return response.writeHead(200, { 'content-type': 'text/javascript' }).end(core[name]);
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>bench</title><script type="module">${subjects[name] ?? ''}</script>`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://localhost:${server.address().port}`, state };
}

/** What a page that bundles `attune/core` loads; the build leaves it in `.sizes`. */
async function bundledCore() {
  const { readdir } = await import('node:fs/promises');
  const files = await readdir('.sizes');
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(`.sizes/${file}`)])));
}
