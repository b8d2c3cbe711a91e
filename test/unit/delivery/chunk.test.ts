import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchOf, byteLength, bytesOf, chunkBytes, countOf, cut, isOf } from '../../../src/delivery/chunk.ts';
import { timeOf } from '../../../src/delivery/bounds.ts';
import { eventsOf } from '../../../src/delivery/events.ts';

const lineOf = (n: number, text = ''): string => JSON.stringify({ id: `01a3185c-5000-7${`${n}`.padStart(3, '0')}-8000-000000000000`, name: 'a', data: { text } });

test('cutting loses nothing and keeps the order, whatever the sizes', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 9000 }), { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (texts, atMost) => {
    const lines = texts.map((text, n) => lineOf(n, text));
    const chunks = cut('q', lines, atMost);
    expect(eventsOf(chunks.map(([, text]) => text).join())).toEqual(lines.map((line) => JSON.parse(line) as object));
    for (const [key, text] of chunks) {
      expect(countOf(key)).toBe(eventsOf(text).length);
      expect(countOf(key)).toBeLessThanOrEqual(atMost);
      expect(bytesOf(key)).toBe(byteLength(text));
      expect(bytesOf(key) <= chunkBytes || countOf(key) === 1).toBe(true);
    }
  }), { numRuns: 50, seed: 20261122 });
});

test('a chunk\'s key tells its queue and the time of its first event', () => {
  const [[key]] = cut('shop', [lineOf(1)], 50) as [[string, string]];
  expect(isOf(key, 'shop')).toBe(true);
  expect(isOf(key, 'sho')).toBe(false);
  expect(timeOf(key)).toBe(0x01a3185c5000);
});

test('a batch is what fits, from the front, without a gap, and at least one chunk', () => {
  const keys = ['q|a|30|100', 'q|b|30|100', 'q|c|10|100'];
  expect(batchOf(keys, 60, 1000)).toEqual(keys.slice(0, 2));
  expect(batchOf(keys, 50, 1000)).toEqual(keys.slice(0, 1));
  expect(batchOf(keys, 100, 250)).toEqual(keys.slice(0, 2));
  expect(batchOf(keys, 1, 1)).toEqual(keys.slice(0, 1));
  expect(batchOf([], 1, 1)).toEqual([]);
});
