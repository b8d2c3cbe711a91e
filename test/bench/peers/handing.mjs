/**
 * Handing — one fresh page: what a subject costs to load and start, what a burst of events costs until all are handed over, and what
 * went over the wire for it. Costs are processor time of the page's main thread; the control's is taken off in the report.
 */
import { gzipSync } from 'node:zlib';
import { cpuOf, heapOf, visit } from './browser.mjs';
import { still, until } from './waiting.mjs';

/** In ms: how long all may take, and how long without a request before the rest is given up. Some retry only now and then. */
const patience = { atMost: 180_000, idle: 30_000 };

/** @param {{ browser: import('@playwright/test').Browser, servers: object, subject: object, files: Map<string, object>, events: number, slowdown: number }} options */
export async function handOver({ browser, servers, subject, files, events, slowdown }) {
  const run = servers.begin(subject, files);
  const context = await visit(browser);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(message.slice(0, 200)));
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const requests = () => run.requests.length;
  await page.goto(`${run.own}/page`);
  await still(() => requests() + run.loaded.size, 1500);
  const started = await cpuOf(session);
  const loadLong = await page.evaluate(() => window.longTasks.map(([, took]) => took));
  const heap = await heapOf(session);
  const atStart = sum(run.loaded.values());
  const contention = await contentionOf(page, session);

  const before = { ...(await cpuOf(session)), ...counted(run) };
  // In a task of the page's own, for it to be told if it is long.
  const { began, took } = await page.evaluate((count) => new Promise((resolve) => setTimeout(() => resolve(window.bench.burst(count, 't')))), events);
  const isControl = subject.name === 'control';
  await until(() => isControl || run.arrived.size >= events, { ...patience, changes: requests });
  await still(requests, isControl ? 2000 : 800);
  const after = { ...(await cpuOf(session)), ...counted(run) };
  const long = await page.evaluate((from) => window.longTasks.filter(([at, length]) => at + length >= from).map(([, length]) => length), began);
  const result = {
    subject: subject.name, slowdown, events, contention,
    startScript: started.script, startTask: started.task, startLongest: Math.max(0, ...loadLong), bytesAtStart: atStart, bytes: sum(run.loaded.values()),
    call: (took / events) * 1000, cpu: after.task - before.task, longest: Math.max(0, ...long), longTasks: long.length,
    arrived: run.arrived.size, duplicates: sum([...run.arrived.values()].map((times) => times - 1)),
    requests: after.requests - before.requests, preflights: after.preflights - before.preflights, wire: after.wire - before.wire, body: after.body - before.body, whole: gzipSync(Buffer.concat(run.requests.map(({ plain }) => plain))).length,
    heapAtStart: heap, heapAfter: await heapOf(session), errors,
  };
  await context.close();
  servers.end(run);
  return result;
}

const sum = (numbers) => [...numbers].reduce((total, one) => total + one, 0);

/** Requests with events, and bytes that its connections have read: headers, and what a browser asks before, included. */
function counted({ requests, sockets, preflights }) {
  const carrying = requests.filter(({ ids }) => ids);
  return { requests: carrying.length, body: sum(carrying.map(({ bytes }) => bytes)), wire: sum([...sockets].map(({ bytesRead }) => bytesRead)), preflights };
}

/** How many times longer a piece of work took than it worked: 1 on a quiet machine. */
async function contentionOf(page, session) {
  const before = await cpuOf(session);
  const wall = await page.evaluate(() => {
    const began = performance.now();
    let n = 0;
    for (let i = 0; i < 4e6; i++) n = (n * 31 + i) | 0;
    window.worked = n;
    return performance.now() - began;
  });
  return wall / ((await cpuOf(session)).task - before.task);
}
