/**
 * Situations — `page_viewed` and `page_left`, exactly once each, whatever brings a page and takes it away.
 * Asserts what the server received.
 */
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';
import { walkAlone } from './alone.ts';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';

const link = (to: string): string => `<a href="${to}">go</a>`;

/** Paths viewed, in order, and whether each was left once before the next. */
async function expectViews(receiver: Receiver, paths: readonly string[], left = paths.length): Promise<void> {
  await expect.poll(() => receiver.stored('page_viewed').map(({ data }) => data!['path'])).toEqual(paths);
  await expect.poll(() => receiver.stored('page_left').length).toBe(left);
  const views = receiver.stored('page_viewed').map(({ page }) => page);
  expect(new Set(views).size).toBe(paths.length);
  expect(new Set(receiver.stored('page_left').map(({ page }) => page)).size).toBe(left);
  // `npm run situations` makes a table of them.
  test.info().annotations.push({ type: 'views', description: `${views.length} viewed, ${left} left` });
}

async function start(page: Page, receiver: Receiver, path = '/'): Promise<void> {
  await page.goto(receiver.url + path);
  await ready(page);
  await attune(page, 'flush');
}
/** Leaves for a page without the SDK, so that what is counted is what was before. */
const end = (page: Page, receiver: Receiver): Promise<unknown> => page.goto(`${receiver.url}/plain`);

test('load and reload', async ({ page, receiver }) => {
  await start(page, receiver);
  await page.reload();
  await ready(page);
  await attune(page, 'flush');
  await end(page, receiver);
  await expectViews(receiver, ['/', '/']);
});

test('pushState, replaceState, hash routes, back and forward', async ({ page, receiver }) => {
  await start(page, receiver);
  const step = (code: string, path: string): Promise<unknown> => page.evaluate(`new Promise((resolve) => {
    const stop = attune.on('page_viewed', ({ data }) => { if (data.path === ${JSON.stringify(path)}) { stop(); resolve(); } });
    ${code};
  })`);
  await step(`history.pushState({}, '', '/one')`, '/one');
  await step(`history.replaceState({}, '', '/two')`, '/two');
  await page.evaluate(`history.replaceState({}, '', '/two?query=only'); location.hash = 'part'`);
  await step(`location.hash = '#/route'`, '/two#/route');
  await page.evaluate(`history.replaceState({}, '', '#/route?tab=2')`);
  await step('history.back()', '/two');
  await step('history.go(-2)', '/');
  await step('history.forward()', '/two');
  await attune(page, 'flush');
  await end(page, receiver);
  await expectViews(receiver, ['/', '/one', '/two', '/two#/route', '/two', '/', '/two']);
});

test('a change of a parameter that `pages.query` names, before that is known and after; of another it is none', async ({ page, receiver }) => {
  await start(page, receiver, '/?tab=one&token=secret');
  const views = (count: number): Promise<void> => expect.poll(async () => (await attune(page, 'flush'), receiver.stored('page_viewed').length)).toBe(count);
  // In one task: what compares cannot have come yet.
  await page.evaluate(`history.replaceState({}, '', '?tab=two&token=secret'); attune.update({ pages: { query: ['tab'] } })`);
  await views(2);
  await page.evaluate(`history.replaceState({}, '', '?tab=two&token=other'); history.pushState({}, '', '?tab=three#part')`);
  await views(3);
  await page.evaluate('history.back()');
  await views(4);
  await end(page, receiver);
  await expectViews(receiver, ['/', '/', '/', '/']);
  expect(receiver.requests.map(({ body }) => body).join()).not.toMatch(/secret|tab=/);
});

/** Pages that know whether they came from the cache, and are kept out of it by an `unload` listener if that is said. */
const remembers = (isKept: boolean): string => `<script>
  ${isKept ? '' : `addEventListener('unload', () => {});`}
  addEventListener('pageshow', ({ persisted }) => persisted && attune('track', 'kept'));
</script>`;
// The driver does not follow a page out of the cache, so the pages walk by themselves and only the receiver is asked.
const walk = (page: Page, code: string): Promise<unknown> => page.evaluate(`void setTimeout(() => { ${code} })`);
const viewed = (receiver: Receiver, count: number): Promise<void> => expect.poll(() => receiver.stored('page_viewed').length, { timeout: 10_000 }).toBe(count);

test('back and forward between documents that no cache keeps', async ({ page, receiver }) => {
  for (const path of ['/', '/other']) receiver.pages.set(path, { body: html(scriptTag() + remembers(false)) });
  await start(page, receiver);
  await walk(page, `location.href = '/other'`);
  await viewed(receiver, 2);
  await walk(page, 'history.back()');
  await viewed(receiver, 3);
  await walk(page, 'history.forward()');
  await viewed(receiver, 4);
  await end(page, receiver);
  await expectViews(receiver, ['/', '/other', '/', '/other']);
  expect(receiver.stored('kept')).toEqual([]);
});

test('a tab that is hidden, seen again, and left', async ({ page, context, receiver }) => {
  await start(page, receiver);
  const other = await context.newPage();
  await other.goto(`${receiver.url}/plain`);
  await other.bringToFront();
  await page.bringToFront();
  await attune(page, 'flush');
  expect(receiver.stored('page_left')).toEqual([]);
  await end(page, receiver);
  await expectViews(receiver, ['/']);
});

