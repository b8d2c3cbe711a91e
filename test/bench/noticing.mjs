/**
 * Bench — what noticing costs a page: the script time of a start with 10 000 touchpoints, the longest single call with 200 of them on a
 * phone (4×), and what the heap holds after 10 000 elements have come and gone ten times. Chromium, medians of fresh pages.
 * `npm run bench`; fails if a bound of chapter 6 is broken.
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

const { server, url } = await serve();
const browser = await chromium.launch({ executablePath: findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const measured = { start: [], first: [], control: [] };
for (let round = 0; round < rounds; round++) {
  measured.control.push((await start({ count: many, head: '' })).script);
  measured.start.push((await start({ count: many, head: tag })).script);
  measured.first.push((await start({ count: 200, head: tag, slowdown: 4 })).longest);
}
const rows = [
  { what: `start with ${many} touchpoints, script ms`, found: median(measured.start) - median(measured.control), bound: 50 },
  { what: 'longest call with 200 touchpoints at 4×, ms', found: median(measured.first), bound: 5 },
  { what: `heap after ${many} elements × ${mounts}, MiB more`, found: await growth(), bound: 2 },
];
await browser.close();
server.close();
console.table(rows.map(({ what, found, bound }) => ({ what, found: Number(found.toFixed(2)), bound })));
if (rows.some(({ found, bound }) => found > bound)) process.exitCode = 1;

/** Opens a page with so many touchpoints and waits until all are watched. */
async function open({ count, head, slowdown = 1 }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { context, page, cdp, go: () => page.goto(`${url}/page?${new URLSearchParams({ count, head })}`).then(() => page.waitForTimeout(2500)) };
}

async function start(options) {
  const { context, page, cdp, go } = await open(options);
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8'] });
  await go();
  const { metrics } = await cdp.send('Performance.getMetrics');
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  const ours = traceEvents.filter(({ name, args }) => /^(EvaluateScript|v8.evaluateModule|FunctionCall)$/.test(name) && /attune\.js|chunks/.test(args?.data?.url ?? args?.fileName ?? ''));
  return { script: metrics.find(({ name }) => name === 'ScriptDuration').value * 1000, longest: Math.max(0, ...ours.map(({ dur = 0 }) => dur / 1000)) };
}

async function growth() {
  const { context, page, cdp, go } = await open({ count: 1, head: tag });
  await go();
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize;
  };
  const round = () => page.evaluate(async ([html, count]) => {
    const list = document.querySelector('ul');
    list.innerHTML = html.repeat(count);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    list.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve, 400));
  }, [row, many]);
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
    if (pathname === '/page') return response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>A page</title>${searchParams.get('head')}<ul>${row.repeat(Number(searchParams.get('count')))}</ul>`);
    const body = await readFile(`dist${pathname}`).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/javascript' }).end(body);
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  return { server: site, url: `http://localhost:${site.address().port}` };
}
