/**
 * Files — serves a folder, and nothing beside it.
 * No path leads out of the folder: not by dots, not by encoding, not by a link.
 */
import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { policyFor } from './policy.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.map': 'application/json; charset=utf-8', '.png': 'image/png',
};

/**
 * @param {{ folder: string, headers?: Record<string, string>, fallback?: string }} options
 *   `fallback`: the file for paths without an extension that no file answers (client-side routes).
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, path: string) => Promise<boolean>}
 *   Resolves to `false` where there is no such file.
 */
export function createFiles({ folder, headers = {}, fallback }) {
  return async (request, response, path) => {
    const asked = path.endsWith('/') ? `${path}index.html` : path;
    const found = (await load(folder, asked)) ?? (fallback !== undefined && !extname(asked) ? await load(folder, fallback) : undefined);
    if (!found) return false;
    const etag = `"${createHash('sha256').update(found.bytes).digest('base64url').slice(0, 22)}"`;
    const type = TYPES[extname(found.name)];
    const common = {
      ...headers, etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin', 'content-security-policy': policyFor(found.name, found.bytes),
    };
    if (request.headers['if-none-match'] === etag) response.writeHead(304, common).end();
    else {
      response.writeHead(200, { ...common, 'content-type': type ?? 'application/octet-stream', 'content-length': found.bytes.length });
      response.end(request.method === 'HEAD' ? undefined : found.bytes);
    }
    return true;
  };
}

/** @param {string} folder @param {string} path @returns {Promise<{ name: string, bytes: Buffer } | undefined>} */
async function load(folder, path) {
  const segments = path.split('/').filter(Boolean);
  if (segments.some((segment) => segment.startsWith('.') || /[\\\0]/.test(segment))) return undefined;
  try {
    const root = await realpath(folder);
    const name = await realpath(join(root, ...segments));
    return name.startsWith(root + sep) ? { name, bytes: await readFile(name) } : undefined;
  } catch {
    return undefined;
  }
}
