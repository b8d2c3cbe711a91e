import { afterEach, expect, test, vi } from 'vitest';
import { createCourier } from '../../../src/delivery/courier.ts';
import { createPlain } from '../../../src/delivery/plain.ts';
import type { Told } from '../../../src/delivery/answer.ts';

afterEach(() => vi.unstubAllGlobals());

interface Asked { readonly url: string; readonly init: RequestInit; readonly answer: (response: Response) => void; readonly fail: () => void }
function createWire() {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => new Promise<Response>((answer, reject) => asked.push({ url, init, answer, fail: () => reject(new TypeError()) })));
  const { post, outlives } = createCourier();
  return { asked, outlives, to: (url: string) => createPlain({ url }, post)! };
}
const plain = '/collect';
const bulk = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;

test('the stored bytes are the body; sentAt is set anew', () => {
  const { asked, to } = createWire();
  void to(plain)('{"id":"1"},{"id":"2"}');
  const { url, init } = asked[0]!;
  expect(url).toBe('/collect');
  expect(JSON.parse(init.body as string)).toEqual({ sentAt: expect.any(Number) as number, sdk: expect.stringMatching(/^attune\//) as string, events: [{ id: '1' }, { id: '2' }] });
  expect(init).toMatchObject({ method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' } });
});

test('the request is made in the same task: a page that goes has no other', () => {
  const { asked, to } = createWire();
  void to(plain)('{}', true);
  expect(asked).toHaveLength(1);
});

test.each([
  ['a plain yes', new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } }), true],
  ['an empty yes', new Response(null, { status: 204 }), true],
  ['a page', new Response('<p>', { headers: { 'content-type': 'text/html' } }), false],
  ['a yes with but', new Response('{"rejected":[]}'), false],
  ['a no', new Response('', { status: 400 }), false],
])('%s is looked at as closely as it must be', async (_, response, isTaken) => {
  const { asked, to } = createWire();
  const sent = to(plain)('{}');
  asked[0]!.answer(response);
  const answer = await sent;
  expect(answer === undefined).toBe(isTaken);
  if (!isTaken) expect((answer as Told).response.status).toBe(response.status);
});

test('no answer is the network\'s fault', async () => {
  const { asked, to } = createWire();
  const sent = to(plain)('{}');
  asked[0]!.fail();
  expect(await sent).toBe('unreachable');
});

test('64 KiB in flight outlive the page, over all endpoints, in bytes; more does not, and is not said at last', async () => {
  const { asked, to, outlives } = createWire();
  const [one, other] = [to(plain), to('/other')];
  const first = one(bulk(40 * 1024));
  void other(bulk(30 * 1024));
  expect(asked.map(({ init }) => init.keepalive)).toEqual([true, false]);
  expect(outlives(30 * 1024)).toBe(false);
  expect(await other(bulk(30 * 1024), true)).toBe('unreachable');
  expect(asked).toHaveLength(2);
  asked[0]!.answer(new Response());
  await first;
  expect(outlives(30 * 1024)).toBe(true);
  void one(`"${'é'.repeat(40 * 1024)}"`);
  expect(asked[2]!.init.keepalive).toBe(false);
});
