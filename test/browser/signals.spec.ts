/**
 * Signals — what a page gives of itself only while it is wanted; what stays on the device; what never leaves; what a page holds
 * after ten thousand elements have come and gone, and after the end.
 */
import type { Page } from '@playwright/test';
import { attune, expect, partRun, ready, test } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';

const tag = scriptTag('data-endpoint="/collect" data-config="/attune.json"');

async function open({ page, receiver, body, config = {}, part }: { page: Page; receiver: Receiver; body: string; config?: object; part?: string }): Promise<void> {
  receiver.config = config;
  receiver.pages.set('/page', { body: html(tag, body) });
  await page.goto(`${receiver.url}/page`);
  await ready(page);
  if (part) await partRun(page, receiver, part);
  await attune(page, 'flush');
}
const hear = (page: Page, name: string): Promise<void> => page.evaluate((which) => {
  const client = (window as unknown as { attune: { on(name: string, run: (event: { data: unknown }) => void): () => void } }).attune;
  const heard: unknown[] = [];
  Object.assign(window, { heard, unhear: client.on(which, ({ data }) => heard.push(data)) });
}, name);
const heard = (page: Page): Promise<unknown[]> => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
const data = (receiver: Receiver, name: string): unknown[] => receiver.stored(name).map((event) => event.data);

test('a page on which nobody wants them loads and tells nothing of them', async ({ page, receiver }) => {
  await open({ page, receiver, body: '<div style="height:5000px"></div><button>Go</button>', config: { surveys: [{ id: 's', questions: [{ id: 'q', type: 'nps', ask: 'Who clicked?' }] }] } });
  await page.evaluate(() => scrollTo(0, 4000));
  await page.click('button');
  await attune(page, 'flush');
  expect(receiver.asked.filter((path) => path.includes('signals'))).toEqual([]);
  // Once somebody does want them they come, and know nothing of what was before.
  await hear(page, 'went_idle');
  await partRun(page, receiver, 'signals');
  await attune(page, 'track', 'afterwards');
  await expect.poll(async () => (await attune(page, 'flush'), receiver.stored('afterwards').length)).toBe(1);
  for (const name of ['scrolled', 'clicked', 'exit_intended', 'went_idle']) expect(receiver.stored(name)).toEqual([]);
});

test('scrolling is told in tenths, each once, to who listens, and stays on the device', async ({ page, receiver }) => {
  await page.setViewportSize({ width: 800, height: 720 });
  await page.clock.install();
  await open({ page, receiver, body: '<div style="height:7200px"></div>' });
  await hear(page, 'scrolled');
  await partRun(page, receiver, 'signals');
  await attune(page, 'flush');
  // The browser tells of scrolling with its next frame; then the page's own time goes by.
  const scroll = async (to: number): Promise<void> => {
    await page.evaluate((top) => new Promise((resolve) => {
      document.addEventListener('scroll', resolve, { once: true });
      scrollTo(0, top);
    }), to);
    await page.clock.runFor(200);
  };
  for (const top of [1500, 0, 3000, 1500]) await scroll(top);
  const tenths = [0.1, 0.2, 0.3, 0.4, 0.5].map((depth) => ({ depth }));
  expect(await heard(page)).toEqual(tenths);
  await page.evaluate(() => (window as unknown as { unhear(): void }).unhear());
  await scroll(6480);
  expect(await heard(page)).toEqual(tenths);
  await attune(page, 'track', 'afterwards');
  await expect.poll(async () => (await attune(page, 'flush'), receiver.stored('afterwards').length)).toBe(1);
  expect(receiver.stored('scrolled')).toEqual([]);
});

