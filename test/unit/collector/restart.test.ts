// @vitest-environment node
/**
 * Restart — what was acknowledged is there after every kind of end.
 * The killed ones are processes of their own, started as a visitor of the project would start them.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { afterwards, batch, event, folder, post, serve, stored, urlOf } from './harness.ts';

const SERVER = fileURLToPath(new URL('../../../demo/server.mjs', import.meta.url));

async function startProcess(data: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [SERVER, '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { url: await urlOf(child), child };
}

test('keeps what it stored when it is closed and started again', async () => {
  const data = folder();
  const first = await serve({ data });
  await post(first.url, batch(event(1), event(2)));
  await first.close();
  const second = await serve({ data });
  await post(second.url, batch(event(2), event(3)));
  expect(await stored(second.url)).toEqual({ order_placed: 3 });
});

test('keeps what it acknowledged when it is killed, and starts again', async () => {
  const data = folder();
  const { url, child } = await startProcess(data);
  await post(url, batch(event(1), event(2)));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(join(data, 'attune.db.lock'))).toBe(true);
  const next = await serve({ data });
  expect(await stored(next.url)).toEqual({ order_placed: 2 });
});

test.each(['SIGINT', 'SIGTERM'] as const)('ends on %s with what it is still answering stored', async (signal) => {
  const data = folder();
  const { url, child } = await startProcess(data);
  const answers = Array.from({ length: 20 }, (_, index) => post(url, batch(event(index))).then(({ status }) => status, () => 0));
  await Promise.race(answers);
  child.kill(signal);
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
  const acknowledged = (await Promise.all(answers)).filter((status) => status === 200).length;
  const next = await serve({ data });
  expect((await stored(next.url))['order_placed']).toBeGreaterThanOrEqual(acknowledged);
});

test('refuses a folder that a living process holds, and leaves that one alone', async () => {
  const data = folder();
  const { url } = await startProcess(data);
  await expect(serve({ data })).rejects.toThrow(/in use by process \d+/);
  expect((await post(url, batch(event(1)))).status).toBe(200);
});

/** 127.0.0.1, and ::1 where the machine has it. */
const LOOPBACKS = Object.values(networkInterfaces()).flatMap((all) => all ?? []).filter(({ internal, address }) => internal && /^(127\.0\.0\.1|::1)$/.test(address)).map(({ address }) => address);

test.each(LOOPBACKS)('takes the next port where the asked one is taken on %s', async (host) => {
  const taken = createServer().listen(0, host);
  await once(taken, 'listening');
  afterwards(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  const { url } = await serve({ port });
  expect(Number(new URL(url).port)).toBeGreaterThan(port);
  expect((await fetch(`${url.replace('localhost', '127.0.0.1')}/`)).status).toBe(200);
});
