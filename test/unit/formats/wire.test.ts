/**
 * Wire — strict receivers can read what it writes.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { iso, stringify, subject } from '../../../src/delivery/formats/wire.ts';
import { LONE } from '../../fixtures/formats/hostile.ts';

const mended = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

test('puts the replacement character where a surrogate stands alone', () => {
  expect(JSON.parse(stringify({ [`k${LONE}`]: [LONE, `\udc00${LONE}x`] }))).toEqual({ 'k\ufffd': ['\ufffd', '\ufffd\ufffdx'] });
});

test('keeps pairs, and text that only looks like an escape', () => {
  const words = ['🙂', '\\ud83d', '\\\\ud83d', '\\', `\\\\${'🙂'}`, '\u0000\u2028'];
  expect(JSON.parse(stringify(words))).toEqual(words);
});

test('mends a lone surrogate behind any number of backslashes', () => {
  for (let n = 0; n < 5; n++) expect(JSON.parse(stringify('\\'.repeat(n) + LONE))).toBe('\\'.repeat(n) + '\ufffd');
});

test('agrees with the platform on what any text becomes, also as JSON within JSON', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(fc.constantFrom('\\', 'u', 'd83d', LONE, '\udc00', '"')), (text, parts) => {
    const words = text + parts.join('');
    const inner = JSON.parse(stringify(stringify(words))) as string;
    expect(JSON.parse(inner)).toBe(mended(words));
  }), { seed: 20261122 });
});

test('cuts what is nested deeper than the platform can write, and nothing else', () => {
  const deep: unknown = JSON.parse('['.repeat(8_000) + ']'.repeat(8_000));
  expect(stringify({ keep: 'this', deep })).toBe(`{"keep":"this","deep":${'['.repeat(99)}"…"${']'.repeat(99)}}`);
});

test('writes any number as a time', () => {
  expect(iso(1_763_800_000_000)).toBe('2025-11-22T08:26:40.000Z');
  expect([NaN, Infinity, -1e300].map(iso)).toEqual(Array(3).fill('1970-01-01T00:00:00.000Z'));
});

test('finds somebody for every event: user, visitor, document, or the event alone', () => {
  const event = { id: 'i', name: 'x', at: 0 };
  expect(subject({ ...event, user: 'u', visitor: 'v', doc: 'd' })).toBe('u');
  expect(subject({ ...event, user: '', visitor: 'v', doc: 'd' })).toBe('v');
  expect(subject({ ...event, doc: 'd' })).toBe('d');
  expect(subject(event)).toBe('i');
});
