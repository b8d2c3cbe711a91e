/**
 * Otlp — held against the JSON mapping of the protocol's own messages.
 */
import { expect, test } from 'vitest';
import { otlp } from '../../../src/delivery/formats/otlp.ts';
import type { AttuneEvent } from '../../../src/types.ts';
import { catalogue } from '../../fixtures/formats/catalogue.ts';
import { GARBAGE, answer, encode } from '../../fixtures/formats/encode.ts';
import { hostile } from '../../fixtures/formats/hostile.ts';
import { exportLogs } from '../../fixtures/formats/schemas.ts';
import { faults } from '../../fixtures/formats/validate.ts';

type KeyValues = readonly { readonly key: string; readonly value: unknown }[];
interface LogRecord { readonly eventName: string; readonly timeUnixNano: string; readonly attributes: KeyValues }
interface Logs {
  readonly resourceLogs: readonly [{
    readonly resource: { readonly attributes: KeyValues };
    readonly scopeLogs: readonly [{ readonly scope: unknown; readonly logRecords: readonly LogRecord[] }];
  }];
}

const records = (events: readonly AttuneEvent[]): readonly LogRecord[] =>
  encode<Logs>(otlp, events).resourceLogs[0].scopeLogs[0].logRecords;
const byKey = (attributes: KeyValues = []): { readonly [key: string]: unknown } => Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
const depth = (value: unknown): number =>
  typeof value === 'object' && value !== null ? Math.max(0, ...Object.values(value).map(depth)) + (Array.isArray(value) ? 0 : 1) : 0;

test('every event of the catalogue is a valid log record with its own name, time and id', () => {
  expect(faults(exportLogs, encode(otlp, catalogue))).toEqual([]);
  expect(records(catalogue).map(({ eventName, timeUnixNano, attributes }) => [eventName, timeUnixNano, byKey(attributes)['event.id']])).toEqual(
    catalogue.map(({ id, name, at }) => [`attune.${name}`, `${at}000000`, { stringValue: id }]),
  );
});

test('what an event does not have is no attribute', () => {
  const [record] = records([{ id: 'i', name: 'survey_answered', at: 1_763_800_000_000, data: { value: 9 } }]);
  expect(Object.keys(byKey(record?.attributes))).toEqual(['event.id', 'log.record.uid', 'data.value']);
});

test('values keep their type', () => {
  const own = byKey(records(catalogue).find(({ eventName }) => eventName === 'attune.signup_started')?.attributes);
  expect(own).toMatchObject({
    'data.plan': { stringValue: 'free' }, 'data.price': { doubleValue: 12.5 }, 'data.trial': { boolValue: true }, 'data.coupon': {},
    'data.tags': { arrayValue: { values: [] } }, 'attune.seq': { intValue: '25' }, 'session.id': { stringValue: catalogue[0]?.session },
    'attune.audiences': { arrayValue: { values: [{ stringValue: 'returning' }, { stringValue: 'big_basket' }] } },
  });
});

test('hostile data stay valid, shallow enough for protobuf readers, and no key comes twice', () => {
  const body = encode<Logs>(otlp, hostile);
  expect(faults(exportLogs, body)).toEqual([]);
  expect(depth(body)).toBeLessThan(100);
  for (const { attributes } of records(hostile)) expect(new Set(attributes.map(({ key }) => key)).size).toBe(attributes.length);
});

test('numbers that are no safe integers are doubles, and those that JSON cannot write are empty', () => {
  const [huge, endless] = records(hostile).slice(3).map(({ attributes }) => byKey(attributes));
  expect(huge).toMatchObject({
    'data.huge': { doubleValue: 1e308 }, 'data.beyond': { doubleValue: 2 ** 53 },
    'data.most': { intValue: '9007199254740991' }, 'data.minus': { intValue: '0' },
  });
  expect(endless).toMatchObject({ 'data.not': {}, 'data.endless': {} });
  expect(endless?.['data.not']).toEqual({});
});

test('says who speaks', () => {
  const { resource, scopeLogs: [{ scope }] } = encode<Logs>(otlp, catalogue, { service: 'shop' }).resourceLogs[0];
  expect(byKey(resource.attributes)).toMatchObject({ 'service.name': { stringValue: 'shop' }, 'telemetry.sdk.language': { stringValue: 'webjs' } });
  expect(scope).toEqual({ name: 'attune', version: '1.2.3' });
});

test('a partial success is never retried; its number is lost', () => {
  expect(answer(otlp, 200, { partialSuccess: { rejectedLogRecords: '2', errorMessage: 'too old' } })).toEqual({ lost: 2 });
  expect(answer(otlp, 200, { partialSuccess: { rejectedLogRecords: 1 } })).toEqual({ lost: 1 });
  expect(answer(otlp, 200, { partialSuccess: { rejectedLogRecords: '99' } })).toEqual({ lost: 3 });
});

test('a full success, a warning and garbage are left to the status', () => {
  const plain = ['{}', '{"partialSuccess":{"errorMessage":"slow down"}}', '{"partialSuccess":{"rejectedLogRecords":"0"}}', ...GARBAGE];
  expect(plain.map((body) => answer(otlp, 200, body))).toEqual(plain.map(() => undefined));
  expect(answer(otlp, 503, { partialSuccess: { rejectedLogRecords: 1 } })).toBeUndefined();
});
