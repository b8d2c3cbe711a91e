/**
 * Segment — what its API demands, since it answers 200 to everything.
 */
import { expect, test } from 'vitest';
import { segment } from '../../../src/delivery/formats/segment.ts';
import type { AttuneEvent } from '../../../src/types.ts';
import { anonymousAnswer, catalogue } from '../../fixtures/formats/catalogue.ts';
import { answer, encode, request } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';
import { segmentBatch } from '../../fixtures/formats/schemas.ts';
import { faults } from '../../fixtures/formats/validate.ts';

interface Item { readonly messageId: string; readonly type: string; readonly event?: string; readonly properties: unknown; readonly [key: string]: unknown }
const items = (events: readonly AttuneEvent[]): readonly Item[] => encode<{ batch: Item[] }>(segment, events).batch;

test('every event of the catalogue is a valid item with its own id', () => {
  expect(faults(segmentBatch, encode(segment, catalogue, { writeKey: 'w' }))).toEqual([]);
  expect(items(catalogue).map(({ messageId }) => messageId)).toEqual(catalogue.map(({ id }) => id));
});

test('hostile events are valid and within 32 KB each', () => {
  expect(faults(segmentBatch, encode(segment, hostile))).toEqual([]);
  for (const event of hostile) expect(Buffer.byteLength(request(segment, [event]).body)).toBeLessThan(32 * 1024);
});

test('a page view is a page call with what Segment wants of a page', () => {
  expect(items(catalogue)[0]).toMatchObject({
    type: 'page', properties: { url: 'https://shop.example/checkout', path: '/checkout', referrer: 'https://shop.example/' },
    userId: 'u_42', anonymousId: catalogue[0]?.visitor,
  });
});

test('all else is a track call with the data as they are', () => {
  const [, ...others] = items(catalogue);
  expect(others.map(({ type, event, properties }) => [type, event, properties])).toEqual(catalogue.slice(1).map(({ name, data = {} }) => ['track', name, data]));
});

test('the envelope that proves completeness travels in the context', () => {
  expect(items(catalogue)[0]).toMatchObject({ context: { attune: { seq: 1, doc: catalogue[0]?.doc, after: catalogue[0]?.after } } });
});

test('an anonymous answer has an anonymous id of its own', () => {
  expect(items([anonymousAnswer])[0]).toMatchObject({ anonymousId: anonymousAnswer.id });
  expect(items([{ ...anonymousAnswer, doc: 'd' }])[0]).toMatchObject({ anonymousId: 'd' });
  expect(items([anonymousAnswer])[0]).not.toHaveProperty('userId');
});

test('a success is left to its status; what a relay names is dropped', () => {
  expect(answer(segment, 200, { success: true })).toBeUndefined();
  expect(answer(segment, 200, { rejected: [{ id: 'c' }] })).toEqual({ drop: [{ id: 'c', reason: 'rejected' }] });
});
