/**
 * Blocked — tells requests that the browser refuses (for an ad blocker, a Content-Security-Policy or CORS) from a receiver that is down,
 * as far as a page can know: whoever answers at the root of the endpoint's origin is there, and a policy says itself that it refused.
 * Loaded when the endpoint was out of reach twice in a row though the browser says that it is online.
 */
import type { FeatureClient } from '../types.ts';

const patience = 10 * 1000;

/** Reports a blocked endpoint; nothing is sent but a question without a body, and no cookies. */
export async function tellBlocked({ url, report }: Pick<FeatureClient, 'report'> & { readonly url: string }): Promise<void> {
  const control = new AbortController();
  const asked = new URL('/', new URL(url, location.href));
  const refused = new Promise<boolean>((resolve) => document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (blockedURI.startsWith(asked.origin)) resolve(true);
  }, { signal: control.signal }));
  const answered = fetch(asked, { method: 'HEAD', mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(patience) })
    // The violation is told a moment after the refusal.
    .then(() => true, () => new Promise<boolean>((resolve) => setTimeout(resolve, 100, false)));
  const isBlocked = await Promise.race([answered, refused]);
  control.abort();
  if (isBlocked) report('request_blocked', { where: url });
}
