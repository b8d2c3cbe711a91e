// @vitest-environment node
/**
 * Trouble — a full disk, a locked database, senders that stop half-way: said clearly, and nothing that was answered with 200 is lost.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { batch, event, folder, post, serve, stored, urlOf } from './harness.ts';

const SERVER = fileURLToPath(new URL('../../../demo/server.mjs', import.meta.url));
const isUnix = process.platform !== 'win32';

/** A server whose files may not grow beyond so many blocks of 512 bytes: to it, that is a full disk. */
async function startOnFullDisk(data: string, blocks: number): Promise<{ url: string; child: ChildProcess }> {
  // The signal is ignored, so that writing fails as it does on a disk that is full.
  const child = spawn('sh', ['-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$1" --port 0 --data "$2"`, process.execPath, SERVER, data], { stdio: ['ignore', 'pipe', 'ignore'] });
  return { url: await urlOf(child), child };
}

test.skipIf(!isUnix)(`answers 503 on a full disk, still reads, and has all it acknowledged once there is room${isUnix ? '' : ' (skipped: no ulimit here)'}`, async () => {
  const data = folder();
  const { url, child } = await startOnFullDisk(data, 2048);
  const acknowledged: unknown[] = [];
  let refused: Awaited<ReturnType<typeof post>> | undefined;
  for (let n = 0; n < 400 && !refused; n++) {
    const events = Array.from({ length: 20 }, (_, index) => event(20 * n + index, { data: { text: 'x'.repeat(2000) } }));
    const answer = await post(url, batch(...events));
    if (answer.status === 200) acknowledged.push(...events.map(({ id }) => id));
    else refused = answer;
  }
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(refused).toMatchObject({ status: 503, answer: { error: 'the events could not be stored' } });
  expect(refused?.headers.get('retry-after')).toBe('1');
  expect((await fetch(`${url}/results/view/overview.json`)).status).toBe(200);
  child.kill('SIGTERM');
  await once(child, 'exit');

  const next = await serve({ data });
  const lines = (await (await fetch(`${next.url}/results/events.ndjson`)).text()).trim().split('\n');
  const ids = new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id));
  expect(acknowledged.filter((id) => !ids.has(String(id)))).toEqual([]);
  expect((await post(next.url, batch(event(900_000)))).status).toBe(200);
});

test('says which file is locked, and how to go on', async () => {
  const data = folder();
  mkdirSync(join(data, 'attune.db.lock'));
  writeFileSync(join(data, 'attune.db.lock', 'held'), '');
  await expect(serve({ data })).rejects.toThrow(/attune\.db is locked by another program\. If there is none, remove .+attune\.db\.lock\./);
});

test('stores nothing of a body that is cut off half-way, and answers the next sender', async () => {
  const { url } = await serve();
  const body = batch(event(1), event(2));
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  await new Promise((written) => socket.write(`POST /collect HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, -20)}`, written));
  socket.destroy();
  await once(socket, 'close');
  expect((await post(url, batch(event(3)))).status).toBe(200);
  expect(await stored(url)).toEqual({ order_placed: 1 });
});

test('answers every view, whatever stands in the query string', async () => {
  const { url } = await serve();
  for (const query of ["since=1;DROP TABLE events", "goal=x'--", 'visitor=%00', `score=${'9'.repeat(5000)}`, 'survey[]=1&audience=%ff']) {
    for (const view of ['overview', 'surveys', 'words', 'journey', 'frustration', 'outcomes', 'visitor', 'completeness']) {
      expect([view, query, (await fetch(`${url}/results/view/${view}.json?${query}`)).status]).toEqual([view, query, 200]);
    }
  }
  expect((await post(url, batch(event(1)))).status).toBe(200);
});
