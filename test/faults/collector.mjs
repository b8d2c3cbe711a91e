/**
 * Collector — what was answered with 200 is there, whatever is killed meanwhile.
 * Kills the collector twenty times under load, and stops one of two ClickHouse shards for ten seconds in mid-load;
 * then compares every id that was answered with every id that is stored. Prints a table; fails if one is missing.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { clickhousePath, startShards } from '../fixtures/collector/shards.mjs';

const SERVER = fileURLToPath(new URL('../../demo/server.mjs', import.meta.url));
const KILLS = 20;
const SENDERS = 6;
const BATCH = 20;

/** @param {readonly string[]} options */
async function start(options) {
  const child = spawn(process.execPath, [SERVER, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    const url = /http:\/\/localhost:\d+/.exec(text)?.[0];
    if (url) return { url: url.replace('localhost', '127.0.0.1'), child };
  }
  throw new Error(`the collector ended before it answered: ${text}`);
}

/** Sends until it is stopped, each batch until it is answered with 200. @param {() => string} urlOf */
function load(urlOf) {
  const answered = new Set();
  const counts = { batches: 0, failed: 0, unavailable: 0, running: true };
  const senders = Array.from({ length: SENDERS }, async () => {
    while (counts.running) {
      const events = Array.from({ length: BATCH }, () => ({ id: randomUUID(), name: 'load', at: Date.now(), visitor: randomUUID() }));
      const body = gzipSync(JSON.stringify({ sentAt: Date.now(), events }));
      let isAnswered = false;
      while (counts.running && !isAnswered) {
        isAnswered = await send(urlOf(), body, counts);
        if (!isAnswered) await pause(20);
      }
      if (isAnswered) for (const { id } of events) answered.add(id);
    }
  });
  return { answered, counts, stop: () => (counts.running = false, Promise.all(senders)) };
}

async function send(url, body, counts) {
  try {
    const response = await fetch(`${url}/collect`, { method: 'POST', body, headers: { 'content-encoding': 'gzip' }, signal: AbortSignal.timeout(30_000) });
    await response.arrayBuffer();
    if (response.status !== 200) return counts.unavailable++, false;
    counts.batches++;
    return true;
  } catch {
    counts.failed++;
    return false;
  }
}

async function storedIds(url) {
  const text = await (await fetch(`${url}/results/events.ndjson`)).text();
  return text.trim().split('\n').map((line) => JSON.parse(line).id);
}

/** @param {string} name @param {{ answered: Set<string>, counts: Record<string, any> }} load @param {string} url @param {number} kills */
async function rowOf(name, { answered, counts }, url, kills) {
  const ids = await storedIds(url);
  const stored = new Set(ids);
  return { case: name, kills, 'answered 200': answered.size, stored: stored.size, twice: ids.length - stored.size, 'not answered': counts.failed, 'answered 503': counts.unavailable, missing: [...answered].filter((id) => !stored.has(id)).length };
}

async function killed() {
  const data = mkdtempSync(join(tmpdir(), 'attune-kill-'));
  let server = await start(['--data', data]);
  const work = load(() => server.url);
  for (let kill = 0; kill < KILLS; kill++) {
    await pause(100 + Math.random() * 500);
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    server = await start(['--data', data]);
  }
  await pause(300);
  await work.stop();
  const row = await rowOf('collector SIGKILLed', work, server.url, KILLS);
  await end(server.child);
  rmSync(data, { recursive: true, force: true });
  return row;
}

async function shardStopped(path) {
  const cluster = await startShards({ path, count: 2 });
  const server = await start(['--store', cluster.address]);
  const work = load(() => server.url);
  await pause(3000);
  await cluster.shards[1].kill();
  await pause(10_000);
  await cluster.shards[1].start();
  await pause(4000);
  await work.stop();
  const row = await rowOf('one shard of two stopped for 10 s', work, server.url, 1);
  await end(server.child);
  await cluster.stop();
  return row;
}

async function end(child) {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

const rows = [await killed()];
const path = clickhousePath();
if (path) rows.push(await shardStopped(path));
else console.log('The shards are skipped: no clickhouse-server here; CLICKHOUSE_SERVER names one.');
console.table(rows);
process.exitCode = rows.every((row) => row.missing === 0 && row.twice === 0 && row['answered 200'] > 0) ? 0 : 1;
