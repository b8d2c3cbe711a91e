/**
 * Snowplow — Tracker Protocol 2 (`tp2`): payload_data of strings only.
 * Promise: each item is valid by payload_data 1-0-4, which refuses unknown keys and anything that is no string.
 */
import type { AttuneEvent, Format } from '../../types.ts';
import { iso, stringify } from './wire.ts';

const IGLU = 'iglu:com.snowplowanalytics.snowplow';

/** Empty and absent values are left out: enrichment reads an empty string as a fault, not as nothing. */
const filled = (values: { readonly [key: string]: string | undefined }): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));

const milliseconds = (at: number): string => String(Date.parse(iso(at)));

function payload(event: AttuneEvent, sentAt: number, sdk: string, { vendor = 'dev.attune', appId, namespace }: { readonly [name: string]: string }): object {
  const { id, name, at, visitor, session, user, url, doc, seq, after, page, audiences, bot, data } = event;
  const described = { schema: `iglu:${vendor}/event/jsonschema/1-0-0`, data: { name, doc, seq, after, page, audiences, bot, data } };
  const referrer = data?.['referrer'];
  const viewed = name === 'page_viewed';
  return filled({
    e: viewed ? 'pv' : 'ue',
    p: 'web',
    tv: sdk,
    tna: namespace,
    aid: appId,
    eid: id,
    dtm: milliseconds(at),
    stm: milliseconds(sentAt),
    duid: visitor,
    sid: session,
    uid: user,
    url,
    refr: viewed && typeof referrer === 'string' ? referrer : undefined,
    ue_pr: viewed ? undefined : stringify({ schema: `${IGLU}/unstruct_event/jsonschema/1-0-0`, data: described }),
    co: viewed ? stringify({ schema: `${IGLU}/contexts/jsonschema/1-0-1`, data: [described] }) : undefined,
  });
}

/**
 * `page_viewed` becomes a page view (`pv`), all else a self-describing event (`ue`) `iglu:<vendor>/event/jsonschema/1-0-0`
 * with `{ name, doc, seq, …, data }`; page views carry the same as an entity. The URL is the collector's, as in
 * `https://collector.example/com.snowplowanalytics.snowplow/tp2`. Options: `vendor` (default `dev.attune`), `appId`, `namespace`.
 * Source: https://docs.snowplow.io/docs/events/going-deeper/http-requests/
 */
export const snowplow: Format = {
  encode: (events, { sentAt, sdk, options }) => ({
    body: stringify({
      schema: `${IGLU}/payload_data/jsonschema/1-0-4`,
      data: events.map((event) => payload(event, sentAt, sdk, options)),
    }),
    headers: { 'content-type': 'application/json; charset=UTF-8' },
  }),
};
