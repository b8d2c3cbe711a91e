/**
 * Notice, exactly — the MRC's half and second to the millisecond, by a page clock that stands until it is told to go on, and its special cases.
 * The clock is the page's; scrolling, resizing and what covers what are real. Asserts what the server received.
 */
import type { Page } from '@playwright/test';
import { walkAlone } from './alone.ts';
import { attune, expect, partRun, ready, test } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';

const box = (name: string, style: string, inner = ''): string => `<div data-attune-touchpoint="${name}" style="position:absolute;${style}">${inner}</div>`;
const at = (left: number, top: number, width: number, height: number): string => `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;

/** Opens a page of 1280 × 720 whose clock stands, and then shows what is on it. */
async function open({ page, receiver, body, head = '' }: { page: Page; receiver: Receiver; body: string; head?: string }): Promise<void> {
  receiver.pages.set('/exact', { body: html(`<style>html,body{margin:0}</style>${head}${scriptTag('data-endpoint="/collect" data-config="/attune.json"')}`, `<div id="all" hidden>${body}</div>`) });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.clock.install();
  await page.goto(`${receiver.url}/exact`);
  await ready(page);
  await partRun(page, receiver, 'tag-elements');
  // What reports a page view has been told.
  await attune(page, 'flush');
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(() => document.querySelector('#all')!.removeAttribute('hidden'));
}

/** Lets the browser look: two frames of its own, which no page clock holds. */
const look = (page: Page): Promise<void> => page.evaluate(() => new Promise<void>((resolve) => {
  const probe = document.createElement('i');
  document.body.append(probe);
  let left = 3;
  const observer = new IntersectionObserver(() => {
    if (!--left) {
      probe.remove();
      resolve();
    } else {
      observer.unobserve(probe);
      observer.observe(probe);
    }
  });
  observer.observe(probe);
}));

/** Chromium tells what is covered at most every 100 ms, by the machine's clock: it has when it has told us, and the part that asks it is there. */
async function covered(page: Page, receiver: Receiver): Promise<void> {
  if (await page.evaluate(`'isVisible' in IntersectionObserverEntry.prototype`)) await partRun(page, receiver, 'tag-cover');
  await page.evaluate(covers);
}
const covers = (): Promise<unknown> | undefined => ('isVisible' in IntersectionObserverEntry.prototype ? new Promise((resolve) => {
  let left = 3;
  const observer = new IntersectionObserver(([entry]) => {
    if (!--left) return resolve(undefined);
    observer.unobserve(entry!.target);
    observer.observe(entry!.target);
  }, { trackVisibility: true, delay: 100 } as IntersectionObserverInit);
  observer.observe(document.querySelector('dialog')!);
}) : undefined);

/** Time goes by, seen by the browser before and after. */
async function pass(page: Page, ms: number): Promise<void> {
  await look(page);
  await page.clock.runFor(ms);
  await look(page);
}

async function received(page: Page, receiver: Receiver, name = 'touchpoint_viewed'): Promise<unknown[]> {
  await page.clock.resume();
  await attune(page, 'flush');
  return receiver.stored(name).map(({ data }) => data!['touchpoint']).sort();
}

/** Starts to watch what is on the page, and hears of it. */
async function heard(page: Page): Promise<() => Promise<unknown[]>> {
  await page.evaluate(() => {
    const found: unknown[] = [];
    Object.assign(window, { found });
    (window as unknown as { attune: { on(name: string, run: (event: { data: { touchpoint: string } }) => void): void } }).attune.on('touchpoint_viewed', ({ data }) => found.push(data.touchpoint));
  });
  return () => page.evaluate(() => [...(window as unknown as { found: unknown[] }).found].sort());
}

test('49 % never counts; 50 % not for 999 ms, but for 1 000 ms; 30 % of what is larger than 242 500 px²', async ({ page, receiver }) => {
  // Beside each other, or a scroll bar takes its part of the height.
  const shares: readonly (readonly [string, string])[] = [
    ['share_49', at(0, 720 - 98, 50, 200)], ['share_50', at(50, 720 - 100, 50, 200)],
    ['large_29', at(100, 720 - 201, 350, 694)], ['large_30', at(450, 720 - 209, 350, 694)],
    ['even_30', at(800, 720 - 190, 388, 625)],
  ];
  await open({ page, receiver, body: shares.map(([name, style]) => box(name, style)).join('') });
  const names = await heard(page);
  await pass(page, 999);
  expect(await names()).toEqual([]);
  await pass(page, 1);
  expect(await names()).toEqual(['large_30', 'share_50']);
  await pass(page, 60_000);
  expect(await received(page, receiver)).toEqual(['large_30', 'share_50']);
});

test('what is taller than the viewport counts when it fills it, also after the window was made smaller', async ({ page, receiver }) => {
  await open({ page, receiver, body: `<div style="height:900px"></div><div data-attune-touchpoint="article" style="height:2400px"></div><div data-attune-touchpoint="card" style="height:500px"></div><div style="height:900px"></div>` });
  const names = await heard(page);
  await page.evaluate(() => scrollTo(0, 800));
  await pass(page, 5000);
  expect(await names()).toEqual([]);
  await page.evaluate(() => scrollTo(0, 1000));
  await pass(page, 1000);
  expect(await names()).toEqual(['article']);
  await page.setViewportSize({ width: 1280, height: 240 });
  await page.evaluate(() => scrollTo(0, 900 + 2400 + 100));
  await pass(page, 1000);
  expect(await received(page, receiver)).toEqual(['article', 'card']);
});

test('`display: none` in between, and a hidden container, break the second', async ({ page, receiver }) => {
  await open({ page, receiver, body: box('blinking', at(0, 0, 200, 200)) + box('steady', at(300, 0, 200, 200)) });
  const names = await heard(page);
  const show = (display: string): Promise<unknown> => page.evaluate((value) => document.querySelector<HTMLElement>('[data-attune-touchpoint=blinking]')!.style.display = value, display);
  await show('none');
  await look(page);
  for (let i = 0; i < 3; i++) {
    await show('');
    await pass(page, 900);
    await show('none');
    await pass(page, 200);
  }
  expect(await names()).toEqual(['steady']);
  await show('');
  await pass(page, 1000);
  expect(await received(page, receiver)).toEqual(['blinking', 'steady']);
});

test('inside a scroll container only what its window shows counts', async ({ page, receiver }) => {
  const row = (name: string): string => `<div data-attune-touchpoint="${name}" style="height:200px"></div>`;
  await open({ page, receiver, body: `<div id="list" style="height:299px;width:300px;overflow:auto">${row('first')}${row('second')}${row('third')}</div>` });
  await pass(page, 2000);
  await page.evaluate(() => document.querySelector('#list')!.scrollTo(0, 101));
  await pass(page, 1000);
  expect(await received(page, receiver)).toEqual(['first', 'second']);
});

test('what is taller than its scroll container counts by the half of its own area, as everything does', async ({ page, receiver }) => {
  const long = (name: string, height: number): string => `<div style="height:300px;width:300px;overflow:auto"><div data-attune-touchpoint="${name}" style="height:${height}px"></div></div>`;
  await open({ page, receiver, body: long('half', 600) + long('less', 606) });
  const names = await heard(page);
  await pass(page, 1000);
  expect(await names()).toEqual(['half']);
  await pass(page, 5000);
  expect(await received(page, receiver)).toEqual(['half']);
});

test('zoomed, what counts is what is on screen: half of the element still, and 242 500 px² of the page', async ({ page, receiver }) => {
  // Of 720 px, 360 are left at twice the size.
  await open({
    page, receiver, body: box('zoomed_50', at(0, 360 - 50, 50, 100)) + box('zoomed_48', at(60, 360 - 48, 50, 100)) + box('away', at(120, 360 + 10, 50, 100)),
    head: '<style>html{zoom:2}</style>',
  });
  const names = await heard(page);
  await pass(page, 999);
  expect(await names()).toEqual([]);
  await pass(page, 1);
  expect(await names()).toEqual(['zoomed_50']);
  await page.evaluate(() => document.documentElement.style.zoom = '1');
  await pass(page, 1000);
  expect(await received(page, receiver)).toEqual(['away', 'zoomed_48', 'zoomed_50']);
});

for (const deviceScaleFactor of [1.5, 3]) {
  test(`on a screen of ${deviceScaleFactor} dots to a pixel the half is the same half`, async ({ browser, browserName, receiver }) => {
    test.skip(browserName !== 'chromium', 'the driver of Firefox cannot change the screen');
    const page = await browser.newPage({ deviceScaleFactor });
    await open({ page, receiver, body: box('share_49', at(0, 720 - 98, 50, 200)) + box('share_50', at(50, 720 - 100, 50, 200)) + box('large_29', at(100, 720 - 201, 350, 694)) + box('large_30', at(450, 720 - 209, 350, 694)) + box('odd_50', at(800, 720 - 50.5, 33.3, 101)) });
    expect(await page.evaluate('devicePixelRatio')).toBe(deviceScaleFactor);
    const names = await heard(page);
    await pass(page, 999);
    expect(await names()).toEqual([]);
    await pass(page, 60_000);
    expect(await received(page, receiver)).toEqual(['large_30', 'odd_50', 'share_50']);
    await page.close();
  });
}

test('what lies behind a modal dialog is not seen, where the browser can tell; what lies beside a note is', async ({ page, receiver, browserName }) => {
  await open({ page, receiver, body: `${box('behind', at(440, 200, 400, 300))}${box('beside', at(0, 0, 100, 100))}<dialog style="width:600px;height:500px;border:0">Sure?</dialog>` });
  await page.evaluate(() => document.querySelector('dialog')!.show());
  await covered(page, receiver);
  await pass(page, 3000);
  expect(await received(page, receiver)).toEqual(browserName === 'chromium' ? ['beside'] : ['behind', 'beside']);
});

test('a modal dialog covers the whole page: its backdrop is in front of everything', async ({ page, receiver, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium can tell what is covered');
  await open({ page, receiver, body: `${box('beside', at(0, 0, 100, 100))}<dialog>Sure?</dialog>` });
  await page.evaluate(() => document.querySelector('dialog')!.showModal());
  await covered(page, receiver);
  await pass(page, 3000);
  expect(await received(page, receiver)).toEqual([]);
});

test('a touchpoint in a frame of the same site counts by what the window shows of it', async ({ page, receiver }) => {
  receiver.pages.set('/inner', { body: html(scriptTag(), '<div style="height:60px"></div><div data-attune-touchpoint="in_frame" style="height:100px;background:#ccc"></div>') });
  receiver.pages.set('/outer', { body: html('', `<div style="height:1500px"></div><iframe src="/inner" style="height:300px"></iframe><div style="height:1500px"></div>`) });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${receiver.url}/outer`);
  const frame = page.frames()[1]!;
  await frame.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /tag-elements/.test(name)));
  await frame.evaluate(() => (window as unknown as { attune(name: string): Promise<unknown> }).attune('flush'));
  expect(receiver.stored('touchpoint_viewed')).toEqual([]);
  await page.evaluate(() => scrollTo(0, 1200));
  await expect.poll(async () => (await frame.evaluate(() => (window as unknown as { attune(name: string): Promise<unknown> }).attune('flush')), receiver.stored('touchpoint_viewed').length)).toBe(1);
});

