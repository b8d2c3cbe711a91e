/**
 * Bench — what noticing costs a page: the script time of a start with 10 000 touchpoints, its longest call on a phone (4×) with 200 and with
 * 10 000 touchpoints and beside a selector that matches 50 000 nodes, and what the heap holds after 10 000 elements have come and gone ten times.
 * Chromium, processor time of the page's own thread, medians of fresh pages. What the whole script costs to evaluate is told apart.
 * "Start" is the sum of all calls into the package from `use()` until all are watched: first page view, the part loaded, every look, and what the
 * observers say of all 10 000; less the same on a page without touchpoints. It comes in many short tasks; one long task would be no smaller sum.
 * `npm run bench:parts`; fails if a bound of chapter 6 is broken.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';

const rounds = 5;
const mounts = 10;
const many = 10_000;
const row = '<li data-attune-touchpoint="row" style="height:10px"></li>';
const tag = '<script src="/attune.js" async data-endpoint="/collect"></script>';
/** Noticing by itself, begun in a task of its own, so that the calls that are measured are its own. */
const alone = (touchpoints) => `<script type="importmap">{ "imports": { "idb-keyval": "/modules/idb-keyval/dist/index.js" } }</script><script type="module">
  import { createAttune } from '/core.js';
  import { touchpoints } from '/touchpoints.js';
  const client = createAttune();
  setTimeout(() => client.use(touchpoints(${JSON.stringify({ touchpoints })})), 500);
</script>`;

const { server, url } = await serve();
const browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const measured = { none: [], start: [], phone: [], large: [], wide: [], whole: [] };
for (let round = 0; round < rounds; round++) {
  measured.none.push((await start({ count: 0, head: alone() })).sum);
  measured.start.push((await start({ count: many, head: alone() })).sum);
  measured.phone.push((await start({ count: 200, head: alone(), slowdown: 4 })).longest);
  measured.large.push((await start({ count: many, head: alone(), slowdown: 4 })).longest);
  measured.wide.push((await start({ count: 0, plain: 50_000, head: alone([{ name: 'many', selector: 'i' }]), slowdown: 4 })).longest);
  measured.whole.push((await start({ count: 200, head: tag, slowdown: 4 })).evaluation);
}
const rows = [
  { what: `start with ${many} touchpoints, script ms`, found: median(measured.start) - median(measured.none), bound: 50 },
  { what: 'longest call with 200 touchpoints at 4×, ms', found: median(measured.phone), bound: 5 },
  { what: `longest call with ${many} touchpoints at 4×, ms`, found: median(measured.large), bound: 50 },
  { what: 'longest call beside a selector that matches 50 000 at 4×, ms', found: median(measured.wide), bound: 50 },
  { what: `heap after ${many} elements × ${mounts}, MiB more`, found: await growth(), bound: 2 },
  { what: 'the script tag evaluated and started at 4×, apart, ms', found: median(measured.whole), bound: Infinity },
];
await browser.close();
server.close();
console.table(rows.map(({ what, found, bound }) => ({ what, found: Number(found.toFixed(2)), bound })));
if (rows.some(({ found, bound }) => found > bound)) process.exitCode = 1;

async function open({ count, plain = 0, head, slowdown = 1 }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { context, page, cdp, go: () => page.goto(`${url}/page?${new URLSearchParams({ count, plain, head })}`) };
}

/** Long enough for everything to be watched. */
async function start(options) {
  const { context, page, go } = await open(options);
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8'] });
  await go();
  await page.waitForTimeout(5000);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  const timesOf = (kind) => traceEvents.filter(({ name, args }) => kind.test(name) && /attune|core|touchpoints|chunks/.test(args?.data?.url ?? args?.fileName ?? '')).map(({ tdur = 0 }) => tdur / 1000);
  const calls = timesOf(/^FunctionCall$/);
  return { sum: calls.reduce((sum, one) => sum + one, 0), longest: Math.max(0, ...calls), evaluation: Math.max(0, ...timesOf(/^EvaluateScript$/)) };
}

async function growth() {
  const { context, page, cdp, go } = await open({ count: 1, head: tag });
  await page.addInitScript(() => {
    const { observe, unobserve } = IntersectionObserver.prototype;
    const rows = new Set();
    window.rows = rows;
    Object.assign(IntersectionObserver.prototype, {
      // The observer that tells what is covered looks only at what is in sight: of what is watched it says nothing.
      observe(target) {
        if (target.matches('li') && !this.trackVisibility) rows.add(target);
        observe.call(this, target);
      },
      unobserve(target) {
        if (!this.trackVisibility) rows.delete(target);
        unobserve.call(this, target);
      },
    });
  });
  await go();
  const heap = async () => {
    for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize;
  };
  const watched = (count) => page.waitForFunction((wanted) => (wanted ? window.rows.size >= wanted : !window.rows.size), count, { polling: 100, timeout: 120_000 });
  const round = async () => {
    await page.evaluate(([html, count]) => void (document.querySelector('ul').innerHTML = html.repeat(count)), [row, many]);
    await watched(many);
    await page.evaluate(() => document.querySelector('ul').replaceChildren());
    await watched(0);
  };
  await round();
  const before = await heap();
  for (let i = 0; i < mounts; i++) await round();
  const more = (await heap() - before) / 2 ** 20;
  await context.close();
  return more;
}

async function serve() {
  const site = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (request.method === 'POST') return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    const body = pathname === '/page'
      ? `<!doctype html><title>A page</title>${searchParams.get('head')}<ul>${row.repeat(Number(searchParams.get('count')))}</ul><div hidden>${'<i></i>'.repeat(Number(searchParams.get('plain')))}</div>`
      : await readFile(pathname.startsWith('/modules/') ? `node_modules/${pathname.slice(9)}` : `dist${pathname}`).catch(() => undefined);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': pathname === '/page' ? 'text/html' : 'text/javascript' }).end(body);
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  return { server: site, url: `http://localhost:${site.address().port}` };
}
