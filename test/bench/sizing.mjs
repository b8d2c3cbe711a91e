/**
 * Sizing — what an event of a plausible shop takes: as JSON, in the collector's SQLite file, and on ClickHouse's disk once its parts are merged.
 * The events are the seeded month's (`npm run seed`), so the figures of the guide for ClickHouse can be had again.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClickhouseStore } from '../../demo/collector/store/clickhouse.mjs';
import { createSqliteStore } from '../../demo/collector/store/sqlite.mjs';
import { month } from '../../scripts/seed/month.mjs';
import { clickhousePath, startShards } from '../fixtures/collector/shards.mjs';

const BATCH = 5_000;
const config = JSON.parse(readFileSync(new URL('../../scripts/seed/attune.json', import.meta.url), 'utf8'));
const events = [...month({ config, visits: 12_000, until: Date.UTC(2026, 10, 22) })];

/** @param {import('../../demo/collector/store/sqlite.mjs').Store} store */
async function fill(store) {
  for (let start = 0; start < events.length; start += BATCH) {
    await store.insert({ events: events.slice(start, start + BATCH).map((event) => ({ event, received: event.at + 500 })), rejected: [] });
  }
}

async function inSqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'attune-sizing-'));
  const file = join(folder, 'attune.db');
  const store = createSqliteStore({ file });
  await fill(store);
  store.close();
  const { size } = statSync(file);
  rmSync(folder, { recursive: true, force: true });
  return size;
}

/** @param {string} path - the server's program. */
async function onClickhouse(path) {
  const { address, shards: [shard], stop } = await startShards({ path, count: 1 });
  try {
    await fill(await createClickhouseStore({ address: address.replace('clickhouse:', '') }));
    await shard?.query('OPTIMIZE TABLE default.events_local FINAL');
    return Number(await shard?.query("SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND table = 'events_local'"));
  } finally {
    await stop();
  }
}

const each = (/** @type {number} */ bytes) => `${Math.round(bytes / events.length)} B an event`;
console.log(`${events.length} events of a seeded month`);
console.log(`as JSON     ${each(Buffer.byteLength(JSON.stringify(events)))}`);
console.log(`SQLite      ${each(await inSqlite())}`);
const path = clickhousePath();
console.log(`ClickHouse  ${path ? each(await onClickhouse(path)) : 'not installed here'}`);
