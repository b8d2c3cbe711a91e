/**
 * Losing — how many events of a subject never arrive: (a) the page is left in the same task, (b) the tab is closed, (c) the browser is
 * killed while the receiver is away, (d) the visitor is offline over two reloads. The letters are those of the faults suite. Each time
 * the visitor comes back to a page that has the subject, and one event more is tracked there, as any page does.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visit, visitIn } from './browser.mjs';
import { still, until } from './waiting.mjs';

const cases = { a: leave, b: close, c: crash, d: offline };
/** In ms: how long a subject is waited for, and how long of that without a request. */
const patience = { atMost: 45_000, idle: 20_000 };

/** @returns {Promise<{ subject: string, case: string, sent: number, arrived: number, duplicates: number }[]>} */
export async function lose({ browser, servers, subject, files }) {
  const found = [];
  for (const [name, run] of Object.entries(cases)) {
    const record = servers.begin(subject, files);
    const sent = await run({ browser, run: record });
    const ours = [...record.arrived].filter(([id]) => id.startsWith('EID-t'));
    found.push({ subject: subject.name, case: name, sent, arrived: ours.length, duplicates: ours.reduce((sum, [, times]) => sum + times - 1, 0) });
    servers.end(record);
  }
  return found;
}

/** A page that has loaded and started the subject. */
async function open(context, run, page) {
  const shown = page ?? await context.newPage();
  await shown.goto(`${run.own}/page`);
  await still(() => run.requests.length + run.loaded.size, 1500);
  return shown;
}

const burst = (page, count, from = 0) => page.evaluate(([many, first]) => void window.bench.burst(many, 't', first), [count, from]);
const arrivedOf = (run) => [...run.arrived.keys()].filter((id) => id.startsWith('EID-t')).length;
const all = (run, count) => until(() => arrivedOf(run) >= count, { ...patience, changes: () => run.requests.length });

async function comeBack(context, run, count, page) {
  const shown = await open(context, run, page);
  await shown.evaluate(() => void window.bench.burst(1, 'z'));
  await all(run, count);
  await still(() => run.requests.length, 1500);
}

async function leave({ browser, run }) {
  const context = await visit(browser);
  const page = await open(context, run);
  await page.evaluate((to) => {
    window.bench.burst(50, 't');
    location.href = to;
  }, `${run.own}/blank`).catch(() => undefined);
  await page.waitForURL('**/blank');
  await comeBack(context, run, 50, page);
  await context.close();
  return 50;
}

async function close({ browser, run }) {
  const context = await visit(browser);
  // A tab that stays, so that the browser does.
  await (await context.newPage()).goto(`${run.own}/blank`);
  const page = await open(context, run);
  await burst(page, 50);
  await page.close({ runBeforeUnload: true });
  await still(() => run.requests.length, 2000);
  await comeBack(context, run, 50);
  await context.close();
  return 50;
}

async function crash({ browser, run }) {
  const profile = await mkdtemp(join(tmpdir(), 'attune-bench-'));
  const first = await visitIn(browser, profile);
  const page = await open(first, run, first.pages()[0]);
  run.isAway = true;
  await burst(page, 50);
  await page.waitForTimeout(1000);
  kill(profile);
  await first.close().catch(() => undefined);
  run.isAway = false;
  const second = await visitIn(browser, profile);
  await comeBack(second, run, 50, second.pages()[0]);
  await second.close();
  await rm(profile, { recursive: true, force: true });
  return 50;
}

/** Every process of the browser that has the profile: no handler runs. */
function kill(profile) {
  const running = execFileSync('ps', ['-eo', 'pid,args']).toString().split('\n').filter((line) => line.includes(`--user-data-dir=${profile}`));
  for (const line of running) {
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    } catch {
      // A child went with its parent.
    }
  }
}

async function offline({ browser, run }) {
  const context = await visit(browser);
  let page = await open(context, run);
  for (const [from, count] of [[0, 500], [500, 100]]) {
    // The emulation alone lets a beacon through while the page is left.
    run.isAway = true;
    await context.setOffline(true);
    await burst(page, count, from);
    await page.waitForTimeout(1000);
    await context.setOffline(false);
    page = await open(context, run, page);
  }
  run.isAway = false;
  await page.evaluate(() => void dispatchEvent(new Event('online')));
  await comeBack(context, run, 600, page);
  await context.close();
  return 600;
}
