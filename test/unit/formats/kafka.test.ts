/**
 * Kafka — records for the REST proxy, and its result for each.
 */
import { expect, test } from 'vitest';
import { kafka } from '../../../src/delivery/formats/kafka.ts';
import { anonymousAnswer, catalogue } from '../../fixtures/formats/catalogue.ts';
import { GARBAGE, answer, encode, request } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';
import { kafkaRecords } from '../../fixtures/formats/schemas.ts';
import { faults } from '../../fixtures/formats/validate.ts';

interface Records { readonly records: readonly { readonly key: string; readonly value: unknown }[] }

test('every event of the catalogue is a record with the event as it is', () => {
  const body = encode<Records>(kafka, catalogue);
  expect(faults(kafkaRecords, body)).toEqual([]);
  expect(body.records.map(({ value }) => value)).toEqual(catalogue);
  expect(request(kafka, catalogue).headers).toEqual({ 'content-type': 'application/vnd.kafka.json.v2+json' });
});

test('hostile events are valid records', () => {
  expect(faults(kafkaRecords, encode(kafka, hostile))).toEqual([]);
});

test('a visitor is a key, signed in or not; an answer without one is a key of its own', () => {
  const { records } = encode<Records>(kafka, [...catalogue.slice(0, 1), anonymousAnswer]);
  expect(records.map(({ key }) => key)).toEqual([catalogue[0]?.visitor, anonymousAnswer.id]);
});

test('the topic may be an option', () => {
  expect(request(kafka, catalogue, { topic: 'clicks/eu' }).path).toBe('/topics/clicks%2Feu');
  expect(request(kafka, catalogue)).not.toHaveProperty('path');
});

test('retries the records that failed for a while and drops those that never can be', () => {
  const offsets = [
    { partition: 0, offset: 7, error_code: null, error: null },
    { partition: 0, offset: -1, error_code: 2, error: 'leader not available' },
    { partition: 1, offset: -1, error_code: 1, error: 'too large' },
  ];
  expect(answer(kafka, 200, { offsets })).toEqual({ retry: ['b'], drop: [{ id: 'c', reason: 'too large' }] });
  expect(answer(kafka, 200, { offsets: [{ error_code: 50003 }, { error_code: 50002 }] })).toEqual({ retry: ['a'], drop: [{ id: 'b', reason: 'rejected' }] });
});

test('leaves success, other statuses and garbage to the status', () => {
  expect(answer(kafka, 200, { offsets: [{ offset: 1, error_code: null }] })).toBeUndefined();
  expect(answer(kafka, 500, { offsets: [{ error_code: 1 }] })).toBeUndefined();
  expect(GARBAGE.map((body) => answer(kafka, 200, body))).toEqual(GARBAGE.map(() => undefined));
});
