/**
 * Fixtures — what tests in WebKitGTK begin with: a receiver and a browser of their own, and what a visitor and a page do there.
 */
import { expect, test as base } from '../browser/fixtures.ts';
import { html, scriptTag, type Receiver } from '../browser/receiver.ts';
import { startWebKit, type Found, type WebKit } from './driver.ts';

export const test = base.extend<{ webkit: WebKit }>({
  webkit: async ({}, use) => {
    const webkit = await startWebKit();
    await use(webkit);
    await webkit.close();
  },
});

export { expect };

/** Goes to a page of this body and configuration, which collects whatever goes wrong in it, and waits for the SDK. */
export async function visit({ webkit, receiver, config = {}, body = '<h1>A page</h1>', head = '', path = '/site' }: {
  readonly webkit: WebKit; readonly receiver: Receiver; readonly config?: object; readonly body?: string; readonly head?: string; readonly path?: string;
}): Promise<void> {
  receiver.config = config;
  receiver.pages.set(path, { body: html(`<link rel="icon" href="data:,">${wrong}${head}${scriptTag('data-endpoint="/collect" data-config="/attune.json"')}`, body) });
  await webkit.goto(receiver.url + path);
  await ready(webkit);
}

const wrong = `<script>
  window.wrong = [];
  for (const kind of ['error', 'unhandledrejection', 'securitypolicyviolation']) addEventListener(kind, (event) => wrong.push(kind + ': ' + (event.message || event.reason || event.violatedDirective)));
  for (const kind of ['error', 'warn', 'log']) console[kind] = (...words) => wrong.push(kind + ': ' + words.join(' '));
</script>`;

/** Waits until the SDK has replaced its stub. */
export const ready = (webkit: WebKit): Promise<void> => expect.poll(() => webkit.run('return "track" in (window.attune || {})'), { timeout: 30_000 }).toBe(true);

/** Calls the client in the page. */
export const attune = <T = unknown>(webkit: WebKit, method: string, ...args: readonly unknown[]): Promise<T> => webkit.run('return attune(arguments[0], ...arguments[1])', method, args);

/** The first that a selector finds in the document, or in the survey that is open. */
export const find = (webkit: WebKit, selector: string): Promise<Found | null> =>
  webkit.run('return document.querySelector(arguments[0]) || document.querySelector("attune-survey")?.shadowRoot?.querySelector(arguments[0]) || null', selector);

/** Clicks what a selector finds, once it is there. */
export async function click(webkit: WebKit, selector: string): Promise<void> {
  let found: Found | null = null;
  await expect.poll(async () => (found = await find(webkit, selector))).toBeTruthy();
  await webkit.click(found!);
}

/** The text of what a selector finds; empty where there is none. */
export const text = (webkit: WebKit, selector: string): Promise<string> =>
  webkit.run('return (document.querySelector(arguments[0]) || document.querySelector("attune-survey")?.shadowRoot?.querySelector(arguments[0]))?.textContent ?? ""', selector);

/** What the receiver has of one kind of event, once all is sent. */
export async function told(webkit: WebKit, receiver: Receiver, name: string): Promise<readonly object[]> {
  await attune(webkit, 'flush');
  return receiver.stored(name).map(({ data = {} }) => data);
}
