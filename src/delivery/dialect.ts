/**
 * Dialect — what an endpoint asks for besides the default: a format, headers of its own, compression, a content type, or to be a function.
 * Loaded where the configuration says so. What the site's own code does wrong here is reported, and the events are kept.
 */
import type { AttuneEvent, Endpoint, EndpointFunction, FeatureClient, Format, Receipt } from '../types.ts';
import { sdk } from '../core/version.ts';
import type { Answer, Post } from './answer.ts';
import { byteLength } from './chunk.ts';
import { eventsOf } from './events.ts';
import { loadFormat } from './formats/load.ts';
import { patiently } from './patience.ts';

export interface Dialect {
  readonly format: Format | undefined;
  /** Never rejects. */
  send(text: string, isTheLast?: boolean): Promise<Answer>;
}

export interface DialectOptions extends Pick<FeatureClient, 'report'> {
  readonly endpoint: Endpoint | EndpointFunction;
  readonly post: Post;
}

interface Encoded {
  readonly body: string | ArrayBuffer;
  readonly headers: Record<string, string>;
  readonly path: string;
}

/** Smaller bodies gain nothing by compression, in characters. */
const worthCompressing = 1024;

/** Rejects if the format's code cannot be had; it is asked for again with the next request. */
export async function createDialect({ endpoint, post, report }: DialectOptions): Promise<Dialect> {
  if (typeof endpoint === 'function') {
    return { format: undefined, send: (text, leaving = false) => askFunction(endpoint, text, leaving, report) };
  }
  const { url, credentials, format: wanted = 'json' } = endpoint;
  const failed: Failed = (code) => (cause) => {
    report(code, { where: url, cause });
    throw cause;
  };
  const format = typeof wanted === 'object' ? wanted : await loadFormat(wanted).catch(failed('format_failed'));
  const encode = createEncoder(endpoint, format, failed);
  return {
    format,
    async send(text, isTheLast = false) {
      const encoded = await encode(text, isTheLast).catch(() => undefined);
      if (!encoded) return 'busy';
      // An event that the receiver is known to refuse is cut out as if it had.
      if (encoded === 'too_large') return { response: new Response(null, { status: 413 }), body: '' };
      const { path, ...init } = encoded;
      return post(url + path, { ...init, credentials }, isTheLast);
    },
  };
}

type Failed = (code: string) => (cause: unknown) => never;

/** What it makes rejects if the format or the headers fail, after reporting it. `too_large`: one of the events is, for the receiver. */
function createEncoder(endpoint: Endpoint, format: Format, failed: Failed): (text: string, isTheLast: boolean) => Promise<Encoded | 'too_large'> {
  const { url, options = {}, headers, contentType, compress } = endpoint;
  let lastHeaders = {};

  async function headersNow(isTheLast: boolean): Promise<object> {
    // A token that has to be fetched would come too late for the last words.
    if (isTheLast) return lastHeaders;
    const own = typeof headers === 'function' ? await patiently(headers()) : headers;
    // What no request can carry fails here, under its name, and not as a receiver that is out of reach.
    return (lastHeaders = Object.fromEntries(new Headers(own)));
  }

  function write(events: readonly AttuneEvent[]): ReturnType<Format['encode']> | 'too_large' {
    const encoded = format.encode(events, { sentAt: Date.now(), sdk, options });
    // An empty request would be taken, and the events with it.
    if (typeof encoded.body !== 'string') throw new TypeError('the body is not a string');
    if (byteLength(encoded.body) <= (format.maxEventBytes ?? Infinity)) return encoded;
    return events.length === 1 || events.some((event) => write([event]) === 'too_large') ? 'too_large' : encoded;
  }

  return async (text, isTheLast) => {
    const written = await Promise.resolve(eventsOf(text)).then((events) => write(events)).catch(failed('format_failed'));
    if (written === 'too_large') return written;
    const { body, path = '', headers: formats } = written;
    const own = await headersNow(isTheLast).catch(failed('headers_failed'));
    const isSmall = compress !== 'gzip' || isTheLast || body.length < worthCompressing;
    return {
      body: isSmall ? body : await gzip(body),
      path: url.includes('?') ? path.replace('?', '&') : path,
      headers: {
        'content-type': format.simple ? 'text/plain' : 'application/json',
        ...formats,
        ...(contentType && { 'content-type': contentType }),
        ...(!isSmall && { 'content-encoding': 'gzip' }),
        ...own,
      },
    };
  };
}

function gzip(body: string): Promise<ArrayBuffer> {
  return new Response(new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

async function askFunction(endpoint: EndpointFunction, text: string, leaving: boolean, report: FeatureClient['report']): Promise<Answer> {
  const events = eventsOf(text);
  try {
    return understand(await patiently(endpoint(events, { leaving })), events);
  } catch (cause) {
    report('endpoint_answer', { where: 'endpoint()', cause });
    return 'answer';
  }
}

/** A receipt in the words of the default receiver. */
function understand(receipt: Receipt, events: readonly { readonly id: string }[]): Answer {
  if (receipt === 'sent') return undefined;
  if (receipt === 'retry') return 'busy';
  const rejected = receipt === 'drop' ? events.map(({ id }) => ({ id, reason: 'dropped' })) : receipt.rejected;
  if (!Array.isArray(rejected)) throw new TypeError('not a receipt');
  return { response: new Response(), body: JSON.stringify({ rejected }) };
}
