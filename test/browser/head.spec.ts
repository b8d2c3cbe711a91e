/**
 * Head — with the snippet in `<head>` the first painted frame shows what was decided last, nothing shifts, and without JavaScript the
 * default stands; its published hash lets it through a strict Content-Security-Policy.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';

interface Snippet {
  readonly bytes: number;
  readonly csp: string;
  readonly code: string;
}
type Name = 'head' | 'head-fill';
const snippets = async (): Promise<Record<Name, Snippet>> => JSON.parse(await readFile('dist/head.json', 'utf8')) as Record<Name, Snippet>;

const config = {
  greetings: [{ slot: 'hero', say: [{ if: { 'preferences.name': { $exists: true } }, text: '{greeting}, {preferences.name}.' }] }],
  offers: [{ slot: 'banner', show: [{ if: { 'preferences.name': { $exists: true } }, variant: 'free' }] }],
};
const style = `<style>h1,div{margin:0;height:60px;font:30px sans-serif}html .free{display:none}html[data-attune-banner=free] .free{display:block}html[data-attune-banner=free] .plain{display:none}</style>`;
const body = `<h1 data-attune-slot="hero">Welcome</h1>
<div data-attune-slot="banner"><b>Default</b><template data-attune-variant="free"><a href="#">Free shipping</a></template></div>
<p class="plain">Plain</p><p class="free">Free</p>
`;

/** A page with the snippet inlined, as its hash allows; the SDK comes late, as over a slow network. */
async function publish(receiver: Receiver, name: Name): Promise<string> {
  const { code, csp } = (await snippets())[name];
  receiver.config = config;
  const tags = scriptTag('data-endpoint="/collect" data-config="/attune.json"').replace(/<script>.*<\/script>\n/, '');
  receiver.pages.set('/head', {
    headers: { 'content-security-policy': `script-src 'self' ${csp}; style-src 'self' 'unsafe-inline'` },
    body: html(`<link rel="icon" href="data:,"><script>${code}</script>${style}${tags}`, body),
  });
  return `${receiver.url}/head`;
}

/** `DOCS=1 npx playwright test head` takes the pictures of the documentation anew. */
const pictures = process.env['DOCS'] ? 'docs/images' : '.tmp';

/** Notes what is painted first, and whatever moves. */
const watch = (page: Page): Promise<unknown> => page.addInitScript(() => {
  const seen = { first: [] as string[], shift: 0 };
  Object.assign(window, { seen });
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { seen.shift += (entry as PerformanceEntry & { value: number }).value; })).observe({ type: 'layout-shift', buffered: true });
  }
  const look = (): void => {
    const words = document.querySelector('p.free') ? [...document.querySelectorAll<HTMLElement>('h1,div,p')].filter((one) => one.checkVisibility()).map((one) => one.innerText).filter(Boolean) : undefined;
    if (words) seen.first = words;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: { first: string[]; shift: number } }).seen);

test('the snippets are as small as they should be, and their hashes are theirs', async ({ page, receiver }) => {
  const { head, 'head-fill': fill } = await snippets();
  expect(head.bytes).toBeLessThanOrEqual(500);
  expect(fill.bytes).toBeLessThanOrEqual(800);
  for (const name of ['head', 'head-fill'] as const) expect(await readFile(`dist/${name}.js`, 'utf8')).toBe((await snippets())[name].code);
  await page.goto(await publish(receiver, 'head'));
  await expect(page.locator('html')).toHaveAttribute('data-attune', '');
  // The header is real: with the hash of the other one, it does not run.
  const { body, headers } = receiver.pages.get('/head')!;
  receiver.pages.set('/refused', { body, headers: { 'content-security-policy': headers!['content-security-policy']!.replace(head.csp, fill.csp) } });
  await page.goto(`${receiver.url}/refused`);
  await ready(page);
  await expect(page.locator('html')).not.toHaveAttribute('data-attune', '');
});

