// @ts-check
/**
 * Token — takes the token out of the address that the server printed, and exchanges it for a cookie that no script can read.
 * It stays in no history and is sent to nobody else.
 */

/** Resolves when results may be asked for; without a token at once. */
export async function showToken() {
  const token = new URLSearchParams(location.search).get('token');
  if (!token) return;
  history.replaceState(undefined, '', location.pathname + location.hash);
  // What it answers is asked for again by the page: a wrong token is told there.
  await fetch(`view/overview.json?token=${encodeURIComponent(token)}`).catch(() => undefined);
}
