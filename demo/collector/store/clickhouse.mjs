/**
 * Clickhouse — the distributed store: ClickHouse over HTTP, 18.16 and newer.
 * What `insert` resolved for is on every shard that it belongs to; a batch that half arrived is sent again whole,
 * and `ReplacingMergeTree` by id keeps the first arrival of each event.
 */
import { clickhouseTables, eventLines, rejectedLines } from './clickhouse-tables.mjs';

const SETTINGS = {
  output_format_json_quote_64bit_integers: '0', insert_distributed_sync: '1', input_format_skip_unknown_fields: '1',
  max_query_size: '1048576', connect_timeout_with_failover_ms: '1000',
};
const PATIENCE = 20 * 1000;

/**
 * @param {{ address: string, fetch?: typeof globalThis.fetch }} options
 *   `address`: `http://host:8123/database?cluster=name`; more hosts are separated by commas. With a cluster, the first host that
 *   answers is used; without one there is a single table on a single host.
 * @returns {Promise<import('./sqlite.mjs').Store>} Rejects when no host answers, or the database is not there.
 */
export async function createClickhouseStore({ address, fetch = globalThis.fetch }) {
  const { hosts, database, cluster, user, password } = readAddress(address);
  let partial = false;
  let first = 0;

  /** @param {string} host @param {string} sql @param {{ body?: string, settings?: Record<string, string> }} [more] */
  async function send(host, sql, { body, settings } = {}) {
    const query = new URLSearchParams({ database, ...SETTINGS, ...settings, ...(body !== undefined && { query: sql }) });
    const headers = { ...(user && { 'x-clickhouse-user': user, 'x-clickhouse-key': password }) };
    const response = await fetch(`${host}/?${query}`, { method: 'POST', body: body ?? sql, headers, signal: AbortSignal.timeout(PATIENCE) });
    const text = await response.text();
    if (!response.ok) throw Object.assign(new Error(`ClickHouse: ${text.trim().slice(0, 500)}`), { answered: true });
    return text;
  }

  /** Asks the host that answered last, and the others if it does not. @param {Parameters<typeof send>[1]} sql @param {Parameters<typeof send>[2]} [more] */
  async function sendToAny(sql, more) {
    /** @type {unknown} */
    let problem;
    for (let tried = 0; tried < hosts.length; tried++) {
      try {
        return await send(hosts[first % hosts.length] ?? '', sql, more);
      } catch (error) {
        problem = error;
        first++;
      }
    }
    throw problem;
  }

  for (const host of hosts) for (const sql of clickhouseTables({ database, cluster })) await send(host, sql);

  return {
    async insert({ events, rejected }) {
      if (events.length) await sendToAny('INSERT INTO events FORMAT JSONEachRow', { body: eventLines(events) });
      if (rejected.length) await sendToAny('INSERT INTO rejected FORMAT JSONEachRow', { body: rejectedLines(rejected) });
    },
    async ask(sql, parameters) {
      const query = `${filled(sql, parameters).replace(/\b(FROM (?:events|rejected))\b/g, '$1 FINAL')} FORMAT JSON`;
      try {
        const rows = JSON.parse(await sendToAny(query)).data;
        partial = false;
        return rows;
      } catch (error) {
        if (!cluster) throw error;
        const rows = JSON.parse(await sendToAny(query, { settings: { skip_unavailable_shards: '1' } })).data;
        partial = true;
        return rows;
      }
    },
    isPartial: () => partial,
    close() {},
  };
}

/** @param {string} address */
function readAddress(address) {
  const [, scheme, login = '', names = '', database, search = ''] = /^(https?):\/\/(?:([^@/]*)@)?([^/?]+)\/(\w+)\/?(\?.*)?$/.exec(address) ?? [];
  if (!names || !database) throw new Error(`A ClickHouse store is named clickhouse:http://host:8123/database, with ?cluster=name behind it for several shards; not ${address.replace(/\/\/[^@/]*@/, '//')}`);
  const cluster = new URLSearchParams(search).get('cluster') ?? undefined;
  if (cluster !== undefined && !/^\w+$/.test(cluster)) throw new Error('The name of a ClickHouse cluster has letters, digits and _ only.');
  const [user = '', password = ''] = login.split(':').map(decodeURIComponent);
  return { hosts: names.split(',').map((name) => `${scheme}://${name}`), database, cluster, user, password };
}

/** Puts parameters into a query, quoted as ClickHouse reads it. @param {string} sql @param {import('./sqlite.mjs').Parameters} [parameters] */
function filled(sql, parameters = {}) {
  return sql.replace(/:([a-z]+)\b/g, (whole, name) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`;
  });
}