test('dwell over five visits of an element, with scrolling in between, is right to 50 ms', async ({ page, receiver }) => {
  await open({ page, receiver, body: `${box('visited', at(0, 0, 300, 300))}<div style="height:4000px"></div>` });
  await page.evaluate(() => scrollTo(0, 2000));
  await look(page);
  for (const visible of [1000, 1500, 700, 300, 2000]) {
    await page.evaluate(() => scrollTo(0, 0));
    await pass(page, visible);
    await page.evaluate(() => scrollTo(0, 2000));
    await pass(page, 5000);
  }
  await page.goto(`${receiver.url}/other`);
  await expect.poll(() => receiver.stored('touchpoint_left').length).toBe(1);
  const dwell = receiver.stored('touchpoint_left')[0]!.data!['dwell'] as number;
  expect(Math.abs(dwell - 5500)).toBeLessThanOrEqual(50);
});

/**
 * A page that shows a touchpoint once one before it was seen, goes to another tab when that is seen, comes back when the tab closes,
 * and then leaves; it keeps the time itself, from the frame in which the touchpoint came into view.
 */
const wanders = `<script>
  let seenAt, hiddenAt, away = 0;
  attune('on', 'touchpoint_viewed', ({ data }) => {
    if (data.touchpoint === 'here') return open('/away');
    const here = document.querySelector('[data-attune-touchpoint=here]');
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && (seenAt ??= performance.now())).observe(here);
    here.style.display = 'block';
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return hiddenAt = performance.now();
    away += performance.now() - hiddenAt;
    setTimeout(() => location.href = '/told', 300);
  });
  addEventListener('pagehide', () => sessionStorage.setItem('times', away + ',' + (performance.now() - seenAt - away)));
</script>`;
const tells = '<script>fetch("/times/" + sessionStorage.getItem("times"))</script>';

