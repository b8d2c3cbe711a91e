/**
 * Panel — "your data": what is remembered, why and until when; switches, fields, export and erasing hold at once; usable by keyboard,
 * clean for axe, in the visitor's language and direction, and without a trace when it is closed.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { attune, expect, ready, test } from './fixtures.ts';
import { optOut, site, stored } from './personal.ts';
import { html, importMap, type Receiver } from './receiver.ts';
import { settings, withSetting, type SettingName } from './settings.ts';

const body = '<main><h1 data-attune-slot="hero">Welcome</h1><a href="#data" data-attune-memory>Your data</a></main>';
const config = { consent: { default: 'granted' }, greetings: [{ slot: 'hero', say: [{ text: 'Hello, {preferences.name}.' }] }] };

async function open(page: Page, receiver: Receiver, { lang = 'en', more = {} }: { readonly lang?: string; readonly more?: object } = {}): Promise<void> {
  const url = site(receiver, { config: { ...config, ...more }, body, head: '<meta name="viewport" content="width=device-width">' });
  const served = receiver.pages.get('/site')!;
  receiver.pages.set('/site', { body: served.body.replace('lang="en"', `lang="${lang}"`) });
  await page.goto(url);
  await ready(page);
  await attune(page, 'remember', { name: 'Ada', topics: ['tea'] });
  await expect.poll(async () => {
    // What hears the click loads with the page; a second one while the panel loads opens no second panel.
    await page.evaluate(() => {
      const link = document.querySelector<HTMLElement>('a')!;
      if (document.querySelector('attune-memory')) return;
      link.focus();
      link.click();
    });
    return page.locator('dialog').count();
  }).toBe(1);
}
const dialog = (page: Page) => page.getByRole('dialog');

test('is reached and left by keyboard; shows what is remembered, why and until when, and hands it over as a file; what is changed there holds at once', async ({ page, receiver, browserName }) => {
  await open(page, receiver);
  await expect(dialog(page)).toHaveAccessibleName('Your data');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Your data' })).toBeFocused();
  expect(await page.locator('attune-memory').count()).toBe(0);
  await page.keyboard.press('Enter');

  for (const words of ['What you told us', 'Personalisation', 'Measurement', 'Sharing', 'How often and when you were here, and which campaign brought you']) await expect(dialog(page).getByText(words, { exact: true })).toBeVisible();
  await expect(dialog(page).getByText(/^until \d|^until \w+ \d/).first()).toBeVisible();

  const name = dialog(page).getByLabel('name', { exact: true });
  await name.press('ControlOrMeta+a');
  await name.pressSequentially('Eve');
  await name.press('Tab');
  await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Hello, Eve.');
  // After what is typed: a browser that asks where a file shall go takes the keyboard.
  await expectFile(page, { browserName, site: receiver.url });
  await dialog(page).getByRole('button', { name: 'Delete topics' }).click();
  await expect(dialog(page).getByLabel('topics', { exact: true })).toHaveCount(0);

  const measurement = dialog(page).getByRole('switch', { name: 'Measurement' });
  await expect(measurement).toBeChecked();
  await measurement.uncheck();
  expect(await attune(page, 'consent')).toMatchObject({ measurement: false, source: 'code' });
  expect((await stored(page)).local).not.toContain('attune:visitor');
});

/** One file, in which class, purpose and life of everything stand that is on the device. */
async function expectFile(page: Page, { browserName, site: from }: { readonly browserName: string; readonly site: string }): Promise<void> {
  // Debian's Firefox tells nobody of its downloads: what is handed to it is looked at instead.
  await page.evaluate(() => {
    const { createObjectURL } = URL;
    const page = window as unknown as { saved: Promise<string> };
    page.saved = new Promise((resolve) => (URL.createObjectURL = (blob) => (void (blob as Blob).text().then(resolve), createObjectURL.call(URL, blob))));
  });
  const file = browserName === 'chromium' ? page.waitForEvent('download') : undefined;
  await dialog(page).getByRole('button', { name: 'Download as a file' }).click();
  const text = await page.evaluate(() => (window as unknown as { saved: Promise<string> }).saved);
  if (file) expect([(await file).suggestedFilename(), await readFile(await (await file).path(), 'utf8')]).toEqual(['attune-data.json', text]);
  const { remembered, consent, site: told } = JSON.parse(text) as { remembered: Record<string, unknown>[]; consent: unknown; site: string };
  expect(told).toBe(from);
  expect(consent).toMatchObject({ measurement: true, gpc: false, source: 'default' });
  const { local, session } = await stored(page);
  expect(remembered.map(({ key }) => key).sort()).toEqual([...local, ...session].sort());
  for (const one of remembered) expect(one).toMatchObject({ class: expect.any(String), purpose: expect.stringMatching(/\w{3}/), life: expect.stringMatching(/^\d+ days$/), until: expect.stringMatching(/^20/) });
  expect(remembered.find(({ key }) => key === 'attune:preferences')).toMatchObject({ class: 'preferences', value: { name: 'Eve', topics: ['tea'] } });
}

