/**
 * Courier — makes requests. They are `keepalive` as far as the browser's budget goes, so that leaving the page does not cut them off:
 * 64 KiB in flight, counted in UTF-8 bytes, shared by all endpoints.
 */
import type { Post } from './answer.ts';
import { byteLength } from './chunk.ts';

export interface Courier {
  readonly post: Post;
  /** Whether so many bytes, sent now, outlive the page. */
  outlives(bytes: number): boolean;
}

const keepaliveBytes = 64 * 1024;
/** An answer that has not come by then will not, in milliseconds. */
const patience = 30 * 1000;

export function createCourier(): Courier {
  let flying = 0;
  const outlives = (bytes: number): boolean => bytes <= keepaliveBytes - flying;

  return {
    outlives,
    async post(url, init, isTheLast) {
      const bytes = (init.body as ArrayBuffer).byteLength ?? byteLength(init.body as string);
      const held = outlives(bytes) ? bytes : 0;
      if (isTheLast && !held) return 'unreachable';
      flying += held;
      try {
        const response = await fetch(url, { method: 'POST', keepalive: !!held, signal: AbortSignal.timeout(patience), ...(init as RequestInit) });
        return { response, body: await response.text() };
      } catch {
        return 'unreachable';
      } finally {
        flying -= held;
      }
    },
  };
}
