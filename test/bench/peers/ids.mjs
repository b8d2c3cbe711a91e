/**
 * Ids — which of our events a request carries, whoever encoded it: gzip or deflate is undone, percent-encoding and base64 where nothing
 * is found without. No subject needs a decoder of its own.
 */
import { gunzipSync, inflateSync } from 'node:zlib';

const pattern = /EID-[a-z]\d{6}/g;

/** @param {Buffer} body */
export function plainOf(body) {
  if (body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body);
  return body[0] === 0x78 && [0x01, 0x9c, 0xda].includes(body[1]) ? inflateSync(body) : body;
}

/** @param {Buffer} plain - the body, uncompressed. @param {string} query @returns {string[]} Each once for each request. */
export function idsIn(plain, query = '') {
  const text = `${plain.toString('latin1')}\n${query}`;
  const decoded = () => decodeURIComponent(text.replaceAll('+', ' ').replace(/%(?![\da-f]{2})/gi, '%25'));
  const unpacked = () => [...decoded().matchAll(/[\w+/-]{40,}={0,2}/g)].map(([part]) => Buffer.from(part, 'base64').toString('latin1')).join('\n');
  for (const read of [() => text, decoded, unpacked]) {
    const found = read().match(pattern);
    if (found) return [...new Set(found)];
  }
  return [];
}
