/**
 * Clickhouse tables — how events and what was kept aside lie in ClickHouse. Pure.
 * Each shard has its `…_local`; `events` is what is written to and read, one table or the sum of the shards.
 */
import { COLUMNS, rowOf } from './columns.mjs';

const KINDS = { text: 'String', integer: 'UInt64', real: 'Float64' };

/**
 * @param {{ database: string, cluster?: string | undefined }} options
 * @returns {string[]} Statements for every host, harmless where they were run before.
 */
export function clickhouseTables({ database, cluster }) {
  const columns = `${COLUMNS.map(({ name, kind }) => `${name} ${KINDS[kind]}`).join(', ')}, received UInt64, skew Int64, rank UInt64`;
  const tables = [
    { name: 'events', columns, shard: 'cityHash64(visitor)' },
    { name: 'rejected', columns: 'id String, reason String, received UInt64, body String, key String, rank UInt64', shard: 'cityHash64(key)' },
  ];
  return tables.flatMap((table) => {
    // `rank` falls as time goes on: of two arrivals of one event the first is kept, as in the embedded store.
    const engine = `ENGINE = ReplacingMergeTree(rank) ORDER BY ${table.name === 'events' ? 'id' : '(reason, key)'}`;
    if (!cluster) return [`CREATE TABLE IF NOT EXISTS ${table.name} (${table.columns}) ${engine}`];
    return [
      `CREATE TABLE IF NOT EXISTS ${table.name}_local (${table.columns}) ${engine}`,
      `CREATE TABLE IF NOT EXISTS ${table.name} (${table.columns}) ENGINE = Distributed(${cluster}, ${database}, ${table.name}_local, ${table.shard})`,
    ];
  });
}

/** @param {number} received */
const rank = (received) => Number.MAX_SAFE_INTEGER - received;

/** @param {readonly import('../commits.mjs').Arrival[]} events */
export function eventLines(events) {
  return firstOfEach(events.map((arrival) => ({ ...rowOf(arrival), rank: rank(arrival.received) })), ({ id }) => String(id));
}

/** @param {readonly import('../commits.mjs').Rejected[]} rejected */
export function rejectedLines(rejected) {
  return firstOfEach(rejected.map(({ id = '', reason, received, body }) => ({ id, reason, received, body, key: body, rank: rank(received) })), ({ reason, body }) => reason + body);
}

/** Within one batch two arrivals may have the same rank. @template {object} R @param {readonly R[]} rows @param {(row: R) => string} keyOf */
function firstOfEach(rows, keyOf) {
  const first = new Map();
  for (const row of rows) if (!first.has(keyOf(row))) first.set(keyOf(row), row);
  return [...first.values()].map((row) => `${JSON.stringify(row)}\n`).join('');
}
