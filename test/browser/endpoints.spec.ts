/**
 * Endpoints — several of them, each with its own wishes, none holding up another; and what of the site's own code may fail.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, kept, range, ready, test } from './fixtures.ts';
import { createReceiver, html, importMap, scriptTag, type Receiver } from './receiver.ts';

/** A page whose client has these endpoints, and remembers which errors it heard. */
async function open(page: Page, receiver: Receiver, endpoint: string, more = ''): Promise<void> {
  receiver.pages.set('/app', { body: html(`${importMap}<script type="module">
    import { createAttune } from 'attune';
    window.heard = [];
    window.attune = createAttune({ onError: ({ code }) => heard.push(code), endpoint: ${endpoint} ${more} });
    window.flush = () => attune.flush();
  </script>`) });
  await page.goto(`${receiver.url}/app`);
  await page.waitForFunction('window.flush');
}

const track = (page: Page, from: number, to: number, name = 'numbered') => page.evaluate(`for (let n = ${from}; n <= ${to}; n++) attune.track('${name}', { n, text: 'a plain sentence' })`);
const flush = (page: Page): Promise<{ sent: number; kept: number }> => page.evaluate('flush()');
const heard = (page: Page): Promise<string[]> => page.evaluate('heard');

test('sends each endpoint what it wants, and a dead one holds up no other', async ({ page, receiver }) => {
  const other = await createReceiver();
  other.answer = () => ({ status: 503 });
  await open(page, receiver, `['/collect', { url: '${other.url}/collect', only: ['order_placed'] }]`);
  await track(page, 1, 5);
  await track(page, 6, 6, 'order_placed');
  await flush(page);
  expect(receiver.numbers('numbered')).toEqual(range(1, 5));
  expect(receiver.numbers('order_placed')).toEqual([6]);
  other.answer = () => ({});
  await expect.poll(() => other.numbers('order_placed'), { timeout: 20_000 }).toEqual([6]);
  expect(other.stored().every(({ name }) => name === 'order_placed')).toBe(true);
  await other.close();
});

test('flush waits for a configuration that is on its way, for that says where to', async ({ page, receiver }) => {
  receiver.config = { endpoint: '/collect', surveys: [] };
  let arrive: () => void;
  const isDue = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/attune.json', async (route) => {
    await isDue;
    await route.continue();
  });
  receiver.pages.set('/app', { body: html(scriptTag('data-config="/attune.json"')) });
  await page.goto(`${receiver.url}/app`, { waitUntil: 'commit' });
  await ready(page);
  await track(page, 1, 3);
  await page.evaluate('window.flushed = attune.flush(); undefined');
  arrive!();
  expect(await page.evaluate('flushed')).toMatchObject({ kept: 0 });
  expect(receiver.numbers('numbered')).toEqual([1, 2, 3]);
});

test('leaves third parties out where sharing is not allowed', async ({ page, receiver }) => {
  const other = await createReceiver();
  await open(page, receiver, `['/collect', { url: '${other.url}/collect', thirdParty: true }]`, `, consent: { default: { measurement: true, share: false } }`);
  await track(page, 1, 3);
  await flush(page);
  expect(receiver.numbers('numbered')).toEqual([1, 2, 3]);
  expect(other.requests).toHaveLength(0);
  await page.evaluate(`attune.consent({ share: true })`);
  await track(page, 4, 4);
  await flush(page);
  expect(other.numbers('numbered')).toEqual([4]);
  await other.close();
});

test('compresses, names its content type and asks for headers', async ({ page, receiver }) => {
  await open(page, receiver, `{ url: '/collect', compress: 'gzip', contentType: 'text/plain', headers: async () => ({ 'x-token': 'secret' }) }`);
  await track(page, 1, 50);
  await flush(page);
  expect(receiver.numbers('numbered')).toEqual(range(1, 50));
  const { headers, bytes, body } = receiver.requests.find(({ events }) => events.length > 40)!;
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'text/plain', 'x-token': 'secret' });
  expect(bytes).toBeLessThan(body.length / 4);
});

