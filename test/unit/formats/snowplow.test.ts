/**
 * Snowplow — held against payload_data 1-0-4, since the collector answers 200 to everything.
 */
import { expect, test } from 'vitest';
import { snowplow } from '../../../src/delivery/formats/snowplow.ts';
import type { AttuneEvent } from '../../../src/types.ts';
import { catalogue } from '../../fixtures/formats/catalogue.ts';
import { SENT_AT, encode, request } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';
import { contexts, payloadData, selfDescribing } from '../../fixtures/formats/schemas.ts';
import { faults } from '../../fixtures/formats/validate.ts';

interface Body { readonly schema: string; readonly data: readonly { readonly [parameter: string]: string }[] }
const payloads = (events: readonly AttuneEvent[], options = {}): Body['data'] => encode<Body>(snowplow, events, options).data;

test.each([['catalogue', catalogue], ['hostile', hostile]])('every event of the %s is valid, and so is the JSON within it', (_name, events) => {
  const { schema, data } = encode<Body>(snowplow, events);
  expect(schema).toBe('iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4');
  expect(faults(payloadData, data)).toEqual([]);
  expect(data.map(({ eid }) => eid)).toEqual(events.map(({ id }) => id));
  const within = (e: string, parameter: string): unknown[] => data.filter((one) => one['e'] === e).map((one) => JSON.parse(one[parameter] ?? '') as unknown);
  expect(faults({ items: contexts }, within('pv', 'co'))).toEqual([]);
  expect(faults({ items: selfDescribing }, within('ue', 'ue_pr'))).toEqual([]);
});

test('a page view is a page view', () => {
  expect(payloads(catalogue)[0]).toMatchObject({
    e: 'pv', url: 'https://shop.example/checkout', refr: 'https://shop.example/', dtm: '1763800000000', stm: String(SENT_AT), uid: 'u_42', tv: 'attune/1.2.3',
  });
});

test('all else is a self-describing event with its name and data', () => {
  const [, ...others] = payloads(catalogue);
  const inner = others.map(({ ue_pr = '' }) => (JSON.parse(ue_pr) as { data: { data: AttuneEvent } }).data.data);
  expect(inner.map(({ name, data }) => [name, data])).toEqual(catalogue.slice(1).map(({ name, data }) => [name, data]));
});

test('takes vendor, application and namespace from the options', () => {
  const [payload] = payloads(catalogue.slice(1, 2), { vendor: 'com.shop', appId: 'shop', namespace: 'main' });
  expect(payload).toMatchObject({ aid: 'shop', tna: 'main' });
  expect(payload?.['ue_pr']).toContain('"iglu:com.shop/event/jsonschema/1-0-0"');
});

test('asks only for the header that the collector allows across origins', () => {
  expect(Object.keys(request(snowplow, catalogue).headers ?? {})).toEqual(['content-type']);
});
