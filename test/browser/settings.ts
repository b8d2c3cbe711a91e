/**
 * Settings — browsers as visitors have set them up: larger text, their own colours, no motion, a finger in place of a mouse.
 * What cannot be emulated in a running browser is set before it starts.
 */
import type { Browser, BrowserContextOptions, LaunchOptions, Page, PlaywrightWorkerArgs, TestInfo } from '@playwright/test';

interface Setting {
  /** Holds if the browser has taken it: a media query, or the size of plain text. */
  readonly holds: string;
  readonly chromium: { readonly args?: readonly string[]; readonly context?: BrowserContextOptions };
  readonly firefox: NonNullable<LaunchOptions['firefoxUserPrefs']>;
}

export const settings = {
  'forced colours, no motion': {
    holds: '(forced-colors: active) and (prefers-reduced-motion: reduce)',
    chromium: { context: { forcedColors: 'active', reducedMotion: 'reduce' } },
    firefox: { 'browser.display.document_color_use': 2, 'ui.prefersReducedMotion': 1 },
  },
  'text of 200 %, a finger': {
    holds: '(pointer: coarse) and (min-width: 20em) and (max-width: 20em)',
    chromium: { args: ['--blink-settings=defaultFontSize=32'], context: { hasTouch: true, isMobile: true, viewport: { width: 640, height: 800 } } },
    firefox: { 'font.size.variable.x-western': 32, 'ui.primaryPointerCapabilities': 1, 'ui.allPointerCapabilities': 1 },
  },
} satisfies { readonly [name: string]: Setting };

export type SettingName = keyof typeof settings;

interface Options {
  readonly playwright: PlaywrightWorkerArgs['playwright'];
  readonly info: TestInfo;
  readonly name: SettingName;
}

/** Runs in a browser of its own that is set up so. */
export async function withSetting({ playwright, info, name }: Options, run: (page: Page) => Promise<void>): Promise<void> {
  const { launchOptions = {}, channel, defaultBrowserType, browserName = defaultBrowserType } = info.project.use;
  const setting: Setting = settings[name];
  const isFirefox = browserName === 'firefox';
  const browser: Browser = isFirefox
    ? await playwright.firefox.launch({ ...launchOptions, ...(channel && { channel }), firefoxUserPrefs: setting.firefox })
    : await playwright.chromium.launch({ ...launchOptions, args: [...launchOptions.args ?? [], ...setting.chromium.args ?? []] });
  try {
    const page = await browser.newPage(isFirefox ? {} : setting.chromium.context);
    if (name.startsWith('text')) await page.setViewportSize({ width: 640, height: 800 });
    await run(page);
  } finally {
    await browser.close();
  }
}