test('speaks another format, and posts it without a preflight where it may', async ({ page, receiver }) => {
  await open(page, receiver, `{ url: '/collect', format: 'ndjson' }`);
  await track(page, 1, 3);
  await flush(page);
  const lines = receiver.requests.flatMap(({ body }) => body.trim().split('\n')).map((line) => JSON.parse(line) as { name: string });
  expect(lines.filter(({ name }) => name === 'numbered')).toHaveLength(3);
});

test('hands events to a function of the site, and takes its word', async ({ page, receiver }) => {
  await page.addInitScript(`window.calls = []; window.receipts = ['retry', 'sent'];`);
  await open(page, receiver, `async (events, { leaving }) => { const numbers = events.map(({ data }) => data?.n).filter(Boolean); if (!numbers.length) return 'sent'; calls.push(numbers); return receipts.shift() ?? 'sent'; }`);
  await track(page, 1, 3);
  await flush(page);
  await expect.poll(() => page.evaluate('calls.length'), { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  const calls = await page.evaluate('calls') as number[][];
  expect(calls[0]).toEqual(calls[1]);
  expect(await page.evaluate('flush()')).toMatchObject({ kept: 0 });
});

for (const [title, endpoint, code] of [
  ['a function that rejects', `() => Promise.reject(new Error('no'))`, 'endpoint_answer'],
  ['a function that returns nonsense', `async () => 42`, 'endpoint_answer'],
  ['headers that throw', `{ url: '/collect', headers: () => { throw new Error('no token'); } }`, 'headers_failed'],
  ['a format that throws', `{ url: '/collect', format: { encode: () => { throw new Error('no words'); } } }`, 'format_failed'],
] as const) {
  test(`${title} is told once, and costs no event`, async ({ page, receiver }) => {
    await open(page, receiver, endpoint);
    await track(page, 1, 3);
    expect(await flush(page)).toMatchObject({ sent: 0, kept: 4 });
    await expect.poll(async () => (await heard(page)).filter((one) => one === code)).toHaveLength(1);
  });
}

test('gives up a function, and headers, that never come, and keeps what a format made nothing of', async ({ page, receiver }) => {
  await page.clock.install();
  await open(page, receiver, `[
    () => new Promise(() => {}), { url: '/collect', headers: () => new Promise(() => {}) }, { url: '/collect', format: { encode: () => ({}) } }]`);
  await track(page, 1, 3);
  // Half a minute is waited for each, from when its request is due.
  await expect.poll(async () => {
    await page.clock.runFor(10_000);
    return [...new Set(await heard(page))].sort();
  }, { timeout: 20_000 }).toEqual(['endpoint_answer', 'format_failed', 'headers_failed']);
  expect(receiver.requests).toHaveLength(0);
  await expect.poll(() => kept(page)).toBe(9);
});

test('takes a success with garbage for a success, and says so', async ({ page, receiver }) => {
  receiver.answer = () => ({ body: '{"rejected": [' });
  await open(page, receiver, `'/collect'`);
  await track(page, 1, 3);
  expect(await flush(page)).toMatchObject({ kept: 0 });
  await expect.poll(() => heard(page)).toContain('endpoint_answer');
});

test('drops and reports what the receiver names as rejected', async ({ page, receiver }) => {
  receiver.answer = (events) => ({ body: JSON.stringify({ rejected: events.filter(({ data }) => data?.['n'] === 2).map(({ id }) => ({ id, reason: 'odd' })) }) });
  await open(page, receiver, `'/collect'`);
  await track(page, 1, 3);
  await flush(page);
  await expect.poll(async () => (await flush(page), receiver.stored('events_lost').map(({ data }) => data))).toEqual([{ reason: 'refused', count: 1, names: ['numbered'] }]);
});

test('sends nothing before consent, everything after a yes, and drops it after a no', async ({ page, receiver }) => {
  await open(page, receiver, `'/collect'`, `, consent: { default: 'ask' }`);
  await track(page, 1, 3);
  await flush(page);
  expect(receiver.requests).toHaveLength(0);
  expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)].flat())).toEqual([]);
  await page.evaluate(`attune.consent({ measurement: true })`);
  await flush(page);
  expect(receiver.numbers('numbered')).toEqual([1, 2, 3]);
  await page.evaluate(`attune.consent({ measurement: false })`);
  await track(page, 4, 6);
  await flush(page);
  expect(receiver.numbers('numbered')).toEqual([1, 2, 3]);
});

