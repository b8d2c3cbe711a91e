import { afterEach, expect, test, vi } from 'vitest';
import { createPage, type Page } from '../../../src/core/page.ts';

afterEach(() => vi.unstubAllGlobals());

function createLife() {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', document);
  const heard: string[] = [];
  const page: Page = createPage((_, run) => run as never);
  for (const moment of ['left', 'leaving', 'visible', 'restored', 'online'] as const) page.on(moment, () => void heard.push(moment));
  const turn = (state: string): void => {
    document.hidden = state === 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { page, window, document, heard, turn };
}

test('both ways of leaving tell features first and delivery then', () => {
  const { window, heard, turn } = createLife();
  window.dispatchEvent(new Event('pagehide'));
  turn('hidden');
  expect(heard).toEqual(['leaving', 'left', 'leaving', 'left']);
});

test('a pagehide at the document is nobody\'s', () => {
  const { document, heard } = createLife();
  document.dispatchEvent(new Event('pagehide'));
  expect(heard).toEqual([]);
});

test('it is told when the page is seen again, comes back from the cache, or is online', () => {
  const { window, heard, turn } = createLife();
  turn('visible');
  window.dispatchEvent(new Event('pageshow'));
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  window.dispatchEvent(new Event('online'));
  expect(heard).toEqual(['visible', 'restored', 'online']);
});

test('after dispose nothing is heard', () => {
  const { page, window, heard, turn } = createLife();
  page.dispose();
  page.dispose();
  window.dispatchEvent(new Event('pagehide'));
  turn('hidden');
  expect(heard).toEqual([]);
});
