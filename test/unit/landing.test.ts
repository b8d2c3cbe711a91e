// @vitest-environment happy-dom
/**
 * Landing — what was recorded before the names of parameters were known gets them while it waits; nothing else is touched.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { cut, type Chunk } from '../../src/delivery/chunk.ts';
import { eventsOf } from '../../src/delivery/events.ts';
import { createLanding } from '../../src/landing.ts';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const bare = `${location.origin}/shop`;
const url = `${bare}?ref=mail`;

function setUp(events: readonly object[]) {
  const own = new Map(cut('0', events.map((event) => JSON.stringify(event)), 50).map(([key, text]) => [key, { text }]));
  const change = vi.fn(async (gone: readonly string[], added: readonly Chunk[]) => {
    for (const key of gone) own.delete(key);
    for (const [key, text] of added) own.set(key, { text });
    return true;
  });
  const landing = createLanding({ delivery: { store: { own, change } }, now: Date.now } as never);
  return { landing, own, change, events: () => [...own.values()].flatMap(({ text }) => eventsOf(text)) };
}
const arrive = (name: string): void => void vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ name } as PerformanceEntry]);
/** Where the application has been since; the last of them in a document before this one. */
const route = (...urls: readonly string[]): unknown => vi.stubGlobal('navigation', {
  entries: () => [...urls.map((one) => ({ url: location.origin + one, sameDocument: true })), { url: `${location.origin}/shop?ref=old`, sameDocument: false }, { url: null, sameDocument: true }],
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('completes the addresses of the page that the visitor came to, with what is named and no more', () => {
  arrive(`${url}&token=secret#top`);
  const { landing, own, events } = setUp([{ id: id(1), name: 'page_viewed', at: Date.now(), page: id(1), url: bare, data: { path: '/shop' } }, { id: id(2), name: 'a', at: Date.now(), page: id(1), url: `${location.origin}/other` }]);
  landing.complete(['ref', 'lang']);
  expect(events().map((event) => event.url)).toEqual([url, `${location.origin}/other`]);
  expect(JSON.stringify([...own])).not.toContain('secret');
  const [[key, { text }]] = [...own] as [[string, { text: string }]];
  expect(key).toBe(`0|${id(1)}|2|${new TextEncoder().encode(text).length}`);
});

test('leaves everything alone where nothing is named, nothing of it is there, or the event is another page\'s', () => {
  arrive(url);
  const { landing, change } = setUp([{ id: id(1), name: 'old', at: 1, url: bare }]);
  landing.complete(undefined);
  landing.complete(['lang']);
  landing.complete(['ref']);
  expect(change).not.toHaveBeenCalled();
});

const seen = (page: number, path: string): object => ({ id: id(page), name: 'page_viewed', at: Date.now(), page: id(page), url: location.origin + path });

test('completes the addresses of routes that were taken before the names were known, each by its own', () => {
  arrive(`${url}&token=secret`);
  route('/shop', '/search?ref=nav&token=secret', '/cart');
  const { landing, events } = setUp([seen(3, '/cart'), seen(2, '/search'), seen(1, '/shop')]);
  landing.complete(['ref']);
  expect(events().map((event) => event.url)).toEqual([`${location.origin}/cart`, `${location.origin}/search?ref=nav`, url]);
});

test('where a route was taken twice with other parameters, nobody knows which view had which: neither is told', () => {
  arrive(url);
  route('/shop?ref=mail', '/search?ref=a', '/search?ref=b', '/shop?ref=home');
  const { landing, events } = setUp([seen(1, '/shop'), seen(2, '/search'), seen(3, '/search'), seen(4, '/shop')]);
  landing.complete(['ref']);
  expect(events().map((event) => event.url)).toEqual([url, ...['/search', '/search', '/shop'].map((path) => location.origin + path)]);
});

test('what was sent meanwhile does not make a later view the landing, nor does a browser that tells of no routes', () => {
  arrive(url);
  const { landing, own, change, events } = setUp([seen(1, '/shop')]);
  landing.complete(['ref']);
  own.clear();
  void change([], cut('0', [JSON.stringify(seen(2, '/shop'))], 50));
  landing.complete(['ref']);
  expect(events().map((event) => event.url)).toEqual([bare]);
});
