/**
 * Plain — the default request: the stored bytes are the body, without a second serialisation. A plain yes is told from all else at once.
 */
import type { Endpoint } from '../types.ts';
import { sdk } from '../core/version.ts';
import type { Answer, Post, Told } from './answer.ts';
import type { Destination } from './destination.ts';

/** Makes one request of events as JSON, joined by commas. Never rejects. */
export type Send = (text: string, isTheLast?: boolean) => Promise<Answer>;

/** Nothing if the endpoint asks for another way; that is `dialect`'s. */
export function createPlain(endpoint: Destination['endpoint'], post: Post): Send | undefined {
  const { url, format, headers, compress, contentType, credentials } = endpoint as Partial<Endpoint>;
  if (!url || format || headers || compress || contentType) return undefined;
  return async (text, isTheLast) => {
    const body = `{"sentAt":${Date.now()},"sdk":"${sdk}","events":[${text}]}`;
    const answer = await post(url, { body, credentials, headers: { 'content-type': 'application/json' } }, isTheLast);
    // Whatever might be more than a plain yes, or another's yes, is looked at more closely.
    const { response, body: said } = answer as Partial<Told>;
    return response && response.status < 300 && !response.redirected && !/html|"rejected"/.test(response.headers.get('content-type') + said!) ? undefined : answer;
  };
}