test('time in another tab is in no dwell: tabs really switched, times right to 50 ms', async ({ page, receiver, browserName, launchOptions }) => {
  receiver.pages.set('/wanders', { body: html(scriptTag() + wanders, box('before', at(300, 0, 200, 200)) + box('here', `${at(0, 0, 200, 200)};display:none`)) });
  receiver.pages.set('/told', { body: html(tells) });
  receiver.pages.set('/away', { body: html('<script>setTimeout(close, 1500)</script>') });
  // Chromium believes itself seen while it is driven, so it walks by itself.
  const own = browserName === 'chromium' ? await walkAlone(`${receiver.url}/wanders`, [...launchOptions.args ?? [], '--disable-popup-blocking']) : undefined;
  if (!own) await page.goto(`${receiver.url}/wanders`);
  try {
    await expect.poll(() => receiver.stored('touchpoint_left').length, { timeout: 15_000 }).toBe(2);
    const times = () => receiver.asked.find((path) => path.startsWith('/times/'))?.slice('/times/'.length).split(',').map(Number);
    await expect.poll(times).toBeTruthy();
    const [away, seen] = times()!;
    expect(away).toBeGreaterThan(1000);
    const left = receiver.stored('touchpoint_left').find(({ data }) => data!['touchpoint'] === 'here');
    expect(Math.abs(left!.data!['dwell'] as number - seen!)).toBeLessThanOrEqual(50);
    expect(receiver.stored('touchpoint_viewed')).toHaveLength(2);
  } finally {
    await own?.();
  }
});
