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
afterEach(() => vi.restoreAllMocks());

test('completes the addresses of the page that the visitor came to, with what is named and no more', () => {
  arrive(`${url}&token=secret#top`);
  const { landing, own, events } = setUp([{ id: id(1), name: 'page_viewed', at: Date.now(), url: bare, data: { path: '/shop' } }, { id: id(2), name: 'a', at: Date.now(), url: `${location.origin}/other` }]);
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
