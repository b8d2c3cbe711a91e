/**
 * Collect — the reference receiver: `POST /collect`.
 * 200 means stored. Bad events are named in the answer and kept aside; they never cost the good ones.
 * Sending the same events again changes nothing.
 */
import { readBody } from './body.mjs';
import { reasonAgainst, written } from './check.mjs';
import { corsHeaders, preflightHeaders } from './cors.mjs';
import { parseEvents } from './parse.mjs';
import { isRefusal } from './refusal.mjs';
import { storable } from './store/columns.mjs';

/** Of an event that is kept aside, so many characters: enough to see what is wrong with it. */
const KEPT = 16 * 1024;

/**
 * @param {{ add: (batch: import('./commits.mjs').Batch) => Promise<void>, now?: () => number }} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>}
 */
export function createCollector({ add, now = Date.now }) {
  return async (request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(204, preflightHeaders(request)).end();
    if (request.method !== 'POST') return answer(request, response, 405, { error: 'POST events here' }, { allow: 'POST, OPTIONS' });
    try {
      const { events, sentAt } = parseEvents(await readBody(request));
      const { batch, rejected } = sortOut(events, { received: now(), sentAt });
      if (events.length) await add(batch);
      answer(request, response, 200, { stored: batch.events.length, ...(rejected.length && { rejected }) });
    } catch (error) {
      const status = isRefusal(error) ? error.status : 503;
      const message = isRefusal(error) ? error.message : 'the events could not be stored';
      answer(request, response, status, { error: message }, status === 503 ? { 'retry-after': '1' } : {});
    }
  };
}

/**
 * @param {unknown[]} values
 * @param {{ received: number, sentAt?: number | undefined }} times
 */
function sortOut(values, { received, sentAt }) {
  /** @type {import('./commits.mjs').Batch} */
  const batch = { events: [], rejected: [] };
  /** @type {{ id?: string, index: number, reason: string }[]} */
  const rejected = [];
  values.forEach((value, index) => {
    const reason = reasonAgainst(value);
    const event = /** @type {Record<string, any>} */ (value);
    if (reason === undefined) {
      batch.events.push({ event, received, ...(sentAt !== undefined && { skew: Math.round(received - sentAt) }) });
      return;
    }
    const named = typeof event?.id === 'string' ? { id: storable(event.id.slice(0, 256)) } : {};
    rejected.push({ ...named, index, reason });
    batch.rejected.push({ ...named, reason, received, body: storable((written(value) ?? '').slice(0, KEPT)) });
  });
  return { batch, rejected };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {object} body
 * @param {Record<string, string>} [headers]
 */
function answer(request, response, status, body, headers = {}) {
  // An unread body would be taken for the next request of a kept connection.
  const rest = request.complete ? {} : { connection: 'close' };
  request.resume();
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...corsHeaders(request), ...headers, ...rest });
  response.end(JSON.stringify(body));
}
