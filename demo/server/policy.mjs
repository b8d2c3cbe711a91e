/**
 * Policy — the Content Security Policy of a file. Pure.
 * As strict as a careful site's: only its own files, its own inline scripts by hash, no string ever becomes code or markup.
 * That the SDK works under it is what the demo is there to show.
 */
import { createHash } from 'node:crypto';

const STRICT = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** Of the one style sheet that the charts' library puts into each picture. */
const CHART_STYLE = "'sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM='";
const INLINE = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** @param {string} name - The file's path. @param {Buffer} bytes - What is in it. */
export function policyFor(name, bytes) {
  if (name.endsWith('.svg')) return "default-src 'none'; style-src 'unsafe-inline'";
  if (!name.endsWith('.html')) return "default-src 'none'";
  const hashes = [...bytes.toString().matchAll(INLINE)].map(([, code]) => ` 'sha256-${createHash('sha256').update(code ?? '').digest('base64')}'`);
  const styles = /[\\/]results[\\/]index\.html$/.test(name) ? `; style-src 'self' ${CHART_STYLE}` : '';
  return `${STRICT}; script-src 'self'${hashes.join('')}${styles}; require-trusted-types-for 'script'`;
}
