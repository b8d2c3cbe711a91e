/**
 * Readers — who may read results: this machine, and whoever has the token where one was given.
 * Also asks under which name it was called, because a page from elsewhere can make its own name mean 127.0.0.1.
 */
import { timingSafeEqual } from 'node:crypto';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const OWN_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/**
 * @param {{ token?: string | undefined }} options - With a token, everyone needs it: `authorization: Bearer …`, or `?token=…` once, which leaves a cookie.
 * @returns {(handle: import('./routes.mjs').Handle) => import('./routes.mjs').Handle} Answers 403 in place of the handle to those who may not.
 */
export function createReaders({ token }) {
  return (handle) => (request, response) => {
    const given = token === undefined ? undefined : tokenOf(request);
    const may = token === undefined ? isHere(request) : given !== undefined && isSame(given, token);
    if (may) {
      if (token !== undefined && request.url?.includes('token=')) response.setHeader('set-cookie', `attune_results=${encodeURIComponent(token)}; Path=/results; HttpOnly; SameSite=Strict`);
      return handle(request, response);
    }
    response.writeHead(403, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ error: token === undefined ? 'Results are read from this machine only, unless the server was started with --token.' : 'Results need the token.' }));
  };
}

/** @param {import('node:http').IncomingMessage} request */
const isHere = ({ socket, headers }) => LOOPBACK.test(socket.remoteAddress ?? '') && OWN_NAME.test(headers.host ?? '');

/** @param {import('node:http').IncomingMessage} request */
function tokenOf({ url = '/', headers }) {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const cookie = /(?:^|;\s*)attune_results=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  return bearer ?? new URL(url, 'http://localhost').searchParams.get('token') ?? (cookie && decodeURIComponent(cookie));
}

/** @param {string} given @param {string} wanted */
function isSame(given, wanted) {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
