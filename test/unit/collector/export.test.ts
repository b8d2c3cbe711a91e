/**
 * Export — as many events as there are, page by page, and no more of anything the longer it takes.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { exportEvents } from '../../../demo/collector/export.mjs';

const pages = 15;
const body = JSON.stringify({ words: 'x'.repeat(200) });

/** A store of so many pages of 2 000 events. */
function store(): Parameters<typeof exportEvents>[0]['store'] {
  let asked = 0;
  const rows = Array.from({ length: 2000 }, (_, n) => ({ id: `${n}`, body }));
  return { ask: async () => (asked++ < pages ? rows : []) } as never;
}

test('sends every page, and leaves no listener behind for each', async () => {
  const most: number[] = [];
  const answer = exportEvents({ store: store(), kind: 'ndjson' });
  const server = createServer((request, response) => {
    response.on('drain', () => most.push(response.listenerCount('close')));
    void answer(request as never, response as never);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const text = await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).text();
  server.close();
  expect(text.split('\n')).toHaveLength(pages * 2000 + 1);
  expect(most.length).toBeGreaterThan(2);
  expect(Math.max(...most) - Math.min(...most)).toBeLessThanOrEqual(1);
});
