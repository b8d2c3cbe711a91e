/**
 * Browsers — where the tests' browsers are: those of the system first, Playwright's own downloads elsewhere. WebKit is WebKitGTK, if the
 * system has it: its driver, the browser that it drives, and a screen for both.
 */
import { existsSync } from 'node:fs';

const places = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr'],
  webkit: ['/usr/bin/WebKitWebDriver'],
  minibrowser: ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
  screen: ['/usr/bin/Xvfb'],
};

/** The system's browser, or `undefined` where Playwright's own must serve. */
export function findBrowser(name) {
  return places[name].find((path) => existsSync(path));
}

/** Whether the system can show pages in WebKitGTK. */
export const hasWebKit = () => ['webkit', 'minibrowser', 'screen'].every(findBrowser);
