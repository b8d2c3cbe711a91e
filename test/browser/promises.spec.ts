/**
 * Promises — what chapter 7 promises of delivery, one by one, as a receiver sees it kept: one sender over all tabs, pauses as long as
 * they were asked for, sizes that fit, bounds that hold, and a network that comes back.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { attune, expect, range, ready, test } from './fixtures.ts';
import type { Receiver } from './receiver.ts';

const track = (page: Page, from: number, to: number, name = 'numbered') => page.evaluate(
  ([first, last, event]) => {
    for (let n = first; n <= last; n++) (window as unknown as { attune: (...call: unknown[]) => void }).attune('track', event, { n });
  },
  [from, to, name] as const,
);

/** Three tabs at once, against a receiver that takes its time. Resolves to the milliseconds between requests. */
async function race(context: BrowserContext, receiver: Receiver, url: string): Promise<number[]> {
  const pages = await Promise.all([0, 1, 2].map(async () => {
    const page = await context.newPage();
    await page.goto(url);
    await ready(page);
    return page;
  }));
  await Promise.all(pages.map((page) => attune(page, 'flush')));
  const before = receiver.requests.length;
  receiver.answer = () => ({ delay });
  await Promise.all(pages.map((page, tab) => track(page, tab * 50 + 1, tab * 50 + 50)));
  await expect.poll(() => receiver.numbers('numbered').length, { timeout: 15_000 }).toBe(150);
  const arrivals = receiver.requests.slice(before).map(({ at }) => at).sort((a, b) => a - b);
  expect(receiver.requests.flatMap(({ events }) => events).filter(({ name }) => name === 'numbered')).toHaveLength(150);
  return arrivals.slice(1).map((at, index) => at - arrivals[index]!);
}
const delay = 300;
/** Timers of the server may be a little early. */
const enough = delay - 10;

test('one tab sends at a time', async ({ context, receiver }) => {
  const gaps = await race(context, receiver, receiver.url);
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(enough);
});

test('one tab sends at a time on http: pages, where there are no Web Locks', async ({ playwright, browserName, receiver }, info) => {
  const { launchOptions, channel } = info.project.use as { launchOptions: { args?: string[] }; channel?: string };
  const browser = await playwright[browserName].launch({
    ...launchOptions, ...(channel && { channel }),
    ...(browserName === 'chromium' ? { args: [...launchOptions.args!, '--host-resolver-rules=MAP shop.test 127.0.0.1'] } : { firefoxUserPrefs: { 'network.dns.localDomains': 'shop.test' } }),
  });
  const context = await browser.newContext();
  const url = `http://shop.test:${receiver.port}/`;
  const page = await context.newPage();
  await page.goto(url);
  expect(await page.evaluate(() => 'locks' in navigator)).toBe(false);
  await page.close();
  const gaps = await race(context, receiver, url);
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(enough);
  await browser.close();
});

for (const [title, header] of [['in seconds', () => '2'], ['as a date', () => new Date(Date.now() + 3000).toUTCString()]] as const) {
  test(`waits as long as the receiver asks, ${title}`, async ({ page, receiver }) => {
    await page.goto(receiver.url);
    await ready(page);
    await attune(page, 'flush');
    const before = receiver.requests.length;
    receiver.answer = () => (receiver.requests.length === before ? { status: 503, headers: { 'retry-after': header() } } : {});
    await track(page, 1, 50);
    await expect.poll(() => receiver.numbers('numbered'), { timeout: 20_000 }).toEqual(range(1, 50));
    const [refused, taken] = receiver.requests.slice(before).map(({ at }) => at);
    // A date has whole seconds.
    expect(taken! - refused!).toBeGreaterThanOrEqual(1990);
    expect(taken! - refused!).toBeLessThan(15_000);
  });
}

test('makes requests smaller until they fit', async ({ page, receiver }) => {
  receiver.answer = (_, __, body) => (body.length > 5000 ? { status: 413 } : {});
  await page.goto(receiver.url);
  await ready(page);
  await track(page, 1, 100);
  await attune(page, 'flush');
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 10_000 }).toEqual(range(1, 100));
  expect(receiver.stored('events_lost')).toEqual([]);
});

test('comes back by itself when the network does', async ({ page, context, receiver }) => {
  await page.goto(receiver.url);
  await ready(page);
  await attune(page, 'flush');
  await context.setOffline(true);
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(false);
  await track(page, 1, 50);
  expect(await attune(page, 'flush')).toEqual({ sent: 0, kept: 50 });
  await context.setOffline(false);
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 15_000 }).toEqual(range(1, 50));
});

test('keeps 10 000 events of a receiver that is away, gives up page views first, and says how many', async ({ page, receiver }) => {
  receiver.answer = () => ({ status: 503, headers: { 'retry-after': '3600' } });
  for (const turn of range(0, 10)) {
    await page.goto(receiver.url);
    await ready(page);
    await track(page, turn * 990 + 1, turn * 990 + 990, turn % 2 ? 'page_turned' : 'survey_noted');
  }
  await page.goto(receiver.url);
  await ready(page);
  receiver.answer = () => ({});
  await page.evaluate(() => localStorage.removeItem('attune:pauses'));
  await attune(page, 'flush');
  const lost = (): number => receiver.stored('events_lost').reduce((sum, { data }) => sum + Number(data!['count']), 0);
  const kept = (name: string): number => new Set(receiver.numbers(name)).size;
  await expect.poll(async () => (await attune(page, 'flush'), kept('survey_noted') + kept('page_turned') + lost()), { timeout: 20_000 }).toBeGreaterThanOrEqual(11 * 990);
  expect(kept('survey_noted')).toBe(6 * 990);
  expect(kept('page_turned')).toBeLessThan(5 * 990);
  expect(receiver.stored('events_lost').every(({ data }) => data!['reason'] === 'store_full')).toBe(true);
});
