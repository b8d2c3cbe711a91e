/**
 * Collector — what the collector takes: gzip batches of 20 over HTTP into the embedded store, a million events by default,
 * with its memory on the way, and how long each view of results takes afterwards. `node test/bench/collector.mjs [events]`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const SERVER = fileURLToPath(new URL('../../demo/server.mjs', import.meta.url));
const TOTAL = Number(process.argv[2] ?? 1_000_000);
const BATCH = 20;
const SENDERS = 16;
const VIEWS = ['overview', 'surveys', 'words', 'journey', 'frustration', 'outcomes', 'visitor', 'completeness'];
const KINDS = [
  ['page_viewed', { path: '/shop/' }], ['touchpoint_viewed', { touchpoint: 'shelf', stage: 'awareness', channel: 'web' }],
  ['touchpoint_left', { touchpoint: 'shelf', dwell: 5200 }], ['touchpoint_viewed', { touchpoint: 'product', stage: 'consideration', channel: 'web' }],
  ['touchpoint_left', { touchpoint: 'product', dwell: 9100 }], ['page_left', { dwell: 15_000, scroll: 0.7 }], ['slot_shown', { slot: 'hero', variant: 'greeting' }],
];
const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });

/** The nth event: forty a document, a survey answer in fifty. @param {number} n */
function event(n) {
  const doc = Math.floor(n / 40);
  const [name, data] = n % 50 === 7 ? ['survey_answered', { survey: 'nps', response: `r${n}`, question: 'score', type: 'nps', value: n % 11 }] : KINDS[n % KINDS.length];
  return {
    id: `0199f3c2-${(n >>> 16).toString(16).padStart(4, '0')}-7${(n & 0xfff).toString(16).padStart(3, '0')}-8000-${n.toString(16).padStart(12, '0')}`,
    name, at: 1_760_000_000_000 + n * 2500, doc: `d${doc}`, seq: (n % 40) + 1, visitor: `v${Math.floor(doc / 3)}`, session: `s${doc}`, url: `https://shop.example/shop/p${doc % 12}`, data,
  };
}

/** @param {string} url @param {Buffer} body @returns {Promise<number | undefined>} The status. */
function post(url, body) {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/collect`, { method: 'POST', agent, headers: { 'content-encoding': 'gzip', 'content-length': body.length } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject).end(body);
  });
}

/** In MB, of the whole process. @param {number} pid */
function memoryOf(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return NaN;
  }
}

const data = mkdtempSync(join(tmpdir(), 'attune-bench-'));
const child = spawn(process.execPath, [SERVER, '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
const [first] = await once(child.stdout, 'data');
const url = /http:\/\/localhost:\d+/.exec(String(first))?.[0].replace('localhost', '127.0.0.1') ?? '';

const rows = [];
let sent = 0;
for (let tenth = 1; tenth <= 10; tenth++) {
  const began = performance.now();
  const from = sent;
  await Promise.all(Array.from({ length: SENDERS }, async () => {
    while (sent < (TOTAL * tenth) / 10) {
      const start = sent;
      sent += BATCH;
      const body = gzipSync(JSON.stringify({ sentAt: Date.now(), events: Array.from({ length: BATCH }, (_, index) => event(start + index)) }), { level: 1 });
      if ((await post(url, body)) !== 200) throw new Error('not answered with 200');
    }
  }));
  rows.push({ events: sent, 'events/s': Math.round((sent - from) / ((performance.now() - began) / 1000)), 'memory MB': memoryOf(child.pid) });
}
console.log(`\nCollector: gzip batches of ${BATCH} from ${SENDERS} connections, embedded store (sender on the same machine)`);
console.table(rows);

const views = [];
for (const view of VIEWS) {
  const times = [];
  // Another filter each time, so that no answer is one that was kept.
  for (const since of [0, 1, 2, 3]) {
    const began = performance.now();
    await (await fetch(`${url}/results/view/${view}.json?since=${since}`)).arrayBuffer();
    times.push(Math.round(performance.now() - began));
  }
  views.push({ view, 'first, ms': times[0], 'warm, ms': Math.min(...times.slice(1)) });
}
console.table(views);
child.kill('SIGTERM');
await once(child, 'exit');
agent.destroy();
rmSync(data, { recursive: true, force: true });
