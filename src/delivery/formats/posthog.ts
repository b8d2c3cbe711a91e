/**
 * Posthog — PostHog's `/batch/` capture.
 * Promise: ids are kept, so that PostHog removes duplicates; anonymous visitors make no person profiles; events that a
 * spent quota swallowed behind a 200 are counted as lost.
 */
import type { AttuneEvent, Format } from '../../types.ts';
import { readDrops, readObject } from './answer.ts';
import { iso, stringify, subject } from './wire.ts';

const SECOND = 1000;
const NAMES = new Map([['page_viewed', '$pageview'], ['page_left', '$pageleave']]);

function capture(event: AttuneEvent, sdk: string): object {
  const { id, name, at, doc, seq, after, visitor, session, page, user, url, audiences, bot, data = {} } = event;
  const [library, version] = sdk.split('/');
  return {
    uuid: id,
    event: NAMES.get(name) ?? name,
    distinct_id: subject(event),
    timestamp: iso(at),
    properties: {
      ...data,
      $current_url: url,
      $pathname: data['path'],
      $referrer: data['referrer'],
      $session_id: session,
      $device_id: visitor,
      $process_person_profile: user ? undefined : false,
      $lib: library,
      $lib_version: version,
      attune: { doc, seq, after, page, audiences, bot },
    },
  };
}

/**
 * `page_viewed` and `page_left` become `$pageview` and `$pageleave`; the envelope's other fields stand in `properties.attune`.
 * The URL is PostHog's, as in `https://us.i.posthog.com/batch/`. Options: `apiKey`, the project's public key.
 * Reads `results` by id as well, the answer of its `/i/v1` API. Source: https://posthog.com/docs/api/capture
 */
export const posthog: Format = {
  simple: true,
  encode: (events, { sentAt, sdk, options: { apiKey } }) => ({
    body: stringify({ api_key: apiKey, sent_at: iso(sentAt), batch: events.map((event) => capture(event, sdk)) }),
    headers: { 'content-type': 'application/json' },
  }),
  interpret(status, headers, body, ids) {
    const answer = status < 300 ? readObject(body) : undefined;
    const quota = answer?.['quota_limited'];
    if (Array.isArray(quota) && quota.includes('events')) return { drop: ids.map((id) => ({ id, reason: 'quota' })) };
    const results = Object.entries(answer?.['results'] ?? {}) as [string, { readonly result?: unknown; readonly details?: unknown } | null][];
    const retry = results.filter(([id, told]) => told?.result === 'retry' && ids.includes(id)).map(([id]) => id);
    const bad = results.filter(([, told]) => told?.result === 'drop' || told?.result === 'limited');
    const drop = readDrops(bad.map(([id, told]) => ({ id, reason: told?.details, message: told?.result })), ids);
    if (!retry.length && !drop.length) return undefined;
    const after = Number(headers.get('retry-after')) * SECOND;
    return { retry, drop, ...(retry.length && after > 0 ? { after } : {}) };
  },
};
