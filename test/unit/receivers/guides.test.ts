// @vitest-environment node
/**
 * Guides — the snippets of docs/receivers, taken from the page and run as they stand there.
 * Each is sent what the SDK sends, and must have stored it before it answers.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { lint } from '../../../src/cli/lint.ts';
import { clickhouse, json, otlp, segment } from '../../../src/delivery/formats/index.ts';
import { catalogue } from '../../fixtures/formats/catalogue.ts';
import { exportLogs, segmentBatch } from '../../fixtures/formats/schemas.ts';
import { faults } from '../../fixtures/formats/validate.ts';
import { clickhousePath, startShards } from '../../fixtures/collector/shards.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const META = { sdk: 'attune/1.0.0', sentAt: 1_763_800_100_000, options: {} };
const IDS = catalogue.map(({ id }) => id);
const endings: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const guide = (name: string): string => readFileSync(join(ROOT, 'docs/receivers', `${name}.md`), 'utf8');
const blocks = (name: string, language: string): string[] => [...guide(name).matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text = '']) => text);
const bodyOf = (): string => String(json.encode(catalogue, META).body);

/** Runs a guide's JavaScript beside a `save.js` that remembers; `fail` makes it refuse. */
async function run(name: string): Promise<{ module: Record<string, any>; saved: { ids: string[]; fail: boolean } }> {
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.tmp', 'guide-'));
  endings.push(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'save.js'), 'export const saved = { ids: [], fail: false };\nexport async function save(events) {\n  await undefined;\n  if (saved.fail) throw new Error("disk full");\n  saved.ids.push(...events.map(({ id }) => id));\n}\n');
  writeFileSync(join(folder, 'guide.js'), blocks(name, 'js')[0]!);
  const load = async (file: string): Promise<Record<string, any>> => (await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href)) as Record<string, any>;
  const module = await load('guide.js');
  return { module, saved: (await load('save.js'))['saved'] as { ids: string[]; fail: boolean } };
}

const post = (body: BodyInit, headers: Record<string, string> = {}): Request => new Request('https://shop.example/collect', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

test('Express stores before it answers, gzip included, refuses what is no batch, and does not say 2xx when it could not store', async () => {
  const { module, saved } = await run('express');
  const server = createServer(module['app'] as RequestListener).listen(0, '127.0.0.1');
  endings.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/collect`;
  const send = async (body: BodyInit, headers: Record<string, string>): Promise<number> => (await fetch(url, { method: 'POST', body, headers })).status;
  expect(await send(bodyOf(), { 'content-type': 'application/json' })).toBe(200);
  expect(saved.ids).toEqual(IDS);
  expect(await send(gzipSync(bodyOf()), { 'content-type': 'application/json', 'content-encoding': 'gzip' })).toBe(200);
  expect(await send(bodyOf(), { 'content-type': 'text/plain' })).toBe(200);
  expect(saved.ids).toHaveLength(3 * IDS.length);
  expect(await send('{"events":7}', { 'content-type': 'application/json' })).toBe(400);
  expect(await send(gzipSync(Buffer.alloc(2 ** 21, 32)), { 'content-type': 'application/json', 'content-encoding': 'gzip' })).toBe(413);
  saved.fail = true;
  expect(await send(bodyOf(), { 'content-type': 'application/json' })).toBe(500);
});

test('Hono stores before it answers, gzip included, and refuses what is no batch or too large', async () => {
  const { module, saved } = await run('hono');
  const send = async (request: Request): Promise<number> => ((await module['app'].fetch(request)) as Response).status;
  expect(await send(post(bodyOf()))).toBe(200);
  expect(await send(post(gzipSync(bodyOf()), { 'content-encoding': 'gzip' }))).toBe(200);
  expect(saved.ids).toEqual([...IDS, ...IDS]);
  expect(await send(post('nonsense'))).toBe(400);
  expect(await send(post('x'.repeat(2 ** 20 + 1), { 'content-length': String(2 ** 20 + 1) }))).toBe(413);
  saved.fail = true;
  expect(await send(post(bodyOf()))).toBe(500);
});

test('the Next.js route handler stores before it answers, and refuses what is no batch or too large', async () => {
  const { module, saved } = await run('nextjs');
  const send = async (request: Request): Promise<number> => ((await module['POST'](request)) as Response).status;
  expect(await send(post(bodyOf()))).toBe(200);
  expect(saved.ids).toEqual(IDS);
  expect(await send(post('{'))).toBe(400);
  expect(await send(post(' '.repeat(2 ** 20 + 1)))).toBe(413);
  saved.fail = true;
  await expect(send(post(bodyOf()))).rejects.toThrow('disk full');
});

test('the Cloudflare Worker queues every event before it answers, and lets other origins read the answer', async () => {
  const { module } = await run('cloudflare-worker');
  const queued: string[] = [];
  const env = { EVENTS: { sendBatch: async (messages: { body: { id: string } }[]) => void queued.push(...messages.map(({ body }) => body.id)) } };
  const answer = (await module['default'].fetch(post(bodyOf(), { origin: 'https://shop.example' }), env)) as Response;
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, 'https://shop.example']);
  expect(queued).toEqual(IDS);
  expect(((await module['default'].fetch(post('x'), env)) as Response).status).toBe(400);
  expect(((await module['default'].fetch(new Request('https://shop.example/collect', { method: 'OPTIONS' }), env)) as Response).status).toBe(204);
});

const path = clickhousePath();
test.skipIf(!path)(`ClickHouse takes the guide's table, a batch twice, and the guide's question${path ? '' : ' (skipped: no clickhouse-server here; CLICKHOUSE_SERVER names one)'}`, async () => {
  const cluster = await startShards({ path: path!, count: 1 });
  endings.push(cluster.stop);
  const { query } = cluster.shards[0]!;
  const [create = '', ask = ''] = blocks('clickhouse', 'sql');
  await query(create);
  const { body, path: search } = clickhouse.encode(catalogue, { ...META, options: { table: 'attune_events', old: 'true' } });
  const url = /http:\/\/[^,/]+/.exec(cluster.address)![0];
  for (const _ of [1, 2]) expect((await fetch(url + '/' + search, { method: 'POST', body: body as string })).status).toBe(200);
  expect(await query(ask)).toBe('feedback\t1\nnps\t3\n');
}, 60_000);

test.each(['clickhouse', 'segment-rudderstack', 'opentelemetry'])('the configuration in %s has no mistake that the command line knows of', (name) => {
  const [config = ''] = blocks(name, 'json');
  expect(lint({ consent: { default: 'ask' }, ...JSON.parse(config) }, { now: 0 })).toEqual([]);
});

test('what the guides for Segment and OpenTelemetry configure is what those accept', () => {
  expect(faults(segmentBatch, JSON.parse(String(segment.encode(catalogue, { ...META, options: { writeKey: 'key' } }).body)))).toEqual([]);
  expect(faults(exportLogs, JSON.parse(String(otlp.encode(catalogue, { ...META, options: { service: 'shop' } }).body)))).toEqual([]);
});

test('every guide is in the list, and every link in the list leads to one', () => {
  const listed = [...guide('README').matchAll(/\]\(([a-z-]+)\.md\)/g)].map(([, name]) => name).sort();
  expect(listed).toEqual(readdirSync(join(ROOT, 'docs/receivers')).map((file) => file.replace('.md', '')).filter((name) => name !== 'README').sort());
});
