import { beforeEach, expect, test } from 'vitest';
import { createDialect } from '../../../src/delivery/dialect.ts';
import type { Endpoint, EndpointFunction } from '../../../src/types.ts';

const posted: { url: string; body: string | ArrayBuffer; headers: Record<string, string> }[] = [];
const reports: string[] = [];
beforeEach(() => {
  posted.length = reports.length = 0;
});

const speak = (endpoint: Endpoint | EndpointFunction) => createDialect({
  endpoint,
  report: (code) => void reports.push(code),
  post: async (url, init) => {
    posted.push({ url, ...init });
    return 'unreachable';
  },
});
const text = '{"id":"1","name":"a"},{"id":"2","name":"b"}';

test('a format of the site\'s own says body, headers and path', async () => {
  const format = { encode: (events: readonly { id: string }[]) => ({ body: events.map(({ id }) => id).join(), path: '?v=1', headers: { 'x-own': 'yes' } }) };
  const { send } = await speak({ url: '/in?key=k', format: format as never, contentType: 'text/plain' });
  await send(text);
  expect(posted).toEqual([{ url: '/in?key=k&v=1', body: '1,2', headers: { 'content-type': 'text/plain', 'x-own': 'yes' } }]);
});

test('gzip is for large bodies of pages that stay', async () => {
  const { send } = await speak({ url: '/in', compress: 'gzip' });
  const large = `{"id":"1","name":"a","data":{"text":"${'x'.repeat(5000)}"}}`;
  await send(text);
  await send(large, true);
  await send(large);
  expect(posted.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, undefined, 'gzip']);
  const unzipped = await new Response(new Blob([posted[2]!.body]).stream().pipeThrough(new DecompressionStream('gzip'))).json() as { events: unknown };
  expect(unzipped.events).toEqual([JSON.parse(large)]);
});

test('headers are asked for with each request, and the last known serve when the page goes', async () => {
  let token = 0;
  const { send } = await speak({ url: '/in', headers: () => ({ authorization: `${++token}` }) });
  await send(text);
  await send(text, true);
  expect(posted.map(({ headers }) => headers['authorization'])).toEqual(['1', '1']);
});

test('headers or a format that fail are reported, and nothing is sent', async () => {
  const failing = (): never => { throw new Error(); };
  expect(await (await speak({ url: '/in', headers: failing })).send(text)).toBe('busy');
  expect(await (await speak({ url: '/in', format: { encode: failing } })).send(text)).toBe('busy');
  expect(reports).toEqual(['headers_failed', 'format_failed']);
  expect(posted).toEqual([]);
});

test.each([{}, undefined, { body: 42 }, Promise.resolve({ body: '' })])('a format that makes no body (%s) is reported, and nothing empty is sent in its place', async (nonsense) => {
  expect(await (await speak({ url: '/in', format: { encode: () => nonsense as never } })).send(text)).toBe('busy');
  expect(reports).toEqual(['format_failed']);
  expect(posted).toEqual([]);
});

test('headers that no request can carry are told as that', async () => {
  expect(await (await speak({ url: '/in', headers: { 'two words': 'x' } })).send(text)).toBe('busy');
  expect(reports).toEqual(['headers_failed']);
});

test('a header of the site\'s own takes the place of the format\'s, however it is written', async () => {
  await (await speak({ url: '/in', format: 'ndjson', headers: { 'Content-Type': 'text/x-own' } })).send(text);
  expect(posted[0]!.headers).toEqual({ 'content-type': 'text/x-own' });
});

test('an endpoint function says what became of the events', async () => {
  const ask = async (receipt: unknown) => (await speak((async () => receipt) as EndpointFunction)).send(text);
  expect(await ask('sent')).toBe(undefined);
  expect(await ask('retry')).toBe('busy');
  expect(await ask('drop')).toMatchObject({ body: '{"rejected":[{"id":"1","reason":"dropped"},{"id":"2","reason":"dropped"}]}' });
  expect(await ask({ rejected: [{ id: '2', reason: 'no' }] })).toMatchObject({ response: { status: 200 }, body: '{"rejected":[{"id":"2","reason":"no"}]}' });
  expect(await ask('what?')).toBe('answer');
  expect(reports).toEqual(['endpoint_answer']);
});

test('an event that the format says is too large is not sent, nor is what it comes with', async () => {
  const format = { encode: (events: readonly { id: string }[]) => ({ body: JSON.stringify(events) }), maxEventBytes: 100 };
  const { send } = await speak({ url: '/in', format: format as never });
  const small = Array.from({ length: 9 }, (_, n) => `{"id":"${n}","name":"a"}`).join();
  expect(await send(`${small},{"id":"x","name":"${'é'.repeat(50)}"}`)).toMatchObject({ response: { status: 413 } });
  expect(posted).toEqual([]);
  await send(small);
  expect(posted).toHaveLength(1);
});
