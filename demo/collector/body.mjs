/**
 * Body — a request's body as text, bounded before and after it is unzipped.
 * A sender can neither fill the memory nor be left without an answer: what is too much is read past, not kept.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { refusal } from './refusal.mjs';

const unzip = promisify(gunzip);

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {{ maxBytes?: number, maxUnzipped?: number }} [limits] - Bytes on the wire, default 1 MiB; after unzipping, default 4 MiB.
 * @returns {Promise<string>}
 * @throws 413 too large · 415 an encoding other than gzip · 400 broken gzip or not UTF-8.
 */
export async function readBody(request, { maxBytes = 1024 * 1024, maxUnzipped = 4 * 1024 * 1024 } = {}) {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') throw refusal(415, `content-encoding ${encoding} is not understood`);
  const raw = await collectChunks(request, maxBytes);
  const zipped = encoding === 'gzip' || (raw[0] === 0x1f && raw[1] === 0x8b);
  const bytes = zipped ? await inflate(raw, maxUnzipped) : raw;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusal(400, 'the body is not UTF-8');
  }
}

/** @param {import('node:http').IncomingMessage} request @param {number} maxBytes */
async function collectChunks(request, maxBytes) {
  if (Number(request.headers['content-length']) > maxBytes) throw refusal(413, `at most ${maxBytes} bytes`);
  const chunks = [];
  let size = 0;
  // Leaving a `for await` early destroys the socket, and with it the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maxBytes) throw refusal(413, `at most ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @param {Buffer} raw @param {number} maxOutputLength */
async function inflate(raw, maxOutputLength) {
  try {
    return await unzip(raw, { maxOutputLength });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? refusal(413, `at most ${maxOutputLength} bytes unzipped`) : refusal(400, 'the gzip is broken');
  }
}
