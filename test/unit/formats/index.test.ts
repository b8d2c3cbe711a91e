/**
 * Index — what all nine formats promise.
 */
import { expect, test } from 'vitest';
import * as entry from '../../../src/delivery/formats/index.ts';
import type { Format } from '../../../src/types.ts';
import { catalogue } from '../../fixtures/formats/catalogue.ts';
import { GARBAGE, answer, request } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';

const { readAnswer, ...formats } = entry;
const nine: readonly (readonly [string, Format])[] = Object.entries(formats);
const events = [...catalogue, ...hostile];
const LONE_ESCAPE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

test('the entry has the nine formats, and the reader of answers for formats of one\'s own', () => {
  expect(nine.map(([name]) => name).sort()).toEqual(['clickhouse', 'cloudevents', 'json', 'kafka', 'ndjson', 'otlp', 'posthog', 'segment', 'snowplow']);
  expect(readAnswer).toBeTypeOf('function');
});

test.each(nine)('%s is pure: the same events twice give the same request, and stay as they were', (_name, format) => {
  const before = structuredClone(events);
  expect(request(format, events)).toEqual(request(format, events));
  expect(events).toEqual(before);
});

test.each(nine)('%s writes no lone surrogate, neither as it is nor escaped', (_name, format) => {
  const { body } = request(format, hostile);
  expect(/\p{Cs}/u.test(body) || LONE_ESCAPE.test(body)).toBe(false);
});

test.each(nine)('%s does not throw at times that no calendar has, nor at data nested beyond what the platform can write', (_name, format) => {
  const deep: unknown = JSON.parse('['.repeat(8_000) + ']'.repeat(8_000));
  const spoilt = [NaN, Infinity, 1e300, -1].map((at) => ({ id: 'i', name: 'x', at, data: { deep } }));
  expect(() => request(format, spoilt)).not.toThrow();
});

test.each(nine)('%s reads nothing into garbage, whatever the status', (_name, format) => {
  const read = [200, 204, 207, 400, 413, 422, 429, 500].flatMap((status) => GARBAGE.map((body) => answer(format, status, body)));
  expect(read).toEqual(read.map(() => undefined));
});
