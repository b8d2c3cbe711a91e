/**
 * Routes — which part answers which path.
 * The whole map of the demo stands here; what is in no row is 404.
 */
import { join } from 'node:path';
import { createFiles } from './files.mjs';
import { createVendor } from './vendor.mjs';

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} Handle */

/**
 * @param {{ demo: string, dist: string, collect: Handle, results: Record<string, Handle> }} options - `demo`, `dist`: folders; `results` by path.
 * @returns {Handle}
 */
export function createRoutes({ demo, dist, collect, results }) {
  /** @type {Record<string, Handle>} */
  const exact = { '/collect': collect, ...results };
  const folders = {
    '/shop': createFiles({ folder: join(demo, 'shop') }),
    '/app': createFiles({ folder: join(demo, 'app'), fallback: 'index.html' }),
    '/results': createFiles({ folder: join(demo, 'results') }),
    '/why': createFiles({ folder: join(demo, 'why') }),
    // Other origins may load the SDK, as they would from a CDN.
    '/sdk': createFiles({ folder: dist, headers: { 'access-control-allow-origin': '*' } }),
    '/vendor': createVendor(),
    '': createFiles({ folder: join(demo, 'home') }),
  };
  return async (request, response) => {
    const path = decodePath(request.url ?? '/');
    const handle = path === undefined ? undefined : exact[path];
    if (handle) return handle(request, response);
    if (path === undefined) return plain(response, 400, 'That is not a path.');
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'Only GET here.', { allow: 'GET, HEAD' });
    if (path in folders) return plain(response, 308, 'It is a folder.', { location: `${path}/${search(request.url)}` });
    for (const [prefix, serve] of Object.entries(folders)) {
      if (path.startsWith(`${prefix}/`)) return (await serve(request, response, path.slice(prefix.length))) || plain(response, 404, 'Nothing here.');
    }
  };
}

/** Kept when a folder is named without its slash: links from a poster or a mail carry their meaning there. @param {string} [url] */
const search = (url = '') => /\?.*/.exec(url)?.[0] ?? '';

/** @param {string} url @returns {string | undefined} */
function decodePath(url) {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch {
    return undefined;
  }
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} text @param {Record<string, string>} [headers] */
function plain(response, status, text, headers = {}) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers });
  response.end(`${text}\n`);
}
