/**
 * Otlp — OpenTelemetry log records over OTLP/HTTP in JSON.
 * Promise: numbers keep their type, 64-bit ones go as strings; what the receiver refuses of a stored batch is counted
 * as lost and never sent again, as the protocol demands.
 */
import type { AttuneEvent, Format } from '../../types.ts';
import { readObject } from './answer.ts';
import { iso, stringify } from './wire.ts';

const INFO = 9;
/** Protobuf readers stop at 100 nested messages, and each level of data makes three. */
const DEEPEST = 16;

const keyValues = (values: object, depth: number): object[] =>
  Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: anyValue(value, depth) }]));

function anyValue(value: unknown, depth: number): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return { intValue: String(value) };
    return Number.isFinite(value) ? { doubleValue: value } : {};
  }
  if (typeof value !== 'object' || value === null) return {};
  if (depth === DEEPEST) return { stringValue: stringify(value) };
  if (!Array.isArray(value)) return { kvlistValue: { values: keyValues(value, depth + 1) } };
  return { arrayValue: { values: value.map((one) => anyValue(one, depth + 1)) } };
}

const nanoseconds = (at: number): string => `${Date.parse(iso(at))}000000`;

function record({ id, name, at, session, user, url, data, ...rest }: AttuneEvent, sentAt: number): object {
  const { doc, seq, after, visitor, page, audiences, bot } = rest;
  const known = { 'event.id': id, 'log.record.uid': id, 'session.id': session, 'user.id': user, 'url.full': url };
  const ours = { doc, seq, after_doc: after?.doc, after_seq: after?.seq, visitor, page, audiences, bot };
  const prefixed = (prefix: string, values: object): object =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]));
  return {
    timeUnixNano: nanoseconds(at),
    observedTimeUnixNano: nanoseconds(sentAt),
    severityNumber: INFO,
    eventName: `attune.${name}`,
    attributes: keyValues({ ...known, ...prefixed('attune.', ours), ...prefixed('data.', data ?? {}) }, 0),
  };
}

/**
 * One log record an event: `eventName` is `attune.<name>`, data are attributes `data.<key>`, the envelope's fields
 * `session.id`, `user.id`, `url.full`, `event.id` and `attune.<field>`. Options: `service` (`service.name`, default `attune`).
 * Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp
 */
export const otlp: Format = {
  encode(events, { sentAt, sdk, options: { service = 'attune' } }) {
    const [name = 'attune', version = ''] = sdk.split('/');
    const resource = { 'service.name': service, 'telemetry.sdk.name': name, 'telemetry.sdk.language': 'webjs', 'telemetry.sdk.version': version };
    const scopeLogs = [{ scope: { name, version }, logRecords: events.map((event) => record(event, sentAt)) }];
    return {
      body: stringify({ resourceLogs: [{ resource: { attributes: keyValues(resource, 0) }, scopeLogs }] }),
      headers: { 'content-type': 'application/json' },
    };
  },
  interpret(status, _headers, body, ids) {
    const partial = readObject(body)?.['partialSuccess'] as { readonly rejectedLogRecords?: unknown } | null | undefined;
    const rejected = partial?.rejectedLogRecords;
    const count = typeof rejected === 'string' || typeof rejected === 'number' ? Math.floor(Number(rejected)) : 0;
    return status < 300 && count > 0 ? { lost: Math.min(count, ids.length) } : undefined;
  },
};
