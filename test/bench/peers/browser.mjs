/**
 * Browser — Chromium as a visitor has it: no word of automation, which several peers take for a robot, and no way out of this machine.
 */
import { chromium } from '@playwright/test';
import { findBrowser } from '../../../scripts/browsers.mjs';

const executablePath = findBrowser('chromium');
const options = {
  executablePath, ignoreDefaultArgs: ['--enable-automation'],
  args: [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--disable-blink-features=AutomationControlled', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  ],
};

export const launch = () => chromium.launch(options);

/** @param {import('@playwright/test').Browser} browser */
export const visit = (browser) => browser.newContext(visitor(browser));

/** Another of the same version, with a profile that outlives it. @param {import('@playwright/test').Browser} browser @param {string} profile */
export const visitIn = (browser, profile) => chromium.launchPersistentContext(profile, { ...options, ...visitor(browser) });

const visitor = (browser) => ({
  userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version().split('.')[0]}.0.0.0 Safari/537.36`,
  viewport: { width: 1280, height: 800 }, locale: 'en-GB',
});

/**
 * The processor time, in ms, that the page's main thread has spent since it began: all of it, and on scripts. Other work on the machine is not in it.
 * @param {import('@playwright/test').CDPSession} session
 */
export async function cpuOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted) => metrics.find(({ name }) => name === wanted).value * 1000;
  return { task: of('TaskDuration'), script: of('ScriptDuration') };
}

/** In bytes, of what is still in use. @param {import('@playwright/test').CDPSession} session */
export async function heapOf(session) {
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
