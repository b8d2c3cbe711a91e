// @vitest-environment node
/**
 * Collect — what the collector takes, what it refuses, and what it says.
 * Over real HTTP, against a real store.
 */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { batch, event, post, serve, stored } from './harness.ts';

test('stores a batch and says so', async () => {
  const { url } = await serve();
  const { status, answer } = await post(url, batch(event(1), event(2)));
  expect({ status, answer }).toEqual({ status: 200, answer: { stored: 2 } });
  expect(await stored(url)).toEqual({ order_placed: 2 });
});

test('stores an event once, however often and in whatever company it arrives', async () => {
  const { url } = await serve();
  await post(url, batch(event(1), event(1)));
  await Promise.all([post(url, batch(event(1))), post(url, batch(event(1), event(2)))]);
  const upper = { ...event(2), id: String(event(2)['id']).toUpperCase() };
  expect((await post(url, batch(upper))).status).toBe(200);
  expect(await stored(url)).toEqual({ order_placed: 2 });
});

test.each([
  ['id', { id: 'not-a-uuid' }, 'id must be a UUID'],
  ['name', { name: 'OrderPlaced' }, 'name must be snake_case of at most 64 characters'],
  ['long name', { name: 'a'.repeat(65) }, 'name must be snake_case of at most 64 characters'],
  ['at', { at: '2026-11-22' }, 'at must be a time in milliseconds since the epoch'],
  ['seq', { seq: 0 }, 'seq must be a number from 1'],
  ['after', { after: { doc: 'd' } }, 'after must be { doc, seq }'],
  ['data', { data: [1] }, 'data must be an object'],
  ['bot', { bot: false }, 'bot must be true or absent'],
  ['size', { data: { text: 'x'.repeat(70_000) } }, 'an event has at most 65536 characters'],
])('names an event with a wrong %s, keeps it aside, and stores the others', async (_, wrong, reason) => {
  const { url } = await serve();
  const bad: Record<string, unknown> = { ...event(1), ...wrong };
  const { status, answer } = await post(url, batch(event(2), bad, event(3)));
  expect(status).toBe(200);
  expect(answer).toEqual({ stored: 2, rejected: [{ id: bad['id'], index: 1, reason }] });
  const summary = await (await fetch(`${url}/results/summary.json`)).json();
  expect(summary.aside.rejected).toBe(1);
  expect(summary.recent.rejected[0].reason).toBe(reason);
});

test('names what has no id by its place', async () => {
  const { url } = await serve();
  const { answer } = await post(url, batch(event(1), 'nonsense', null));
  expect(answer.rejected).toEqual([{ index: 1, reason: 'an event is an object' }, { index: 2, reason: 'an event is an object' }]);
});

test('keeps fields that it does not know, and hostile keys, as they came', async () => {
  const { url } = await serve();
  const text = JSON.stringify(event(1, { shoe: 43 })).replace('{', '{"__proto__":{"bot":true},');
  await post(url, `{"events":[${text}]}`);
  const summary = await (await fetch(`${url}/results/summary.json`)).json();
  expect(summary.recent.events[0].shoe).toBe(43);
  expect(Object.keys(summary.recent.events[0])).toContain('__proto__');
  expect(summary.aside.bots).toBe(0);
});

test.each(['application/x-ndjson', 'text/plain', 'text/plain;charset=UTF-8'])('takes one event a line as %s', async (type) => {
  const { url } = await serve();
  const lines = [event(1), event(2), event(3)].map((one) => JSON.stringify(one)).join('\n');
  expect((await post(url, `${lines}\n`, { 'content-type': type })).answer).toEqual({ stored: 3 });
  expect((await post(url, JSON.stringify(event(4)), { 'content-type': type })).answer).toEqual({ stored: 1 });
});

test('takes JSON as text/plain, so that no preflight is needed', async () => {
  const { url } = await serve();
  expect((await post(url, batch(event(1)), { 'content-type': 'text/plain' })).answer).toEqual({ stored: 1 });
});

test('takes gzip, also where the header could not be set', async () => {
  const { url } = await serve();
  expect((await post(url, gzipSync(batch(event(1))), { 'content-encoding': 'gzip' })).answer).toEqual({ stored: 1 });
  expect((await post(url, gzipSync(batch(event(2))), { 'content-type': 'text/plain' })).answer).toEqual({ stored: 1 });
});

test.each([
  ['text that is no JSON', 'hello'],
  ['half a batch', batch(event(1)).slice(0, -5)],
  ['nothing', ''],
  ['a number', '7'],
  ['events that are no list', '{"events":{}}'],
  ['lines of which one is cut', `${JSON.stringify(event(1))}\n{"id":\n`],
])('answers 400 to %s, and stores none of it', async (_, body) => {
  const { url } = await serve();
  expect((await post(url, body)).status).toBe(400);
  expect(await stored(url)).toEqual({});
});

test('answers 400 to broken gzip and to broken UTF-8, and 415 to other encodings', async () => {
  const { url } = await serve();
  expect((await post(url, 'no gzip', { 'content-encoding': 'gzip' })).status).toBe(400);
  expect((await post(url, new Uint8Array([0x7b, 0xff, 0x7d]))).status).toBe(400);
  expect((await post(url, 'x', { 'content-encoding': 'br' })).status).toBe(415);
});

test('answers 413 to more than 1 MiB, announced or not', async () => {
  const { url } = await serve();
  const large = ' '.repeat(1024 * 1024 + 1);
  expect((await post(url, large)).status).toBe(413);
  const unannounced = new ReadableStream({ start: (stream) => (stream.enqueue(new TextEncoder().encode(large)), stream.close()) });
  const response = await fetch(`${url}/collect`, { method: 'POST', body: unannounced, duplex: 'half' } as RequestInit);
  expect(response.status).toBe(413);
});

test('answers 413 to a small body that unzips to more than 4 MiB', async () => {
  const { url } = await serve();
  const { status, answer } = await post(url, gzipSync(' '.repeat(4 * 1024 * 1024 + 1)), { 'content-encoding': 'gzip' });
  expect({ status, ...answer }).toEqual({ status: 413, error: 'at most 4194304 bytes unzipped' });
});

test('lets pages of other origins send, and read the answer, refusals included', async () => {
  const { url } = await serve();
  const origin = 'https://shop.example';
  const preflight = await fetch(`${url}/collect`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-key' } });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,x-key');
  for (const body of [batch(event(1)), 'hello']) {
    expect((await post(url, body, { origin })).headers.get('access-control-allow-origin')).toBe(origin);
  }
});

test('answers 405 to reading', async () => {
  const { url } = await serve();
  expect((await fetch(`${url}/collect`)).status).toBe(405);
});