test('says that an opt-out by Global Privacy Control is honoured; erases everything after asking, gives a receipt, and keeps only that', async ({ page, receiver }) => {
  await optOut(page);
  await open(page, receiver, { more: { consent: { default: 'ask' } } });
  await expect(dialog(page).getByText('Opt-out request honoured')).toBeVisible();
  await expect(dialog(page).getByRole('switch', { name: 'Sharing' })).toBeDisabled();
  await attune(page, 'consent', { personalization: true, measurement: true });
  await dialog(page).getByRole('button', { name: 'Erase everything' }).click();
  await expect(dialog(page).getByRole('button', { name: 'No, keep it' })).toBeFocused();
  await dialog(page).getByRole('button', { name: 'Yes, erase it' }).click();
  await expect(dialog(page).getByRole('status')).toContainText(/^Erased on .*preferences/);
  await expect.poll(async () => (await stored(page)).local).toEqual(['attune:receipt']);
  await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toHaveText('Welcome');
});

interface WrongOptions {
  /** The smallest that a finger or a mouse should have to hit, in CSS px. */
  readonly least: number;
  /** Whether axe looks, too. */
  readonly axe?: boolean;
}

/** What axe finds wrong, what is wider than the panel, and what is too small to hit. */
async function wrong(page: Page, { least, axe = true }: WrongOptions): Promise<string[]> {
  // While it fades in, nothing has its contrast yet.
  await page.evaluate(() => Promise.all(document.querySelector('attune-memory')!.shadowRoot!.getAnimations().map(({ finished }) => finished)).then(() => undefined));
  if (axe && !await page.evaluate(() => 'axe' in window)) await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
  return page.evaluate(async ([smallest, isLooking]) => {
    const { axe } = window as unknown as { axe: { run(on: object, how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = isLooking ? await axe.run({ include: ['attune-memory'] }, { resultTypes: ['violations'], preload: false, iframes: false }) : { violations: [] };
    const panel = document.querySelector('attune-memory')!.shadowRoot!.querySelector('.panel')!;
    const frame = panel.getBoundingClientRect();
    const parts = [...panel.querySelectorAll<HTMLElement>('button,.field,.switch,p,h2,h3,dt,dd')];
    const box = (part: Element): string => `${part.textContent || part.className}: ${JSON.stringify(part.getBoundingClientRect())}`;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`),
      ...(frame.left < 0 || frame.right > innerWidth + 1 || frame.bottom > innerHeight + 1 || panel.scrollWidth > panel.clientWidth ? [`the panel: ${box(panel)}`] : []),
      ...parts.filter((part) => part.getBoundingClientRect().left < frame.left - 1 || part.getBoundingClientRect().right > frame.right + 1 || part.scrollWidth > part.clientWidth + 1).map((part) => `cut off: ${box(part)}`),
      ...parts.filter((part) => part.matches('button,.field,.switch') && part.getBoundingClientRect().height < smallest).map((part) => `too small: ${box(part)}`),
    ];
  }, [least, axe] as const);
}

test('in three languages, light and dark: axe finds nothing and nothing is cut off, on desktop, phone, 320 px and at a zoom of 400 %', async ({ page, receiver, browserName }) => {
  for (const [lang, scheme, title] of [['en', 'light', 'Your data'], ['ar', 'dark', 'بياناتك'], ['de-AT', 'dark', 'Ihre Daten']] as const) {
    await open(page, receiver, { lang, more: { theme: { scheme } } });
    await expect(dialog(page)).toHaveAccessibleName(title);
    await expect(dialog(page)).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('attune-memory')!).colorScheme)).toBe(scheme);
    // A screen between has the layout of one of these.
    for (const [width, height, axe] of [[1280, 900, true], [390, 844, false], [320, 640, false], [320, 256, true]] as const) {
      await page.setViewportSize({ width, height });
      expect(await wrong(page, { least: 40, axe }), `${lang}, ${width} × ${height}`).toEqual([]);
      await page.screenshot({ path: `.tmp/panel-${lang}-${width}x${height}-${browserName}.png` });
    }
  }
});

for (const name of Object.keys(settings) as SettingName[]) {
  test(`with ${name}: axe finds nothing, nothing is cut off, and switches show whether they are on`, async ({ playwright, receiver, browserName }, info) => {
    await withSetting({ playwright, info, name }, async (page) => {
      await open(page, receiver);
      await dialog(page).getByRole('switch', { name: 'Sharing' }).uncheck();
      const paint = (of: string) => dialog(page).getByRole('switch', { name: of }).evaluate((input) => getComputedStyle(input.nextElementSibling!).backgroundColor);
      expect(await paint('Measurement')).not.toBe(await paint('Sharing'));
      expect(await wrong(page, { least: name.endsWith('finger') ? 44 : 40 })).toEqual([]);
      await page.screenshot({ path: `.tmp/panel-${name.slice(0, 6)}-${browserName}.png` });
    });
  });
}

test('shows in place where the mark is on what nobody clicks, and by code', async ({ page, receiver }) => {
  await page.goto(site(receiver, { config, body: '<h1>Privacy</h1><section data-attune-memory></section>' }));
  await expect(page.locator('section attune-memory').getByRole('heading', { name: 'Your data' })).toBeVisible();
  receiver.pages.set('/code', { body: html(`${importMap.replace('"attune/core"', '"attune/personal":"/sdk/personal.js","attune/core"')}<script type="module">
    import { createAttune } from 'attune'; import { memory } from 'attune/personal';
    window.attune = createAttune({ endpoint: '/collect' });
    window.stop = attune.use(memory({ at: document.querySelector('h1') }));
  </script>`) });
  await page.goto(`${receiver.url}/code`);
  await expect(page.locator('h1 attune-memory').getByRole('heading', { name: 'Your data' })).toBeVisible();
  await page.evaluate('stop()');
  await expect(page.locator('attune-memory')).toHaveCount(0);
});
