import { defineConfig } from '@playwright/test';
import { findBrowser, hasWebKit } from './scripts/browsers.mjs';

const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: 'test/browser',
  outputDir: '.tmp/browser',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Patience for a slow machine; nothing waits so long where all is well.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env['CI'],
  reporter: [['list'], ['json', { outputFile: '.tmp/browser.json' }]],
  // A trace of every test costs as much as the tests themselves, and slows the pages that they time; `--trace on` makes one when it is wanted.
  use: { screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium', launchOptions: { ...(chromium && { executablePath: chromium }), args: quiet } } },
    // Debian's Firefox speaks WebDriver BiDi; Playwright's own needs neither path nor channel.
    { name: 'firefox', use: { browserName: 'firefox', ...(firefox && { channel: 'moz-firefox' }), launchOptions: firefox ? { executablePath: firefox } : {} } },
    // The third engine, where the system has it; its tests drive it themselves.
    ...(hasWebKit() ? [{ name: 'webkit', testDir: 'test/webkit' }] : []),
  ],
});
