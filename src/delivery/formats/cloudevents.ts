/**
 * Cloudevents — CloudEvents 1.0 as a JSON batch.
 * Promise: every attribute is valid whatever the site's ids hold; `data` is the event's data alone.
 */
import type { AttuneEvent, Format } from '../../types.ts';
import { iso, stringify } from './wire.ts';

/** The specification forbids control characters, lone surrogates and noncharacters in attributes, and empty ones. */
const attribute = (text: string | undefined): string | undefined =>
  text?.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '') || undefined;

const toCloudEvent = (event: AttuneEvent): object => ({
  specversion: '1.0',
  id: event.id,
  source: event.url || 'attune',
  type: `attune.${event.name}`,
  time: iso(event.at),
  datacontenttype: 'application/json',
  doc: event.doc,
  seq: event.seq,
  afterdoc: event.after?.doc,
  afterseq: event.after?.seq,
  visitor: attribute(event.visitor),
  session: attribute(event.session),
  page: event.page,
  user: attribute(event.user),
  audiences: attribute(event.audiences?.join(',')),
  bot: event.bot,
  data: event.data ?? {},
});

/**
 * `application/cloudevents-batch+json`: `type` is `attune.<name>`, `source` the page's URL or `attune`; the envelope's other
 * fields are extension attributes, `audiences` with commas. Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents
 */
export const cloudevents: Format = {
  encode: (events) => ({
    body: stringify(events.map(toCloudEvent)),
    headers: { 'content-type': 'application/cloudevents-batch+json; charset=UTF-8' },
  }),
};
