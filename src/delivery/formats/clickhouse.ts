/**
 * Clickhouse — rows straight into a table over ClickHouse's HTTP interface.
 * Promise: the request stays CORS-simple (its preflight allows no content type, old servers answer none at all),
 * and the same batch sent again has the same deduplication token.
 */
import type { AttuneEvent, Format } from '../../types.ts';
import { iso, stringify } from './wire.ts';

const SETTINGS = { add_http_cors_header: '1', input_format_skip_unknown_fields: '1', date_time_input_format: 'best_effort' };

/** The first id tells batches apart; the hash only has to tell apart those that begin with the same event. */
function token(events: readonly AttuneEvent[]): string {
  let hash = 0;
  for (const { id } of events) for (let i = 0; i < id.length; i++) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0;
  return `${events[0]?.id}-${events.length}-${(hash >>> 0).toString(36)}`;
}

const row = ({ after, audiences, bot, data, ...event }: AttuneEvent, sentAt: number): object => ({
  ...event,
  time: iso(event.at),
  after_doc: after?.doc,
  after_seq: after?.seq,
  audiences: audiences ?? [],
  bot: bot ? 1 : 0,
  data: stringify(data ?? {}),
  sent_at: sentAt,
});

/**
 * `INSERT … FORMAT JSONEachRow`. Columns: `id name doc visitor session page user url after_doc data` (String; `data` is JSON),
 * `at sent_at` (UInt64, milliseconds), `time` (DateTime or DateTime64), `seq after_seq` (UInt32), `bot` (UInt8),
 * `audiences` (Array(String)); those that the table lacks are passed over. Use `ReplacingMergeTree` ordered by `id` at the end.
 * Options: `table` (default `attune_events`), `database`, `user`, `password`, `old: "true"` for servers before 21.11.
 * Source: https://clickhouse.com/docs/interfaces/http
 */
export const clickhouse: Format = {
  simple: true,
  encode(events, { sentAt, options: { table = 'attune_events', database, user, password, old } }) {
    const query = new URLSearchParams({ query: `INSERT INTO ${table} FORMAT JSONEachRow`, ...SETTINGS });
    if (old !== 'true') {
      query.set('async_insert', '1');
      query.set('wait_for_async_insert', '1');
      query.set('insert_deduplication_token', token(events));
    }
    for (const [key, value] of Object.entries({ database, user, password })) if (value) query.set(key, value);
    return {
      body: events.map((event) => stringify(row(event, sentAt)) + '\n').join(''),
      headers: { 'content-type': 'text/plain' },
      path: `?${query}`,
    };
  },
};
