/**
 * Frustrated — each kind on a page that should tell it, and on pages that should not. Real clicks; asserts what the server received.
 */
import type { Page } from '@playwright/test';
import { attune, expect, partRun, ready, test } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';

const tag = scriptTag('data-endpoint="/collect" data-config="/attune.json"');

async function open({ page, receiver, body, clock = 'ours' }: { page: Page; receiver: Receiver; body: string; clock?: 'ours' | 'real' }): Promise<void> {
  receiver.config = { report: ['frustrated', 'form_abandoned'] };
  receiver.pages.set('/work', { body: html(tag, body) });
  if (clock === 'ours') await page.clock.install();
  await page.goto(`${receiver.url}/work`);
  await listening(page, receiver);
}
/** Waits until what judges clicks has loaded. */
async function listening(page: Page, receiver: Receiver): Promise<void> {
  await ready(page);
  await partRun(page, receiver, 'frustrated');
  await attune(page, 'flush');
}
async function told(page: Page, receiver: Receiver): Promise<unknown[]> {
  await attune(page, 'flush');
  return receiver.stored('frustrated').map(({ data }) => data);
}
async function clicks(page: Page, selector: string, times = 3): Promise<void> {
  const { x, y, width, height } = (await page.locator(selector).boundingBox())!;
  for (let i = 0; i < times; i++) await page.mouse.click(x + width / 2, y + height / 2, { delay: 10 });
}
/** Longer than any verdict takes. */
const verdict = (page: Page): Promise<void> => page.clock.runFor(2800);

test('three quick clicks on what does nothing are rage, and a button that does nothing is dead', async ({ page, receiver }) => {
  await open({ page, receiver, body: '<main id="shop"><button class="buy css-1x2y3z" data-price="12">Buy for 12</button></main>' });
  await clicks(page, 'button', 4);
  await verdict(page);
  expect(await told(page, receiver)).toEqual([{ kind: 'rage_click', selector: '#shop button.buy' }, { kind: 'dead_click', selector: '#shop button.buy' }]);
});

test('a fake link that a script should have made work is dead', async ({ page, receiver }) => {
  await open({ page, receiver, body: '<a href="#" onclick="event.preventDefault()" class="more">More</a><p style="cursor:pointer" class="card">Card</p>' });
  await page.click('a');
  await page.click('p');
  await verdict(page);
  expect(await told(page, receiver)).toEqual([{ kind: 'dead_click', selector: 'a.more' }, { kind: 'dead_click', selector: 'p.card' }]);
});

const calm: { readonly [what: string]: { readonly body: string; readonly use: (page: Page) => Promise<unknown> } } = {
  'a double-click that selects a word, and three that select a paragraph': {
    body: '<p>Some words to read</p>',
    use: async (page) => {
      await page.dblclick('p');
      // The driver of Firefox does not count to three.
      if (page.context().browser()?.browserType().name() === 'chromium') await page.click('p', { clickCount: 3 });
    },
  },
  'the plus and minus of a stepper': {
    body: `<button id="minus" onclick="n.textContent--">−</button><output id="n">5</output><button id="plus" onclick="n.textContent++">+</button>`,
    use: async (page) => (await clicks(page, '#plus', 6), clicks(page, '#minus', 4)),
  },
  'a slider': {
    body: '<input type="range" style="width:300px"><div role="slider" tabindex="0" style="cursor:pointer;width:200px;height:20px;background:#ccc"></div>',
    use: async (page) => (await clicks(page, 'input', 4), clicks(page, '[role=slider]', 4)),
  },
  'a game on a canvas, and one of elements': {
    body: '<canvas width="200" height="200" style="cursor:pointer"></canvas><button id="mole" onclick="this.textContent += \'!\'">hit</button>',
    use: async (page) => (await clicks(page, 'canvas', 8), clicks(page, '#mole', 8)),
  },
  'a link that opens a new tab': {
    body: '<a href="/plain" target="_blank">Terms</a>',
    use: async (page) => {
      for (let i = 0; i < 3; i++) {
        const opened = page.context().waitForEvent('page');
        await page.click('a', { noWaitAfter: true });
        await (await opened).close();
      }
    },
  },
  'a slow but working button': {
    body: '<button onclick="setTimeout(() => this.nextSibling.data = \'done\', 2000)">Save</button>wait',
    use: (page) => page.click('button'),
  },
  'fields, a select and a checkbox with its label': {
    body: '<input name="city" style="cursor:pointer"><textarea></textarea><label>Agree <input type="checkbox"></label>',
    use: async (page) => (await clicks(page, '[name=city]', 3), await clicks(page, 'textarea', 3), clicks(page, 'label', 4)),
  },
  'a menu that opens when the button goes down': {
    body: `<button onpointerdown="this.setAttribute('aria-expanded', 'true')">Menu</button>`,
    use: (page) => page.click('button'),
  },
  'a component that changes within its shadow root': {
    body: `<x-count></x-count><script>customElements.define('x-count', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<button>0</button>'; const b = this.shadowRoot.firstChild; b.onclick = () => b.textContent++; } })</script>`,
    use: (page) => clicks(page, 'x-count', 4),
  },
  'what is private': {
    body: '<div data-attune-private><button class="secret">Reveal</button></div>',
    use: (page) => clicks(page, 'button', 4),
  },
  'a script that clicks': {
    body: '<button class="auto">Go</button>',
    use: (page) => page.evaluate(() => { for (let i = 0; i < 5; i++) document.querySelector('button')!.click(); }),
  },
};
test('nobody is frustrated by what answers, is played with, selected, private, leads elsewhere or is clicked by a script', async ({ page, receiver }) => {
  await open({ page, receiver, body: '' });
  // In one page, one after the other; scripts in it run as they would in a page of their own.
  const bring = (body: string): Promise<void> => page.evaluate((own) => document.body.replaceChildren(document.createRange().createContextualFragment(own)), body);
  for (const [what, { body, use }] of Object.entries(calm)) await test.step(what, async () => {
    await bring(body);
    await use(page);
    await verdict(page);
    expect.soft(await told(page, receiver), what).toEqual([]);
    // Nothing waits for an answer any more, so that what comes now answers nothing.
    await page.clock.runFor(1000);
  });
  await bring('<button class="nothing">Go</button>');
  await clicks(page, 'button');
  await verdict(page);
  expect(await told(page, receiver)).toEqual(['rage_click', 'dead_click'].map((kind) => ({ kind, selector: 'button.nothing' })));
});

