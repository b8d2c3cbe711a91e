/**
 * Clickhouse — the request itself, and rows in a real server where the machine has one.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickhouse } from '../../../src/delivery/formats/clickhouse.ts';
import type { AttuneEvent } from '../../../src/types.ts';
import { catalogue } from '../../fixtures/formats/catalogue.ts';
import { findClickhouse, startClickhouse } from '../../fixtures/formats/clickhouse-server.ts';
import { SENT_AT, encodeLines, request } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';

const binary = findClickhouse();
const queryOf = (events: readonly AttuneEvent[], options = {}): URLSearchParams =>
  new URLSearchParams(request(clickhouse, events, options).path);
const tokenOf = (events: readonly AttuneEvent[]): string | null => queryOf(events).get('insert_deduplication_token');

test('inserts lines of JSON, unbuffered by us and buffered by the server', () => {
  expect(Object.fromEntries(queryOf(catalogue))).toMatchObject({
    query: 'INSERT INTO attune_events FORMAT JSONEachRow', async_insert: '1', wait_for_async_insert: '1', input_format_skip_unknown_fields: '1',
  });
});

test('an old server gets no setting that it does not know', () => {
  expect([...queryOf(catalogue, { old: 'true' }).keys()]).toEqual([
    'query', 'add_http_cors_header', 'input_format_skip_unknown_fields', 'date_time_input_format',
  ]);
});

test('needs no preflight: text/plain, no other header, user and password in the query', () => {
  expect(request(clickhouse, catalogue).headers).toEqual({ 'content-type': 'text/plain' });
  expect(Object.fromEntries(queryOf(catalogue, { table: 'cx.events', database: 'cx', user: 'web', password: 'p&=' }))).toMatchObject({
    query: 'INSERT INTO cx.events FORMAT JSONEachRow', database: 'cx', user: 'web', password: 'p&=',
  });
});

test('the deduplication token is the same for the same batch and another for any other', () => {
  const [first, second, third, ...rest] = catalogue as [AttuneEvent, AttuneEvent, AttuneEvent, ...AttuneEvent[]];
  const others = [catalogue, [first, second], [first, third], [first, ...rest], [second, first], [first]].map(tokenOf);
  expect(tokenOf([...catalogue])).toBe(tokenOf(catalogue));
  expect(new Set(others).size).toBe(others.length);
});

test('a row is flat: data are JSON in a string, the times are numbers and a date', () => {
  const [viewed] = encodeLines(clickhouse, catalogue);
  expect(viewed).toMatchObject({
    at: 1_763_800_000_000, time: '2025-11-22T08:26:40.000Z', sent_at: SENT_AT, after_seq: 7, bot: 0, audiences: ['returning', 'big_basket'],
    data: '{"path":"/checkout","referrer":"https://shop.example/"}',
  });
  expect(viewed).not.toHaveProperty('after');
});

function inRealServer(path: string): void {
  let server: Awaited<ReturnType<typeof startClickhouse>>;
  const insert = async (events: readonly AttuneEvent[]): Promise<Response> => {
    const { body, headers = {}, path = '' } = request(clickhouse, events, { old: 'true' });
    return fetch(server.url + path, { method: 'POST', body, headers: { ...headers, origin: 'https://shop.example' } });
  };
  const rows = async (): Promise<Record<string, unknown>[]> => {
    const lines = await server.query('SELECT * FROM attune_events ORDER BY at FORMAT JSONEachRow');
    return lines.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  beforeAll(async () => {
    server = await startClickhouse(path);
  }, 30_000);
  afterAll(() => server.stop());

  const empty = async (): Promise<void> => {
    await server.query('DROP TABLE IF EXISTS attune_events');
    await server.query(`CREATE TABLE attune_events (id String, name String, at UInt64, time DateTime, doc String, seq UInt32, after_doc String,
      after_seq UInt32, visitor String, session String, user String, url String, audiences Array(String), bot UInt8, data String) ENGINE = Memory`);
  };

  test('stores every event of the catalogue, readable across origins', async () => {
    await empty();
    const response = await insert(catalogue);
    expect([response.status, response.headers.get('access-control-allow-origin'), await response.text()]).toEqual([200, '*', '']);
    expect((await rows()).map(({ id, name, data }) => ({ id, name, data: JSON.parse(String(data)) as unknown }))).toEqual(
      catalogue.map(({ id, name, data = {} }) => ({ id, name, data })),
    );
  });

  test('can be asked about the data', async () => {
    await empty();
    await insert(catalogue);
    const asked = `SELECT visitParamExtractUInt(data, 'value'), toUnixTimestamp(time), seq FROM attune_events
      WHERE visitParamExtractString(data, 'question') = 'score'`;
    expect(await server.query(asked)).toBe('9\t1763800000\t13\n');
  });

  test.each(hostile)('stores hostile event $id', async (event) => {
    await empty();
    const response = await insert([event]);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect((await rows()).map(({ id }) => id)).toEqual([event.id]);
  });
}

const MISSING = 'is not tried against a real server: this machine has no clickhouse-server (Debian: apt-get install clickhouse-server)';

if (binary) describe('a real server', { timeout: 30_000 }, () => inRealServer(binary));
else test(MISSING, () => console.warn(MISSING));
