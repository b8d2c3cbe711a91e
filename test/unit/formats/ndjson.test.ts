/**
 * Ndjson — lines as they are, and the dialects that relays answer in.
 */
import { expect, test } from 'vitest';
import { ndjson } from '../../../src/delivery/formats/ndjson.ts';
import { catalogue } from '../../fixtures/formats/catalogue.ts';
import { answer, encodeLines, request } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';

test('writes every event of the catalogue unchanged, each on a line of its own', () => {
  expect(encodeLines(ndjson, catalogue)).toEqual(catalogue);
  expect(request(ndjson, catalogue).body).toMatch(/\}\n$/);
  expect(ndjson.simple).toBe(true);
});

test('keeps hostile data on their own line and well formed', () => {
  const lines = encodeLines<{ id: string }>(ndjson, hostile);
  expect(lines.map(({ id }) => id)).toEqual(hostile.map(({ id }) => id));
  expect(request(ndjson, hostile).body).not.toMatch(/[^\\]\\ud[89a-f]/);
});

test('understands a receiver that names the rejected', () => {
  expect(answer(ndjson, 200, { rejected: [{ id: 'b', reason: 'odd' }] })).toEqual({ drop: [{ id: 'b', reason: 'odd' }] });
});