test('an error within a second of a click is told once; a later one, and an image that does not load, are not', async ({ page, receiver }) => {
  await open({ page, receiver, body: `<button class="pay" onclick="this.title += 'x'">Pay</button><button class="late" onclick="this.title += 'x'">Late</button>
    <button class="reject" onclick="this.title += 'x'; Promise.reject(new Error('no'))">No</button>
    <button class="picture" onclick="this.title += 'x'; document.body.append(Object.assign(new Image(), { src: '/missing.png', onerror: () => this.title = 'missing' }))">Picture</button>` });
  // A script of its own fails as a page's timer does; the page clock would take what its timers throw for its own.
  const fail = (words: string): Promise<void> => page.evaluate((text) => document.body.append(Object.assign(document.createElement('script'), { text: `throw new Error('${text}')` })), words);
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.click('.late');
  await page.clock.runFor(1001);
  await fail('late');
  await page.click('.picture');
  await expect(page.locator('.picture')).toHaveAttribute('title', 'missing');
  await page.clock.runFor(1001);
  await page.click('.pay');
  await page.clock.runFor(1000);
  await fail('card 4111 declined');
  await fail('again');
  await page.click('.reject');
  await page.clock.resume();
  await expect.poll(() => told(page, receiver)).toEqual([{ kind: 'error_click', selector: 'button.pay' }, { kind: 'error_click', selector: 'button.reject' }]);
  expect(receiver.requests.map(({ body }) => body).join()).not.toContain('4111');
});

test('back within five seconds of following a link to another route is told; by another way it is not', async ({ page, receiver }) => {
  await open({ page, receiver, clock: 'real', body: `<a id="route" href="/work/two" onclick="event.preventDefault(); history.pushState({}, '', this.href)">Two</a>` });
  const views = (count: number): Promise<void> => expect.poll(async () => (await attune(page, 'flush'), receiver.stored('page_viewed').length)).toBe(count);
  await page.click('#route');
  await views(2);
  await page.evaluate(() => history.back());
  await views(3);
  expect(await told(page, receiver)).toEqual([{ kind: 'quick_back' }]);
  await page.evaluate(() => history.pushState({}, '', '/work/three'));
  await page.evaluate(() => history.back());
  await views(5);
  expect(await told(page, receiver)).toHaveLength(1);
});

test('back within five seconds of following a link to another document is told, also where the page comes from the cache', async ({ page, receiver }) => {
  await open({ page, receiver, clock: 'real', body: '<a id="away" href="/next">Next</a>' });
  receiver.pages.set('/next', { body: html(tag) });
  await page.click('#away');
  await page.waitForURL('**/next');
  await ready(page);
  await page.evaluate(() => void setTimeout(() => history.back()));
  await expect.poll(() => receiver.stored('frustrated').map(({ data }) => data), { timeout: 10_000 }).toEqual([{ kind: 'quick_back' }]);
});

test('a form that was touched and not sent is abandoned when the page is left; a sent or an untouched one is not', async ({ page, receiver }) => {
  await open({ page, receiver, body: `<form id="signup"><input name="mail"></form><form name="search" onsubmit="event.preventDefault()"><input name="q"></form><form class="other"><input></form><form class="vault" data-attune-private><input name="pin"></form>` });
  await page.fill('[name=mail]', 'ada@example.org');
  await page.locator('[name=mail]').press('a');
  await page.locator('[name=q]').pressSequentially('shoes');
  await page.locator('[name=q]').press('Enter');
  await page.locator('[name=pin]').pressSequentially('1234');
  await page.goto(`${receiver.url}/plain`);
  await expect.poll(() => receiver.stored('page_left').length).toBe(1);
  await expect.poll(() => receiver.stored('form_abandoned').map(({ data }) => data)).toEqual([{ form: '#signup' }]);
  const all = receiver.requests.map(({ body }) => body).join();
  for (const word of ['ada@', 'shoes', '1234', 'vault', 'pin']) expect(all).not.toContain(`"${word}`);
});
