/**
 * Transport — one request to one endpoint, and what came of it. Requests are `keepalive` as far as the browser's budget goes, so that
 * leaving the page does not cut them off: 64 KiB in flight, counted in UTF-8 bytes, shared by all. The default format needs no
 * second serialisation: the stored bytes are the body. Everything else that an endpoint may ask for is loaded where it does.
 */
import type { Endpoint, EndpointFunction, FeatureClient } from '../types.ts';
import { sdk } from '../core/version.ts';
import type { Answer } from './answer.ts';
import { byteLength } from './chunk.ts';
import type { Dialect } from './dialect.ts';

export interface Transport {
  /**
   * Never rejects.
   * @param text - Events as JSON, joined by commas.
   * @param isTheLast - The page is going away: nothing slow is awaited, and what would not outlive it is not sent.
   */
  send(text: string, isTheLast?: boolean): Promise<Answer>;
  /** Whether so many bytes of events, sent now, outlive the page. */
  outlives(bytes: number): boolean;
  /** What the endpoint asks for besides the default, once it is loaded. */
  dialect(): Dialect | undefined;
}

/** The browser's keepalive budget, shared by all endpoints of the page. */
export interface Budget {
  flying: number;
}

const keepaliveBytes = 64 * 1024;
/** An answer that has not come by then will not. */
const patience = 30 * 1000;
/** What the body has besides the events, in bytes. */
const envelope = 100;

interface TransportOptions extends Pick<FeatureClient, 'report'> {
  readonly endpoint: Endpoint | EndpointFunction;
  readonly budget: Budget;
}

export function createTransport({ endpoint, budget, report }: TransportOptions): Transport {
  const { url = '', format = 'json', headers, compress, contentType, credentials = 'same-origin' } = endpoint as Partial<Endpoint>;
  const isPlain = url && format === 'json' && !headers && !compress && !contentType;
  let dialect: Dialect | undefined;
  // Loaded before it is needed at page hide.
  const load = async (): Promise<Dialect> => (dialect ??= await (await import('./dialect.ts')).createDialect(endpoint, report));
  if (!isPlain) load().catch(() => undefined);

  const outlives = (bytes: number): boolean => bytes + envelope <= keepaliveBytes - budget.flying;

  async function post(text: string, isTheLast: boolean): Promise<Answer> {
    const plain = { body: `{"sentAt":${Date.now()},"sdk":"${sdk}","events":[${text}]}`, headers: { 'content-type': 'application/json' }, path: '' };
    const { body, path, headers } = isPlain ? plain : await (dialect ?? await load()).encode(text, isTheLast);
    const bytes = typeof body === 'string' ? byteLength(body) : body.byteLength;
    const keepalive = bytes <= keepaliveBytes - budget.flying;
    if (isTheLast && !keepalive) return 'network';
    if (keepalive) budget.flying += bytes;
    try {
      const response = await fetch(url + path, { method: 'POST', body, headers, credentials, keepalive, signal: AbortSignal.timeout(patience) });
      return understand(response, await response.text());
    } catch {
      return 'network';
    } finally {
      if (keepalive) budget.flying -= bytes;
    }
  }

  function understand({ ok, status, headers, redirected, url: from }: Response, body: string): Answer {
    // A captive portal answers for everybody, with a page of its own.
    const isElsewhere = redirected && new URL(from).origin !== new URL(url, location.href).origin;
    if (ok && (isElsewhere || /^text\/html/.test(headers.get('content-type')!))) {
      report('endpoint_answer', { where: url });
      return 'answer';
    }
    return ok && isPlain && !body.includes('"rejected"') ? undefined : { status, body, retryAfter: headers.get('retry-after') };
  }

  return {
    outlives,
    dialect: () => dialect,
    // What throws here is the site's own format or headers, and has been reported; or the dialect did not load.
    send: (text, isTheLast = false) => (url ? post(text, isTheLast) : load().then((own) => own.ask(text, isTheLast))).catch(() => 'answer'),
  };
}