test('the back/forward cache (Chromium with it switched on; Firefox as it is)', async ({ page: given, receiver, browserName, launchOptions }) => {
  const own = browserName === 'chromium'
    ? await chromium.launch({ ...launchOptions, executablePath: findBrowser('chromium'), ignoreDefaultArgs: ['--disable-back-forward-cache'] })
    : undefined;
  const page = own ? await own.newPage() : given;
  receiver.pages.set('/', { body: html(scriptTag() + remembers(true) + `<script>addEventListener('pageshow', ({ persisted }) => persisted && setTimeout(() => location.href = '/plain', 500));</script>`) });
  await start(page, receiver);
  await walk(page, `location.href = '/other'`);
  await viewed(receiver, 2);
  await walk(page, 'history.back()');
  await viewed(receiver, 3);
  await expectViews(receiver, ['/', '/other', '/']);
  expect(receiver.stored('kept')).toHaveLength(1);
  await own?.close();
});

test('prerendered and then activated: viewed once, when it is activated (Chromium alone prerenders)', async ({ receiver, browserName, launchOptions }) => {
  test.skip(browserName !== 'chromium', 'Firefox has no speculation rules');
  receiver.pages.set('/speculates', { body: html(`<script type="speculationrules">{ "prerender": [{ "source": "list", "urls": ["/ahead", "/never"], "eagerness": "immediate" }] }</script>`, `${link('/ahead')}<script>
    const asking = setInterval(async () => {
      if (!(await fetch('/go')).ok) return;
      clearInterval(asking);
      document.querySelector('a').click();
    }, 100);
  </script>`) });
  receiver.pages.set('/never', { body: html(scriptTag()) });
  receiver.pages.set('/ahead', { body: html(`${scriptTag()}<script>document.addEventListener('prerenderingchange', () => {
    attune('track', 'activated');
    setTimeout(() => location.href = '/plain', 500);
  })</script>`) });
  // Chromium prerenders nothing while it is driven.
  const end = await walkAlone(`${receiver.url}/speculates`, launchOptions.args);
  try {
    await expect.poll(() => receiver.asked.filter((path) => path === '/sdk/attune.js').length, { timeout: 15_000 }).toBe(2);
    expect(receiver.requests).toEqual([]);
    receiver.pages.set('/go', { body: '' });
    await expectViews(receiver, ['/ahead']);
    expect(receiver.stored('activated')).toHaveLength(1);
  } finally {
    await end();
  }
});

/** A library that patches `history`, as analytics scripts do. */
const patching = (name: string): string => `
  window.${name} = (() => {
    const before = { push: history.pushState, replace: history.replaceState };
    const seen = [];
    const wrap = (method, original) => (history[method] = function (...args) { const result = original.apply(this, args); seen.push(location.pathname); return result; });
    wrap('pushState', before.push);
    wrap('replaceState', before.replace);
    return { seen, remove() { history.pushState = before.push; history.replaceState = before.replace; } };
  })();`;

/** What a browser without the Navigation API has. */
const withoutNavigation = `Object.defineProperty(window, 'navigation', { value: undefined, configurable: true }); delete window.navigation; delete Window.prototype.navigation;`;

for (const has of ['with the Navigation API', 'without it']) {
  test(`two libraries that patch history before and after us, taken off in any order, ${has}`, async ({ page, receiver }) => {
    const isWithout = has === 'without it';
    receiver.pages.set('/', { body: html(`<script>${isWithout ? withoutNavigation : ''}${patching('early')}</script>${scriptTag()}`) });
    const told: string[] = [];
    for (const order of [['early', 'late'], ['late', 'early']]) {
      await page.goto(receiver.url);
      await ready(page);
      expect(await page.evaluate(`'navigation' in window`)).toBe(!isWithout);
      // Where we have to stand in, what does so has loaded when the property is no longer a plain one.
      if (isWithout) await page.waitForFunction(`Object.getOwnPropertyDescriptor(history, 'pushState').get`);
      await page.evaluate(patching('late'));
      const go = (...steps: string[]): Promise<unknown> => page.evaluate(steps.join(';'));
      await go(`history.pushState({}, '', '/one')`, `history.replaceState({}, '', '/two')`);
      expect(await page.evaluate('[early.seen, late.seen]')).toEqual([['/one', '/two'], ['/one', '/two']]);
      await go(`${order[0]}.remove()`, `history.pushState({}, '', '/three')`, `history.replaceState({}, '', '/four')`);
      await go(`${order[1]}.remove()`, `history.pushState({}, '', '/five')`, `history.pushState({}, '', '/six')`);
      await attune(page, 'dispose');
      // Nothing of ours is left, and nothing of theirs is lost.
      expect(await page.evaluate(`!Object.getOwnPropertyDescriptor(history, 'pushState')?.get`)).toBe(true);
      await go(`history.pushState({}, '', '/seven')`);
      expect(await page.evaluate('location.pathname')).toBe('/seven');
      told.push('/', '/one', '/two', '/three', '/four', '/five', '/six');
    }
    await page.goto(`${receiver.url}/other`);
    await expectViews(receiver, [...told, '/other'], told.length - 2);
  });
}