test('tells an endpoint that the page\'s own policy forbids from one that is down', async ({ page, receiver }) => {
  const other = await createReceiver();
  await open(page, receiver, `'${other.url}/collect'`);
  await other.down(true);
  await track(page, 1, 3);
  await flush(page);
  await expect.poll(() => heard(page), { timeout: 20_000 }).toContain('endpoint_unreachable');
  receiver.pages.set('/app', { ...receiver.pages.get('/app')!, headers: { 'content-security-policy': `connect-src 'self'` } });
  await page.goto(`${receiver.url}/app`);
  await page.waitForFunction('window.flush');
  await other.down(false);
  await expect.poll(() => heard(page), { timeout: 20_000 }).toContain('request_blocked');
  expect(await flush(page)).toMatchObject({ sent: 0 });
  expect(other.numbers('numbered')).toEqual([]);
  await other.close();
});

test('says of a receiver that is down only that it cannot be reached', async ({ page, receiver }) => {
  const other = await createReceiver();
  await other.down(true);
  await open(page, receiver, `'${other.url}/collect'`);
  await track(page, 1, 3);
  const tries = (): Promise<number> => page.evaluate(() => (JSON.parse(localStorage.getItem('attune:pauses') ?? '{}') as { v?: Record<string, { tries: number }> }).v?.['0']?.tries ?? 0);
  await expect.poll(tries, { timeout: 25_000 }).toBeGreaterThan(2);
  expect(await heard(page)).toEqual(['endpoint_unreachable']);
});

test('tells a request that an ad blocker refuses, and loses nothing when it is switched off', async ({ playwright, browserName, receiver }, info) => {
  test.skip(browserName !== 'chromium', 'Firefox takes unsigned extensions only by its developer protocol; there the policy test stands for it');
  const folder = resolve(await mkdtemp('.tmp/blocker-'));
  await mkdir(`${folder}/blocker`);
  await writeFile(`${folder}/blocker/manifest.json`, JSON.stringify({
    manifest_version: 3, name: 'blocker', version: '1', permissions: ['declarativeNetRequest'], host_permissions: ['<all_urls>'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
  }));
  await writeFile(`${folder}/blocker/rules.json`, JSON.stringify([{ id: 1, action: { type: 'block' }, condition: { urlFilter: '/collect', resourceTypes: ['xmlhttprequest', 'ping', 'other'] } }]));
  const { launchOptions } = info.project.use as { launchOptions: { args: string[] } };
  const launch = (...args: string[]) => playwright.chromium.launchPersistentContext(`${folder}/profile`, { ...launchOptions, args: [...launchOptions.args, ...args], ignoreDefaultArgs: ['--disable-extensions'] });
  const blocked = await launch(`--disable-extensions-except=${folder}/blocker`, `--load-extension=${folder}/blocker`);
  const page = await blocked.newPage();
  await open(page, receiver, `'/collect'`);
  await track(page, 1, 3);
  await expect.poll(() => heard(page), { timeout: 20_000 }).toContain('request_blocked');
  expect(receiver.requests).toHaveLength(0);
  await blocked.close();
  const free = await launch('--disable-extensions');
  await open(await free.newPage(), receiver, `'/collect'`);
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 20_000 }).toEqual([1, 2, 3]);
  await free.close();
  await rm(folder, { recursive: true, force: true });
});
