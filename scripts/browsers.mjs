/**
 * Browsers — where the tests' browsers are: those of the system first, Playwright's own downloads elsewhere.
 */
import { existsSync } from 'node:fs';

const places = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr'],
};

/** The system's browser, or `undefined` where Playwright's own must serve. */
export function findBrowser(name) {
  return places[name].find((path) => existsSync(path));
}
