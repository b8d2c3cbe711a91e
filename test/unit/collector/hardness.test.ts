// @vitest-environment node
/**
 * Hardness — what hostile, huge and slow senders come to, and who may read.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { catalogue } from '../../fixtures/formats/catalogue.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';
import { afterwards, batch, event, post, serve, stored } from './harness.ts';

test('answers 413 to a bomb of 10 MB in 10 KB, and goes on', async () => {
  const { url } = await serve();
  const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024, 32));
  expect(bomb.length).toBeLessThan(12 * 1024);
  expect((await post(url, bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
  expect((await post(url, batch(event(1)))).status).toBe(200);
});

test('cuts off whoever sends a request drop by drop, and answers the others meanwhile', async () => {
  const { url } = await serve({ limits: { headersTimeout: 1000, requestTimeout: 1500, connectionsCheckingInterval: 50 } });
  const cutOff = [
    'POST /collect HTTP/1.1\r\nhost: localhost\r\nx-slow: ',
    'POST /collect HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{"events":[',
  ].map((start) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(start));
    const drip = setInterval(() => socket.write('a'), 20);
    afterwards(() => (clearInterval(drip), socket.destroy()));
    socket.on('error', () => undefined).resume();
    return new Promise((done) => socket.on('close', done));
  });
  expect((await post(url, batch(event(1)))).status).toBe(200);
  await Promise.all(cutOff);
  expect((await post(url, batch(event(2)))).status).toBe(200);
});

test('takes every event of the catalogue, hostile data included', async () => {
  const { url } = await serve();
  const { answer } = await post(url, JSON.stringify({ events: [...catalogue, ...hostile.slice(0, -1)] }));
  expect(answer.rejected ?? []).toEqual([]);
});

test.each([
  ['survey_answered', { survey: 'nps', response: 'r', question: 'q', type: 'nps' }, 'data.value of survey_answered must be given'],
  ['survey_shown', { survey: ['x'], response: 'r' }, 'data.survey of survey_shown must be a text'],
  ['touchpoint_left', { touchpoint: 'shelf', dwell: '5' }, 'data.dwell of touchpoint_left must be a number from 0'],
  ['events_lost', undefined, 'data.reason of events_lost must be a text'],
  ['preferences_changed', { keys: 'name' }, 'data.keys of preferences_changed must be a list of texts'],
])('names what %s lacks', async (name, data, reason) => {
  const { url } = await serve();
  expect((await post(url, batch(event(1, { name, data })))).answer.rejected).toEqual([{ id: event(1)['id'], index: 0, reason }]);
});

test('sets an event aside that is nested too deeply to be written, rather than asking for it again', async () => {
  const { url } = await serve();
  const deep = JSON.stringify(event(1, { data: { deep: 0 } })).replace('"deep":0', `"deep":${'['.repeat(200_000)}${']'.repeat(200_000)}`);
  const { status, answer } = await post(url, `{"events":[${deep},${JSON.stringify(event(2))}]}`);
  expect(status).toBe(200);
  expect(answer).toMatchObject({ stored: 1, rejected: [{ id: event(1)['id'] }] });
});

test('stores SQL and HTML in every text as what they are: text', async () => {
  const { url } = await serve();
  const evil = `'"); DROP TABLE events; -- <script>alert(1)</script>`;
  const all = { visitor: evil, session: evil, page: evil, user: evil, doc: evil, seq: 1, url: evil, audiences: [evil] };
  await post(url, batch(event(1, { ...all, name: 'survey_answered', data: { survey: evil, response: evil, question: evil, type: evil, value: evil, text: evil } })));
  expect(await stored(url)).toEqual({ survey_answered: 1 });
  const words = await (await fetch(`${url}/results/view/words.json?audience=${encodeURIComponent(evil)}&survey=${encodeURIComponent(evil)}`)).json();
  expect(words.words[0].text).toBe(evil);
  expect((await (await fetch(`${url}/results/view/visitor.json?visitor=${encodeURIComponent(evil)}`)).json()).events).toHaveLength(1);
});

test('lets no cell of an export become a formula', async () => {
  const { url } = await serve();
  await post(url, batch(event(1, { visitor: '=HYPERLINK("http://evil")' })));
  const csv = await (await fetch(`${url}/results/events.csv`)).text();
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
});

test('refuses an unknown store by name', async () => {
  await expect(serve({ store: 'mysql://here' })).rejects.toThrow('There is no store "mysql://here": name one as sqlite:folder or clickhouse:http://host:8123/database.');
  await expect(serve({ store: 'clickhouse:somewhere' })).rejects.toThrow(/A ClickHouse store is named clickhouse:http/);
});

test('lets results be read from this machine by its own name only', async () => {
  const { url } = await serve();
  expect((await fetch(`${url}/results/summary.json`)).status).toBe(200);
  const [head] = await once(raw(url, 'GET /results/summary.json HTTP/1.1\r\nhost: evil.example\r\n\r\n'), 'data');
  expect(String(head)).toMatch(/^HTTP\/1.1 403/);
});

const outside = Object.values(networkInterfaces()).flatMap((all) => all ?? []).find(({ internal, family }) => !internal && family === 'IPv4')?.address;

test.skipIf(!outside)(`lets results be read from elsewhere with the token only${outside ? '' : ' (skipped: no address but the loopback)'}`, async () => {
  const open = await serve({ host: '0.0.0.0' });
  const own = open.url.replace(/\/\/[^:]+/, `//${outside}`);
  expect((await fetch(`${own}/results/summary.json`)).status).toBe(403);
  expect((await post(own, batch(event(1)))).status).toBe(200);
});

test('asks everyone for the token where there is one, and takes it as a header, a parameter or a cookie', async () => {
  const { url } = await serve({ token: 'tern' });
  const statusOf = async (search: string, headers: Record<string, string>): Promise<number> => (await fetch(`${url}/results/view/overview.json${search}`, { headers })).status;
  expect(await statusOf('', {})).toBe(403);
  expect(await statusOf('?token=gull', {})).toBe(403);
  expect(await statusOf('', { authorization: 'Bearer tern' })).toBe(200);
  const first = await fetch(`${url}/results/view/overview.json?token=tern`);
  const cookie = first.headers.get('set-cookie')!;
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  expect(await statusOf('', { cookie: cookie.split(';')[0]! })).toBe(200);
});

function raw(url: string, text: string): ReturnType<typeof connect> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
  afterwards(() => socket.destroy());
  return socket;
}
