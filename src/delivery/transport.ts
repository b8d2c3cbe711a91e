/**
 * Transport — one request to one endpoint, and what came of it. Requests are `keepalive` as far as the browser's budget goes, so that
 * leaving the page does not cut them off: 64 KiB in flight, counted in UTF-8 bytes, shared by all. The default format needs no
 * second serialisation: the stored bytes are the body. Everything else that an endpoint may ask for is loaded where it does.
 */
import type { Endpoint, FeatureClient, Format } from '../types.ts';
import { sdk } from '../core/version.ts';
import type { Answer, Post } from './answer.ts';
import type { Destination } from './destination.ts';
import type { Dialect } from './dialect.ts';

export interface Transport {
  /**
   * Never rejects.
   * @param text - Events as JSON, joined by commas.
   * @param isTheLast - The page is going away: nothing slow is awaited, and what would not outlive it is not sent.
   */
  send(text: string, isTheLast?: boolean): Promise<Answer>;
  /** Whether so many bytes, sent now, outlive the page. */
  outlives(bytes: number): boolean;
  /** The endpoint's format, where it asks for another than the default and that is loaded. */
  format(): Format | undefined;
}

const keepaliveBytes = 64 * 1024;
/** An answer that has not come by then will not. */
const patience = 30 * 1000;

/** Makes transports that share the browser's budget. */
export function createTransports({ report }: Pick<FeatureClient, 'report'>): (endpoint: Destination['endpoint']) => Transport {
  let flying = 0;
  const outlives = (bytes: number): boolean => bytes <= keepaliveBytes - flying;

  return (endpoint) => {
    const { url, format, headers, compress, contentType, credentials = 'same-origin' } = endpoint as Partial<Endpoint>;
    const isPlain = url && !format && !headers && !compress && !contentType;

    const post: Post = async (to, init, isTheLast) => {
      const bytes = new Blob([init.body]).size;
      const keepalive = outlives(bytes);
      if (isTheLast && !keepalive) return 'unreachable';
      const held = keepalive ? bytes : 0;
      flying += held;
      try {
        const response = await fetch(to, { method: 'POST', credentials, keepalive, signal: AbortSignal.timeout(patience), ...init });
        const body = await response.text();
        // Whatever might be more than a plain yes, or another's yes, is looked at more closely.
        const isYes = isPlain && response.ok && !response.redirected && !/html|"rejected"/.test(response.headers.get('content-type') + body);
        return isYes ? undefined : { response, body };
      } catch {
        return 'unreachable';
      } finally {
        flying -= held;
      }
    };

    let dialect: Dialect | undefined;
    const load = async (): Promise<Dialect> => (dialect ??= await (await import('./dialect.ts')).createDialect({ endpoint, post, report }));
    // Before it is needed at page hide.
    if (!isPlain) load().catch(() => 0);

    return {
      outlives,
      format: () => dialect?.format,
      send: (text, isTheLast) => isPlain
        ? post(url, { body: `{"sentAt":${Date.now()},"sdk":"${sdk}","events":[${text}]}`, headers: { 'content-type': 'application/json' } }, isTheLast)
        : load().then((own) => own.send(text, isTheLast), () => 'unreachable'),
    };
  };
}