test('what `report` lists is sent: a mouse that leaves through the top, a click, ten idle minutes', async ({ page, receiver, browserName }) => {
  receiver.config = { report: ['exit_intended', 'went_idle', 'clicked'] };
  await page.clock.install();
  await open({ page, receiver, config: receiver.config as object, part: 'signals', body: '<main id="shop"><button class="add">Add</button><b data-attune-private><button class="secret">Hidden</button></b><button data-attune-track="added">x</button></main>' });
  await page.mouse.move(200, 200);
  await page.click('.add');
  await page.click('.secret');
  await page.click('[data-attune-track]');
  await page.evaluate(() => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: 300 })));
  // A real pointer, where the driver lets it go out.
  if (browserName === 'chromium') await page.mouse.move(200, -10);
  else await page.evaluate(() => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 })));
  await page.clock.runFor(600_000);
  await attune(page, 'flush');
  expect(data(receiver, 'clicked')).toEqual([{ selector: '#shop button.add' }]);
  expect(receiver.stored('added')).toHaveLength(1);
  expect(receiver.stored('exit_intended')).toHaveLength(1);
  expect(data(receiver, 'went_idle')).toEqual([5, 15, 30, 60, 120].map((count) => ({ for: count * 1000 })));
  expect(receiver.requests.map(({ body }) => body).join()).not.toContain('secret');
});

test('open shadow roots that the configuration names are searched, nested ones too, also when they are made later', async ({ page, receiver }) => {
  await open({
    page, receiver, part: 'elements', config: { touchpoints: [{ name: 'card', selector: '.card', shadow: 'x-list, x-card' }] },
    body: '<x-list></x-list><x-other></x-other>',
  });
  await page.evaluate(() => {
    const define = (name: string, inner: string): void => customElements.define(name, class extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).innerHTML = inner;
      }
    });
    define('x-card', '<div class="card" style="height:50px">Card</div>');
    define('x-list', '<x-card></x-card><div data-attune-touchpoint="marked" style="height:50px"></div><p data-attune-private><span class="card">no</span></p>');
    define('x-other', '<div class="card">not named</div>');
  });
  await expect.poll(async () => (await attune(page, 'flush'), data(receiver, 'touchpoint_viewed').map((one) => (one as { touchpoint: string }).touchpoint).sort())).toEqual(['card', 'marked']);
});

test('bad input is reported and costs the rest nothing', async ({ page, receiver }) => {
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  await open({
    page, receiver, part: 'elements',
    config: { touchpoints: [{ name: 'broken', selector: 'p[' }, { name: 'bad_host', selector: 'p', shadow: '>>>' }, { name: 'many', selector: '.row i' }, { name: 'good', selector: '.good' }] },
    body: `<div class="good" data-attune-touchpoint="outer" style="height:200px"><div data-attune-touchpoint="inner" style="height:100px"></div></div>
      <div data-attune-touchpoint="same" style="height:20px"></div><div data-attune-touchpoint="same" style="height:20px"></div><div data-attune-touchpoint="${'x'.repeat(65)}" style="height:20px"></div>
      <button data-attune-track="bad_json" data-attune-data="{'a':1}">x</button><button data-attune-track="Bad Name">y</button><iframe style="height:20px"></iframe><div class="row" hidden></div>`,
  });
  await page.evaluate(() => {
    document.querySelector('.row')!.innerHTML = '<i></i>'.repeat(50_000);
    const [moved] = document.querySelectorAll('[data-attune-touchpoint=same]');
    const frame = document.querySelector('iframe')!;
    frame.contentDocument!.body.append(frame.contentDocument!.adoptNode(moved!));
  });
  await page.click('[data-attune-track=bad_json]');
  await page.click('[data-attune-track="Bad Name"]');
  // The one that was moved away may have been seen before.
  await expect.poll(async () => (await attune(page, 'flush'), [...new Set(data(receiver, 'touchpoint_viewed').map((one) => (one as { touchpoint: string }).touchpoint))].sort())).toEqual(['good', 'inner', 'outer', 'same']);
  expect(receiver.stored('bad_json')).toHaveLength(1);
  await expect.poll(() => ['selector_invalid', 'touchpoints_many', 'touchpoint_invalid', 'bad_data', 'bad_name'].filter((code) => !warnings.some((text) => text.includes(`[${code}]`)))).toEqual([]);
});

