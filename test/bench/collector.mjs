/**
 * Collector — what the collector takes: gzip batches of 20 over HTTP into the embedded store, a million events by default,
 * with its memory on the way, and how long each view of results takes afterwards. Fails where a view costs more than a second once warm,
 * or memory grows with what is stored. `node test/bench/collector.mjs [events]`
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
/** Of every fifty events: surveys, with their answers, and what becomes of those who are asked. */
const RARE = {
  6: (n) => ['survey_shown', { survey: 'nps', response: `r${n + 1}` }], 7: (n) => ['survey_answered', { survey: 'nps', response: `r${n}`, question: 'score', type: 'nps', value: n % 11, ...(n % 3 ? {} : { text: 'It came late, but it came.' }) }],
  8: (n) => ['survey_completed', { survey: 'nps', response: `r${n - 1}`, took: 4000 + (n % 5000) }], 20: () => ['survey_withheld', { survey: 'nps' }],
  30: () => ['order_placed', { total: 40 }], 40: () => ['frustrated', { kind: 'rage_click', selector: '#pay' }],
};
/** In ms of the collector's own time, and as a factor. */
const MOST_FOR_A_VIEW = 1000;
const MOST_GROWTH = 1.3;
const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });

/** The nth event: forty a document, of which one in three hundred never arrives; twelve pages, and as many touchpoints of each kind. @param {number} n */
function event(n) {
  const doc = Math.floor(n / 40);
  const [name, plain] = RARE[n % 50]?.(n) ?? KINDS[n % KINDS.length];
  const data = plain.touchpoint ? { ...plain, touchpoint: `${plain.touchpoint}_${n % 12}` } : plain;
  return {
    id: `0199f3c2-${(n >>> 16).toString(16).padStart(4, '0')}-7${(n & 0xfff).toString(16).padStart(3, '0')}-8000-${n.toString(16).padStart(12, '0')}`,
    name, at: 1_760_000_000_000 + n * 2500, doc: `d${doc}`, seq: (n % 40) + (n % 300 > 39 || n % 40 < 20 ? 1 : 2), visitor: `v${Math.floor(doc / 3)}`, session: `s${doc}`, url: `https://shop.example/shop/p${doc % 12}`, data,
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

/** How long a process has worked, in ms; where that is not told, the time that has passed. @param {number} pid */
function workOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return performance.now();
  }
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
  const work = [];
  // Another filter each time, so that no answer is one that was kept.
  for (const since of [0, 1, 2, 3]) {
    const began = performance.now();
    const before = workOf(child.pid);
    await (await fetch(`${url}/results/view/${view}.json?since=${since}`)).arrayBuffer();
    times.push(Math.round(performance.now() - began));
    work.push(Math.round(workOf(child.pid) - before));
  }
  views.push({ view, 'first, ms': times[0], 'warm, ms': Math.min(...times.slice(1)), 'warm, ms of CPU': Math.min(...work.slice(1)) });
}
console.table(views);
const slow = views.filter((row) => row['warm, ms of CPU'] > MOST_FOR_A_VIEW).map(({ view }) => view);
// The caches fill at first; from then on what is stored must not matter.
const growth = rows.at(-1)['memory MB'] / rows[1]['memory MB'];
if (slow.length) console.error(`More than ${MOST_FOR_A_VIEW} ms: ${slow.join(', ')}`);
if (growth > MOST_GROWTH) console.error(`Memory grew by a factor of ${growth.toFixed(2)} while events were stored.`);
process.exitCode = slow.length || growth > MOST_GROWTH ? 1 : 0;
child.kill('SIGTERM');
await once(child, 'exit');
agent.destroy();
rmSync(data, { recursive: true, force: true });
