import { beforeEach, afterEach, expect, test, vi } from 'vitest';
import { createEnvelope } from '../../../src/envelope.ts';
import type { AttuneEvent } from '../../../src/types.ts';

beforeEach(() => void vi.stubGlobal('location', { origin: 'https://shop.example', pathname: '/checkout', search: '?token=1', hash: '#x' }));
afterEach(() => vi.unstubAllGlobals());

function createTab(values = new Map<string, unknown>()) {
  let ids = 0;
  const extra: { stamp?: () => Partial<AttuneEvent> } = {};
  const memory = { read: (key: string) => values.get(key), write: (key: string, value: unknown) => void values.set(key, value) };
  const open = (doc: string) => createEnvelope({ doc, client: { now: () => 7, id: () => `id-${++ids}`, memory, visitor: () => 'v', session: () => 's' }, ...extra });
  return { open, extra };
}

test('an event begins with its id, for the store\'s sake, and carries who, which visit, which page and where, without the query', () => {
  const event = createTab().open('d').seal('a', false);
  expect(Object.keys(event)[0]).toBe('id');
  expect(event).toEqual({ id: 'id-2', name: 'a', at: 7, doc: 'd', seq: 1, visitor: 'v', session: 's', page: 'id-1', url: 'https://shop.example/checkout' });
});

test('numbers have no gaps: what stays on the device has none', () => {
  const { seal } = createTab().open('d');
  expect([seal('a', false).seq, seal('b', true).seq, seal('c', false).seq]).toEqual([1, undefined, 2]);
});

test('the first event of the tab\'s next document says what the last number was', () => {
  const tab = createTab();
  const first = tab.open('one');
  first.seal('a', false);
  first.seal('b', false);
  first.note();
  const next = tab.open('two');
  expect(next.seal('c', false).after).toEqual({ doc: 'one', seq: 2 });
  expect(next.seal('d', false)).not.toHaveProperty('after');
});

test('a page view keeps its address until it is turned', () => {
  const { seal, turnPage } = createTab().open('d');
  const before = seal('a', false);
  vi.stubGlobal('location', { origin: 'https://shop.example', pathname: '/thanks' });
  expect(seal('b', false).url).toBe(before.url);
  turnPage();
  expect(seal('c', false)).toMatchObject({ url: 'https://shop.example/thanks', page: expect.not.stringMatching(before.page!) as string });
});

test('features stamp every event', () => {
  const { open, extra } = createTab();
  extra.stamp = () => ({ user: 'u' });
  expect(open('d').seal('a', false).user).toBe('u');
});
