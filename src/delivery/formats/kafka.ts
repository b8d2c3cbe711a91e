/**
 * Kafka — JSON records for Confluent's REST proxy, API v2.
 * Promise: one visitor's events share a key, so they keep their order in one partition; each record's own result is read.
 */
import type { Format } from '../../types.ts';
import { readDrops, readObject } from './answer.ts';
import { stringify, subject } from './wire.ts';

/** "The message might be sent successfully if retried": 2 by the documents, 50003 in the proxy's source. */
const RETRIABLE: readonly unknown[] = [2, 50003];

/**
 * `{ records: [{ key: visitor, value: event }] }`. The URL is the proxy's topic (`https://proxy.example/topics/clicks`), or the
 * proxy's with the option `topic`. Source: https://docs.confluent.io/platform/current/kafka-rest/api.html#post--topics-(string-topic_name)
 */
export const kafka: Format = {
  encode: (events, { options: { topic } }) => ({
    body: stringify({ records: events.map((event) => ({ key: event.visitor || subject(event), value: event })) }),
    headers: { 'content-type': 'application/vnd.kafka.json.v2+json' },
    ...(topic && { path: `/topics/${encodeURIComponent(topic)}` }),
  }),
  interpret(status, _headers, body, ids) {
    const offsets = status < 300 ? readObject(body)?.['offsets'] : undefined;
    if (!Array.isArray(offsets)) return undefined;
    const results = offsets as ({ readonly error_code?: unknown; readonly error?: unknown } | null)[];
    const failed = results.flatMap((told, index) => (told?.error_code ? [{ index, code: told.error_code, reason: told.error }] : []));
    const retry = failed.flatMap(({ code, index }) => (RETRIABLE.includes(code) ? (ids[index] ?? []) : []));
    const drop = readDrops(failed.filter(({ code }) => !RETRIABLE.includes(code)), ids);
    return failed.length ? { retry, drop } : undefined;
  },
};
