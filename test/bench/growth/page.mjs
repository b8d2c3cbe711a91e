/**
 * Page — one page of a series: the processor time of its main thread until its work is done, and the longest of its tasks. The page's own
 * time, so that of others on the same machine is in neither.
 */
import { cpuOf, visit } from '../peers/browser.mjs';
import { still, until } from '../peers/waiting.mjs';
import { subjectOf } from './series.mjs';

/** @returns {Promise<{ cpu: number, longest: number, requests: number }>} In ms. */
export async function measure({ browser, servers, files, one, n, slowdown, isBare = false }) {
  const run = servers.begin(subjectOf(one, n, isBare), files);
  const context = await visit(browser);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(`${run.own}/blank`);
  if (!isBare) await one.before?.(page, n);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] });
  const before = await cpuOf(session);
  await page.goto(`${run.own}/page`);
  const changes = () => run.requests.length + run.loaded.size;
  await still(changes, one.arrives(n) ? 300 : 2500);
  await one.run?.(page, n);
  const arrived = () => [...run.arrived.keys()].filter((id) => id.startsWith('EID-t')).length;
  if (!isBare) await until(() => arrived() >= one.arrives(n), { atMost: 120_000, idle: 20_000, changes });
  await still(changes, 1000);
  const cpu = (await cpuOf(session)).task - before.task;
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  servers.end(run);
  return { cpu, longest: longestTask(traceEvents, `${run.own}/`), requests: run.requests.length, arrived: arrived() };
}

/** On the thread that ran the page's own scripts; loading one, which costs the same however much there is, is not counted, nor what the driver asks. */
function longestTask(events, own) {
  const ofPage = (kind) => events.filter(({ name, args }) => kind.test(name) && String(args?.data?.url ?? args?.fileName).startsWith(own));
  const calls = ofPage(/^FunctionCall$/);
  const loads = ofPage(/^(EvaluateScript|v8\.compile|v8\.compileModule|v8\.evaluateModule)$/);
  const [first] = calls;
  const holds = ({ ts, dur = 0 }) => (one) => one.ts >= ts && one.ts < ts + dur;
  const tasks = events.filter((event) => event.name === 'RunTask' && event.pid === first?.pid && event.tid === first.tid && calls.some(holds(event)) && !loads.some(holds(event)));
  return Math.max(0, ...tasks.map(({ dur = 0, tdur = dur }) => tdur / 1000));
}
