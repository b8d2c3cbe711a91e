/**
 * Wrong — bad input and hostile circumstances: the page goes on, the rest works, and each is told once, with a code.
 */
import type { Page } from '@playwright/test';
import { attune, expect, range, ready, test } from './fixtures.ts';
import { html, importMap, scriptTag, type Receiver } from './receiver.ts';

interface Heard {
  readonly code: string;
  readonly path?: string;
}

/** An application that hears errors, and goes on. */
function application(receiver: Receiver, options: string): void {
  receiver.pages.set('/app', { body: html(`${importMap}<script type="module">
    import { createAttune } from 'attune';
    window.heard = [];
    window.attune = createAttune({ onError: (error) => heard.push({ code: error.code, path: error.path, message: error.message }), ...(${options}) });
  </script>`) });
}

const heard = (page: Page): Promise<Heard[]> => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
const codes = async (page: Page): Promise<string[]> => (await heard(page)).map(({ code }) => code);
const flush = (page: Page): Promise<unknown> => page.evaluate(() => (window as unknown as { attune: { flush(): Promise<unknown> } }).attune.flush());
const track = (page: Page, name: string, data = '{}') => page.evaluate(`attune.track(${JSON.stringify(name)}, ${data})`);

let pageErrors: string[];
test.beforeEach(({ page }) => {
  pageErrors = [];
  page.on('pageerror', (error) => pageErrors.push(String(error)));
});
test.afterEach(() => expect(pageErrors).toEqual([]));

test('an endpoint that does not exist costs no event', async ({ page, receiver }) => {
  receiver.answer = () => ({ status: 404 });
  application(receiver, `{ endpoint: '/collect' }`);
  await page.goto(`${receiver.url}/app`);
  await track(page, 'numbered', '{ n: 1 }');
  await flush(page);
  await flush(page);
  await expect.poll(() => codes(page)).toContain('endpoint_missing');
  await flush(page);
  expect((await codes(page)).filter((code) => code === 'endpoint_missing')).toHaveLength(1);
  expect(receiver.requests.length).toBe(1);
});

test('an endpoint that fails is told once, and gets everything in the end', async ({ page, receiver }) => {
  receiver.answer = (_, n) => (n <= 2 ? { status: 500 } : {});
  application(receiver, `{ endpoint: { url: '/collect', maxWait: '10ms' } }`);
  await page.goto(`${receiver.url}/app`);
  await track(page, 'numbered', '{ n: 1 }');
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 25_000 }).toEqual([1]);
  await expect.poll(async () => (await codes(page)).filter((code) => code === 'endpoint_failing')).toHaveLength(1);
});

test('a receiver that cannot be reached is told once, and gets everything in the end', async ({ page, receiver }) => {
  application(receiver, `{ endpoint: { url: '/collect', maxWait: '10ms' } }`);
  await page.goto(`${receiver.url}/app`);
  // Whatever loads has loaded.
  await flush(page);
  await receiver.down(true);
  await track(page, 'numbered', '{ n: 1 }');
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true);
  await flush(page);
  await receiver.down(false);
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 25_000 }).toEqual([1]);
});

test('a configuration that is not JSON leaves the rest at work', async ({ page, receiver }) => {
  receiver.config = '{ "surveys": [';
  application(receiver, `{ endpoint: '/collect', configUrl: '/attune.json' }`);
  await page.goto(`${receiver.url}/app`);
  await expect.poll(() => codes(page)).toContain('config_not_json');
  await track(page, 'numbered', '{ n: 1 }');
  await flush(page);
  expect(receiver.numbers('numbered')).toEqual([1]);
});

test('a survey without questions is left out alone, and told with its path', async ({ page, receiver }) => {
  application(receiver, `{ endpoint: '/collect', surveys: [
    { id: 'empty', questions: [] },
    { id: 'good', on: 'asked', questions: [{ id: 'score', type: 'nps', ask: 'How likely?' }] },
  ] }`);
  await page.goto(`${receiver.url}/app`);
  await expect.poll(() => heard(page)).toContainEqual(expect.objectContaining({ code: 'config_invalid', path: expect.stringMatching(/^surveys\[0\]/) }));
  await track(page, 'asked');
  await expect(page.getByText('How likely?', { exact: true })).toBeVisible();
});

test('events that cannot be are refused, with a reason', async ({ page, receiver }) => {
  application(receiver, `{ endpoint: '/collect' }`);
  await page.goto(`${receiver.url}/app`);
  await track(page, 'circular', '(() => { const a = {}; a.a = a; return a; })()');
  await track(page, 'Not A Name');
  await track(page, 'large', '{ text: "x".repeat(20000) }');
  await track(page, 'list', '[1]');
  await track(page, 'good');
  await expect.poll(() => codes(page)).toEqual(expect.arrayContaining(['bad_data', 'bad_name', 'data_too_large']));
  await flush(page);
  const names = receiver.stored().map(({ name }) => name);
  expect(names).toContain('good');
  for (const name of ['circular', 'large', 'list']) expect(names).not.toContain(name);
});

test('a frame without any storage still delivers', async ({ page, receiver }) => {
  receiver.pages.set('/frame', { body: html(scriptTag(`data-endpoint="${receiver.url}/collect"`)) });
  receiver.pages.set('/outer', { body: html('', '<iframe sandbox="allow-scripts" src="/frame"></iframe>') });
  const warnings: string[] = [];
  page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
  await page.goto(`${receiver.url}/outer`);
  const frame = page.frames()[1]!;
  await frame.waitForFunction(() => 'track' in (window as unknown as { attune?: object }).attune!);
  await frame.evaluate(() => {
    for (let n = 1; n <= 5; n++) (window as unknown as { attune: (...call: unknown[]) => void }).attune('track', 'numbered', { n });
  });
  await frame.evaluate(() => (window as unknown as { attune: (...call: unknown[]) => Promise<unknown> }).attune('flush'));
  expect(receiver.numbers('numbered')).toEqual(range(1, 5));
  await expect.poll(() => warnings.filter((text) => /\[(storage|store)_blocked\]/.test(text)).length).toBe(2);
});

test('says nothing on the console of a page where all is well', async ({ page, receiver }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  receiver.config = { surveys: [] };
  receiver.pages.set('/well', { body: html(`<link rel="icon" href="data:,">${scriptTag('data-endpoint="/collect" data-config="/attune.json"')}`) });
  await page.goto(`${receiver.url}/well`);
  await ready(page);
  await attune(page, 'flush');
  expect(said.filter((text) => text.includes('attune'))).toEqual([]);
});
