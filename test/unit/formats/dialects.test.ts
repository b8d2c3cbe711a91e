/**
 * Dialects — the answers of Amplitude and Mixpanel, told apart by shape.
 */
import { expect, test } from 'vitest';
import { readAnswer } from '../../../src/delivery/formats/dialects.ts';
import type { Format } from '../../../src/types.ts';
import { GARBAGE, answer } from '../../fixtures/formats/encode.ts';

const own: Format = { encode: () => ({ body: '' }), interpret: readAnswer };

test('Amplitude 400: nothing was stored, the listed are dropped once, the others go again at once', () => {
  const body = {
    code: 400, error: 'Request missing required field', missing_field: null, silenced_events: [0],
    events_with_invalid_fields: { time: [2] }, events_with_missing_fields: { event_type: [2] }, events_with_invalid_id_lengths: {},
  };
  expect(answer(own, 400, body)).toEqual({
    drop: [{ id: 'a', reason: 'silenced' }, { id: 'c', reason: 'missing event_type' }], retry: ['b'], after: 0,
  });
});

test('Amplitude 400 about the request itself is left to its status', () => {
  expect(answer(own, 400, { code: 400, error: 'Invalid API key', missing_field: 'api_key' })).toBeUndefined();
});

test('Amplitude 429 rests for 30 seconds and loses nothing', () => {
  expect(answer(own, 429, { code: 429, throttled_events: [1], throttled_devices: { x: 11 } })).toEqual({ retry: ['a', 'b', 'c'], after: 30_000 });
  expect(answer(own, 503, { throttled_events: [1] })).toBeUndefined();
});

test('Mixpanel 400: the good ones were stored, only the failed are dropped', () => {
  const body = { code: 400, num_records_imported: 2, failed_records: [{ index: 1, insert_id: 'b', field: 'time', message: 'is too old' }] };
  expect(answer(own, 400, body)).toEqual({ drop: [{ id: 'b', reason: 'is too old' }] });
});

test('Mixpanel 500 and 429 are left to their status', () => {
  expect([429, 500].map((status) => answer(own, status, { failed_records: [{ index: 1 }] }))).toEqual([undefined, undefined]);
});

test.each(GARBAGE)('never throws at %s, and drops nothing for it', (body) => {
  expect([200, 400, 429, 500].map((status) => answer(own, status, body))).toEqual(Array(4).fill(undefined));
});