for (const [name, first] of [['head', ['Welcome', 'Default', 'Free']], ['head-fill', ['Good', 'Free shipping', 'Free']]] as const) {
  test(`${name}: the first painted frame shows what was decided last, and nothing shifts`, async ({ page, receiver, browserName }, info) => {
    await watch(page);
    const url = await publish(receiver, name);
    await page.goto(url);
    await ready(page);
    expect((await seen(page)).first).toEqual(['Welcome', 'Default', 'Plain']);
    // Before it is known what may be kept, a name is in memory alone.
    await attune(page, 'explain');
    await attune(page, 'remember', { name: 'Ada' });
    await page.reload();
    await expect(page.locator('h1')).toHaveText(/, Ada\.$/);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('attune:decisions'))).toContain('free');
    const said = await page.locator('h1').innerText();

    // From here on the SDK does not arrive at all: what is seen is the snippet's alone.
    await page.route('**/sdk/**', (route) => route.abort());
    const session = browserName === 'chromium' ? await page.context().newCDPSession(page) : undefined;
    if (session) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      // A phone's slow connection: 400 kbit/s, 300 ms there and back.
      await session.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 50_000 });
    }
    await page.reload();
    await expect.poll(async () => (await seen(page)).first.length).toBe(3);
    const early = await seen(page);
    expect(early.first).toEqual(first.map((words) => (words === 'Good' ? said : words)));
    await info.attach('first frame', { body: await page.screenshot({ path: `${pictures}/first-frame-${name}-${browserName}.png`, clip: { x: 0, y: 0, width: 480, height: 220 } }), contentType: 'image/png' });

    // What comes later may come in its own time.
    await session?.detach();
    await page.unroute('**/sdk/**');
    await page.reload();
    await ready(page);
    await expect(page.locator('h1')).toHaveText(said);
    await expect(page.locator('div')).toHaveText('Free shipping');
    expect((await seen(page)).shift).toBe(0);
    // The same words, but now they are the SDK's to take back.
    await page.waitForFunction(() => !(document.querySelector('h1') as Element & { attuneFilled?: unknown[] }).attuneFilled?.length);
    await attune(page, 'dispose');
    await expect(page.locator('h1')).toHaveText('Welcome');
    await expect(page.locator('b')).toHaveText('Default');
  });
}

test('a greeting whose hour is over is not said again by the snippet; storage edited by hand leaves the default, and no error', async ({ page, receiver }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const url = await publish(receiver, 'head-fill');
  // Before anything of the page runs: what stands in its fragment is what is stored.
  await page.addInitScript(() => void (location.pathname === '/head' && localStorage.setItem('attune:decisions', decodeURIComponent(location.hash.slice(1)))));
  // To its load: Firefox may name a navigation anew that begins while the page before still loads.
  const arrive = (kept: string, visit: string): Promise<unknown> => page.goto(`${url}?${visit}#${encodeURIComponent(kept)}`);
  await page.route('**/sdk/**', (route) => route.abort());
  for (const [until, words] of [[Date.now() + 600_000, 'Good morning, Ada.'], [Date.now() - 1, 'Welcome']] as const) {
    await arrive(JSON.stringify({ t: Date.now(), v: { hero: ['say[0]', 'Good morning, Ada.', until] } }), words);
    await expect(page.locator('h1')).toHaveText(words);
  }
  await page.unroute('**/sdk/**');
  for (const [visit, wrong] of ['', '{', 'null', '{"t":1}', '{"t":9e15,"v":{"a b":["x"],"hero":null}}', `{"t":${Date.now()},"v":{"a b":["x"],"hero":null}}`].entries()) {
    await arrive(wrong, `wrong${visit}`);
    await ready(page);
    await expect(page.locator('h1'), wrong).toHaveText('Welcome');
    await expect(page.locator('b'), wrong).toHaveText('Default');
  }
  expect(errors).toEqual([]);
});

test('without JavaScript the default stands', async ({ browser, receiver }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(await publish(receiver, 'head-fill'));
  await expect(page.locator('h1')).toHaveText('Welcome');
  await expect(page.locator('b')).toHaveText('Default');
  await context.close();
});