test('a thousand elements, mounted and unmounted three times, need one observer for each share (ten thousand: `npm run bench`)', async ({ page, receiver }) => {
  await page.addInitScript(() => {
    const thresholds: string[] = [];
    const rows = new Set<Element>();
    const watched = { most: 0, now: 0 };
    const count = (): void => void (watched.most = Math.max(watched.most, watched.now = rows.size));
    Object.assign(window, { thresholds, watched });
    const Native = IntersectionObserver;
    window.IntersectionObserver = class extends Native {
      constructor(...args: ConstructorParameters<typeof Native>) {
        super(...args);
        // What the driver of the browser makes is not ours.
        if (/attune|chunks/.test(new Error().stack ?? '')) thresholds.push(String(args[1]?.threshold ?? 'cover'));
      }
      override observe(target: Element): void {
        if (target.matches('li')) rows.add(target);
        count();
        super.observe(target);
      }
      override unobserve(target: Element): void {
        rows.delete(target);
        count();
        super.unobserve(target);
      }
    };
  });
  await open({ page, receiver, part: 'elements', body: '<p data-attune-touchpoint="first">First</p><ul></ul>' });
  const watched = (): Promise<{ most: number; now: number }> => page.evaluate(() => (window as unknown as { watched: { most: number; now: number } }).watched);
  for (let i = 0; i < 3; i++) {
    await page.evaluate(() => void (document.querySelector('ul')!.innerHTML = '<li data-attune-touchpoint="row" style="height:10px"></li>'.repeat(1000)));
    await expect.poll(async () => (await watched()).most).toBeGreaterThanOrEqual(1000);
    await page.evaluate(() => document.querySelector('ul')!.replaceChildren());
    await expect.poll(async () => (await watched()).now).toBe(0);
  }
  const thresholds = await page.evaluate(() => (window as unknown as { thresholds: string[] }).thresholds);
  expect(new Set(thresholds).size).toBe(thresholds.length);
});

test('no listener and no observer is left after `dispose()`', async ({ page, receiver }) => {
  await page.addInitScript(() => {
    const live = new Set<string>();
    Object.assign(window, { live });
    const known = new Map<unknown, number>();
    const numberOf = (run: unknown): number => known.get(run) ?? (known.set(run, known.size), known.get(run)!);
    const key = (target: EventTarget, type: string, run: unknown, options: unknown): string => [target.constructor.name, type, numberOf(run), options === true || !!Object(options)['capture']].join(' ');
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const isPage = (target: EventTarget): boolean => /Window|Document|Element|Navigation/.test(target.constructor.name);
    EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, run: EventListener, options?: AddEventListenerOptions) {
      const own = key(this, type, run, options);
      // What the driver of the browser adds is not ours.
      const isOurs = isPage(this) && /attune|chunks/.test(new Error().stack ?? '');
      if (isOurs) live.add(own);
      if (options?.signal) add.call(options.signal, 'abort', () => live.delete(own));
      return add.call(this, type, run, options);
    } as typeof add;
    EventTarget.prototype.removeEventListener = function (this: EventTarget, type: string, run: EventListener, options?: EventListenerOptions) {
      live.delete(key(this, type, run, options));
      return remove.call(this, type, run, options);
    } as typeof remove;
    for (const kind of [IntersectionObserver, MutationObserver, ResizeObserver] as unknown as (typeof MutationObserver)[]) {
      const { observe, disconnect } = kind.prototype;
      Object.assign(kind.prototype, {
        observe(this: MutationObserver, ...args: Parameters<typeof observe>) {
          if (/attune|chunks/.test(new Error().stack ?? '')) live.add(`${kind.name} ${numberOf(this)}`);
          observe.apply(this, args);
        },
        disconnect(this: MutationObserver) {
          live.delete(`${kind.name} ${numberOf(this)}`);
          disconnect.call(this);
        },
      });
    }
  });
  await open({ page, receiver, part: 'frustrated', config: { report: ['frustrated', 'scrolled', 'exit_intended', 'went_idle', 'clicked', 'form_abandoned'], touchpoints: [{ name: 'here', pages: ['/**'] }, { name: 'go', selector: 'button', visible: 0.8 }] }, body: '<button>Go</button><p data-attune-touchpoint="seen">Seen</p>' });
  await page.click('button');
  const live = (): Promise<string[]> => page.evaluate(() => [...(window as unknown as { live: Set<string> }).live]);
  const during = await live();
  await attune(page, 'dispose');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  const isObserver = (one: string): boolean => one.includes('Observer');
  test.info().annotations.push({ type: 'figure', description: `${during.filter((one) => !isObserver(one)).length} listeners and ${during.filter(isObserver).length} observers, ${(await live()).length} after \`dispose()\`` });
  expect(during.length).toBeGreaterThan(25);
  expect(await live()).toEqual([]);
});
