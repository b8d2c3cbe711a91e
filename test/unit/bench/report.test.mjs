/**
 * Report — the figures that are told are those that were measured, and the reader of what peers send finds every event.
 */
import { readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { idsIn, plainOf } from '../../bench/peers/ids.mjs';
import { withTables } from '../../bench/peers/report.mjs';
import { median } from '../../bench/statistics.mjs';

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test.each([['README.md', 'peers-short'], ['docs/performance.md', 'peers-handing']])('the figures of %s are the measured ones (`npm run bench` writes them)', (path, name) => {
  const text = read(path);
  expect(text).toContain(`<!-- ${name} -->\n| `);
  expect(withTables(text, JSON.parse(read('test/bench/results/peers.json')))).toBe(text);
});

test('the control is taken off, and what was not measured is a dash', () => {
  const page = (subject, cpu) => ({
    subject, cpu, slowdown: 1, startScript: 1, startTask: 1, startLongest: 0, bytesAtStart: 1, bytes: 12_345, call: 1, longest: 0, arrived: 1000, requests: 10, preflights: 0, wire: 320_000, heapAtStart: 1, heapAfter: 1,
  });
  const results = { of: { when: '2026-11-23' }, subjects: ['control', 'floor'].map((name) => ({ name, versions: [], settings: '' })), pages: [page('control', 2), page('floor', 24), page('floor', 26), page('floor', 22)], losses: [] };
  expect(withTables('<!-- peers-short -->\n<!-- / -->', results)).toContain('| floor | 12 345 | – | 22 | 10 | 320 | 1 000 |');
});

test.each([
  ['JSON', (text) => Buffer.from(text)],
  ['gzip', (text) => gzipSync(text)],
  ['deflate', (text) => deflateSync(text)],
  ['percent-encoded', (text) => Buffer.from(`data=${encodeURIComponent(text)}`)],
  ['base64', (text) => Buffer.from(`data=${Buffer.from(text).toString('base64')}`)],
])('an event is found in %s, once', (_, encode) => {
  const text = JSON.stringify([{ eid: 'EID-t000001', page: '/pricing/enterprise', section: 'hero' }, { eid: 'EID-t000002' }, { eid: 'EID-t000001' }]);
  expect(idsIn(plainOf(encode(text)))).toEqual(['EID-t000001', 'EID-t000002']);
});

test('the middle of an even number of pages lies between two', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
});
