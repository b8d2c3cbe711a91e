/**
 * Isolation — nothing the page says reaches into the widget, nothing of the widget reaches the page, and no policy is broken.
 */
import type { Page } from '@playwright/test';
import { close, open, surveys } from './cards.ts';
import { expect, ready, test } from './fixtures.ts';
import { html, scriptTag } from './receiver.ts';

const tag = scriptTag('data-config="/attune.json"');
const shown = ['nps', 'ticked', 'error', 'modal'];

/** Everything a page could do to elements that it does not know. */
const hostile = `<style>
* { all: unset !important; --surface: red; --text: red; --accent: red }
html { font-size: 40px; transform: rotate(3deg); }
body { transform: scale(.5); contain: strict; overflow: hidden; opacity: .3; filter: blur(3px); pointer-events: none !important }
div, section, dialog, form, button, svg, input, label { display: none !important }
*, ::before, ::after, ::backdrop { visibility: hidden !important; letter-spacing: 1em !important; direction: rtl !important; text-transform: uppercase !important }
attune-survey, attune-survey * { display: none !important; position: absolute !important; color: red !important; font-size: 3px !important }
:host, .panel, .tile { display: none !important }
</style>`;
const banner = '<aside style="all:initial!important;visibility:visible!important;display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important;background:white!important"></aside>';

async function start(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await ready(page);
}

/** The widget alone, without the outermost pixels, where the page shows through its round corners, and with the pointer out of the way. */
async function picture(page: Page, id: string): Promise<string> {
  await open(page, id);
  await page.mouse.move(0, 0);
  const { x, y, width, height } = (await page.locator('attune-survey .panel').boundingBox())!;
  const clip = { x: Math.round(x) + 6, y: Math.round(y) + 6, width: Math.floor(width) - 12, height: Math.floor(height) - 12 };
  const shot = await page.screenshot({ clip, caret: 'hide' });
  await close(page);
  return shot.toString('base64');
}

/** How many values of pixels differ by more than a shade: smoothing rounds a few edges otherwise in a layer that the page has made another. */
function differing(page: Page, pictures: readonly [string, string]): Promise<number> {
  return page.evaluate(async (both) => {
    const [one, other] = await Promise.all(both.map(async (bytes) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.width, image.height).data;
    })) as [Uint8ClampedArray, Uint8ClampedArray];
    return one.length === other.length ? one.filter((byte, index) => Math.abs(byte - other[index]!) > 20).length : Infinity;
  }, pictures);
}

test('looks the same, to the pixel, on a page that is hostile to it', async ({ page, receiver }) => {
  receiver.config = { surveys };
  receiver.pages.set('/calm', { body: html(tag, '') });
  receiver.pages.set('/hostile', { body: html(hostile + tag, banner) });
  await start(page, `${receiver.url}/calm`);
  const calm: string[] = [];
  for (const id of shown) calm.push(await picture(page, id));
  await start(page, `${receiver.url}/hostile`);
  for (const [index, id] of shown.entries()) expect(await differing(page, [calm[index]!, await picture(page, id)]), id).toBeLessThan(40);
  // Two that are not the same are seen to differ.
  expect(await differing(page, [calm[0]!, calm[0]!])).toBe(0);
  expect(await differing(page, [calm[1]!, calm[2]!])).toBeGreaterThan(100);
});

const tags = ['p', 'div', 'span', 'a', 'button', 'input', 'h1', 'ul', 'li', 'form', 'label', 'textarea', 'section', 'fieldset', 'legend', 'svg', 'dialog', 'table', 'select', 'i'];
const crowd = Array.from({ length: 200 }, (_, index) => `<${tags[index % tags.length]} class="panel card tile main list on">x</${tags[index % tags.length]}>`).join('');

test('changes nothing on the page: 200 elements, the document, its sheets and its globals', async ({ page, receiver }) => {
  receiver.config = { surveys };
  receiver.pages.set('/crowd', { body: html(tag, `<main>${crowd}</main>`) });
  await start(page, `${receiver.url}/crowd`);
  await page.evaluate(() => {
    const known = window as unknown as { look: () => string[]; shifts: number };
    known.shifts = 0;
    known.look = () => [
      ...[...document.querySelectorAll('main *')].map((element) => {
        const style = getComputedStyle(element);
        const { left, top, width, height } = element.getBoundingClientRect();
        return `${element.localName} ${left} ${top} ${width} ${height} ${[...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')}`;
      }),
      [...document.querySelectorAll('html, body')].map((element) => (element.cloneNode() as Element).outerHTML).join(),
      `${document.styleSheets.length} ${document.adoptedStyleSheets.length} ${document.scrollingElement!.scrollWidth} ${document.scrollingElement!.scrollHeight}`,
      Object.keys(window).sort().join(),
    ];
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
      new PerformanceObserver((list) => (known.shifts += list.getEntries().length)).observe({ type: 'layout-shift', buffered: false });
    }
  });
  const look = (): Promise<string[]> => page.evaluate(() => (window as unknown as { look: () => string[] }).look());
  const before = await look();
  expect(before.length).toBeGreaterThanOrEqual(203);
  for (const id of ['ticked', 'modal']) {
    await open(page, id);
    // What a modal makes inert cannot be selected; that is the platform's doing, and over when it closes.
    if (id !== 'modal') expect(await look()).toEqual(before);
    await close(page);
    expect(await look()).toEqual(before);
  }
  expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBe(0);
});

const policy = "default-src 'self'; style-src 'self'; script-src 'nonce-n0nce' 'strict-dynamic'; require-trusted-types-for 'script'";

test('breaks no rule of a strict content security policy', async ({ page, receiver }) => {
  receiver.config = { surveys, theme: { accent: '#0b6', density: 'spacious' } };
  const watch = '<script>window.broken=[];addEventListener("securitypolicyviolation",(event)=>broken.push(event.violatedDirective+" "+event.sample))</script>';
  receiver.pages.set('/strict', { body: html((watch + tag).replaceAll('<script', '<script nonce="n0nce"')).replace('lang="en"', 'lang="de"'), headers: { 'content-security-policy': policy } });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await start(page, `${receiver.url}/strict`);
  for (const id of [...shown, 'rating', 'progress', 'thanks']) {
    await open(page, id);
    await close(page);
  }
  const broken = (): Promise<string[]> => page.evaluate(() => (window as unknown as { broken: string[] }).broken);
  expect(await broken()).toEqual([]);
  expect(errors).toEqual([]);
  expect(receiver.asked).toContain('/sdk/locales/de.js');
  // The same listener hears what does break it.
  await page.evaluate(() => document.body.setAttribute('style', 'color:red'));
  await expect.poll(broken).toHaveLength(1);
});
