/**
 * Segment — the HTTP tracking API's batch, which RudderStack, Jitsu and others take as well.
 * Promise: every item has the name and the somebody without which Segment drops it behind a 200.
 */
import type { AttuneEvent, Format } from '../../types.ts';
import { readAnswer } from './dialects.ts';
import { iso, stringify, subject } from './wire.ts';

const pathOf = (url: string | undefined): string | undefined => url?.replace(/^\w+:\/\/[^/]*/, '') || undefined;

function message(event: AttuneEvent, sdk: string): object {
  const { id, name, at, user, url, data = {}, doc, seq, after, session, page, audiences, bot } = event;
  const [library, version] = sdk.split('/');
  const place = { url, path: pathOf(url), referrer: data['referrer'] };
  return {
    ...(name === 'page_viewed'
      ? { type: 'page', properties: { ...place, ...data } }
      : { type: 'track', event: name, properties: data }),
    messageId: id,
    timestamp: iso(at),
    userId: user || undefined,
    anonymousId: event.visitor || (user ? undefined : subject(event)),
    context: { library: { name: library, version }, page: place, attune: { doc, seq, after, session, page, audiences, bot } },
  };
}

/**
 * `page_viewed` becomes a `page` call, all else `track`; the envelope's other fields stand in `context.attune`.
 * The URL is the receiver's own, as in `https://api.segment.io/v1/batch`. Options: `writeKey`, sent in the body, so that
 * no header is needed; RudderStack and Jitsu want it in the endpoint's `headers` instead.
 * Source: https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#batch
 */
export const segment: Format = {
  simple: true,
  maxEventBytes: 32 * 1024,
  encode: (events, { sentAt, sdk, options: { writeKey } }) => ({
    body: stringify({ batch: events.map((event) => message(event, sdk)), sentAt: iso(sentAt), writeKey }),
    headers: { 'content-type': 'application/json' },
  }),
  interpret: readAnswer,
};
