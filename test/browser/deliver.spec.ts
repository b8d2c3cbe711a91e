/**
 * Deliver — what arrives at the server, whatever happens to the page, the network and the receiver.
 */
import { attune, expect, kept, range, ready, test } from './fixtures.ts';
import { html, importMap, scriptTag } from './receiver.ts';

/** Tracks events numbered from one to the other, in one task. */
const track = (from: number, to: number, text = '') => `for (let n = ${from}; n <= ${to}; n++) attune('track', 'numbered', { n${text && `, text: 'x'.repeat(${text})`} });`;

test('gives every event its envelope', async ({ page, receiver }) => {
  await page.goto(`${receiver.url}/?secret=1#part`);
  await ready(page);
  await page.evaluate(track(1, 3));
  await attune(page, 'flush');
  const events = receiver.stored();
  const uuid7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  for (const { id, doc, page: view, session, visitor } of events) for (const one of [id, doc, view, session, visitor]) expect(one).toMatch(uuid7);
  expect(events.map(({ seq }) => seq)).toEqual(range(1, events.length));
  expect(new Set(events.map(({ doc }) => doc)).size).toBe(1);
  expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).sort());
  expect(events[0]!.url).toBe(`${receiver.url}/`);
  expect(Math.abs(events[0]!.at - Date.now())).toBeLessThan(60_000);
  expect(JSON.parse(receiver.requests[0]!.body)).toMatchObject({ sdk: expect.stringMatching(/^attune\/\d/), sentAt: expect.any(Number) });
});

test('replays the calls made before the script arrived, once and in order', async ({ page, receiver }) => {
  receiver.pages.set('/early', { body: html(`${scriptTag()}<script>${track(1, 5)}</script>`) });
  await page.goto(`${receiver.url}/early`);
  await ready(page);
  await page.evaluate(track(6, 7));
  await attune(page, 'flush');
  expect(receiver.numbers('numbered')).toEqual(range(1, 7));
  expect(receiver.requests.flatMap(({ events }) => events).filter(({ name }) => name === 'numbered')).toHaveLength(7);
});

test('has an event in IndexedDB before the network is tried, and out of it after success', async ({ page, receiver }) => {
  await page.goto(receiver.url);
  await ready(page);
  // What the page says of itself at its start is sent at once.
  await attune(page, 'flush');
  await page.evaluate(track(1, 3));
  await expect.poll(() => kept(page)).toBe(3);
  expect(receiver.numbers('numbered')).toEqual([]);
  await attune(page, 'flush');
  expect(receiver.numbers('numbered')).toEqual([1, 2, 3]);
  expect(await kept(page)).toBe(0);
});

test('sends again after server errors, in order and without doubling what was stored', async ({ page, receiver }) => {
  receiver.answer = (_, n) => (n <= 2 ? { status: 500 } : {});
  await page.goto(receiver.url);
  await ready(page);
  await page.evaluate(track(1, 20));
  await attune(page, 'flush');
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 20_000 }).toEqual(range(1, 20));
  expect(receiver.duplicates()).toBe(0);
});

test('keeps what a dead receiver did not take, and sends it on the next page load', async ({ page, receiver }) => {
  receiver.answer = () => ({ status: 503, headers: { 'retry-after': '1' } });
  await page.goto(receiver.url);
  await ready(page);
  await page.evaluate(track(1, 5));
  await attune(page, 'flush');
  receiver.answer = () => ({});
  await page.goto(`${receiver.url}/other`);
  await expect.poll(() => receiver.numbers('numbered'), { timeout: 20_000 }).toEqual(range(1, 5));
});

test('delivers when the tab is closed in the task that tracked', async ({ page, context, receiver }) => {
  const other = await context.newPage();
  await other.goto(`${receiver.url}/plain`);
  await page.goto(receiver.url);
  await ready(page);
  await page.evaluate(track(1, 10));
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => receiver.numbers('numbered')).toEqual(range(1, 10));
});

test('keeps what did not fit into the last words, and sends it on the next page', async ({ page, receiver }) => {
  await page.goto(receiver.url);
  await ready(page);
  await page.evaluate(track(1, 300, '1000'));
  await page.goto(`${receiver.url}/other`);
  await expect.poll(() => [...new Set(receiver.numbers('numbered'))].sort((a, b) => a - b), { timeout: 20_000 }).toEqual(range(1, 300));
  expect(Math.max(...receiver.requests.map(({ bytes }) => bytes))).toBeLessThan(256 * 1024);
});

test('names the document before in a tab, so that a lost tail shows', async ({ page, receiver }) => {
  await page.goto(receiver.url);
  await ready(page);
  await page.evaluate(track(1, 2));
  await page.goto(`${receiver.url}/other`);
  await ready(page);
  await page.evaluate(track(3, 3));
  await attune(page, 'flush');
  // The last words of the first are on a way of their own.
  await expect.poll(() => receiver.numbers('numbered').sort()).toEqual([1, 2, 3]);
  const first = receiver.stored('numbered').find(({ data }) => data!['n'] === 1);
  const next = receiver.stored().find(({ doc, seq }) => doc !== first!.doc && seq === 1)!;
  const last = Math.max(...receiver.stored().filter(({ doc }) => doc === first!.doc).map(({ seq }) => seq!));
  expect(next.after).toEqual({ doc: first!.doc, seq: last });
});

test('cuts out the one event that a receiver refuses, reports it, and delivers the others', async ({ page, receiver }) => {
  receiver.answer = (events) => (events.some(({ data }) => data?.['n'] === 7) ? { status: 400 } : {});
  await page.goto(receiver.url);
  await ready(page);
  await page.evaluate(track(1, 12));
  await expect.poll(async () => (await attune(page, 'flush'), receiver.stored('events_lost').length)).toBe(1);
  expect(receiver.numbers('numbered')).toEqual(range(1, 12).filter((n) => n !== 7));
  expect(receiver.stored('events_lost')[0]!.data).toEqual({ reason: 'refused', count: 1, names: ['numbered'] });
});

test('is a module of its own, and is harmless where there is no endpoint', async ({ page, receiver }) => {
  receiver.pages.set('/core', { body: html(`${importMap}<script type="module">
    import { createAttune } from 'attune/core';
    window.core = createAttune({ endpoint: '/collect' });
    window.none = createAttune();
    core.track('numbered', { n: 1 });
    none.track('numbered', { n: 2 });
    window.done = Promise.all([core.flush(), none.flush()]);
  </script>`) });
  await page.goto(`${receiver.url}/core`);
  const [sent, none] = await page.evaluate(() => (window as unknown as { done: Promise<{ sent: number; kept: number }[]> }).done) as { sent: number; kept: number }[];
  expect(sent).toMatchObject({ sent: 1 });
  expect(none).toMatchObject({ sent: 0 });
  expect(receiver.numbers('numbered')).toEqual([1]);
});
