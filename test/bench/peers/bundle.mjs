/**
 * Bundle — what a page loads of a subject, by file name: built files as they are, or its package as one minified script. What a package
 * imports later is for features that are off here; it stays out, to the package's good.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const own = fileURLToPath(new URL('..', import.meta.url));
const project = join(own, '../..');

/** @typedef {{ readonly body: Buffer, readonly brotli: number }} File */

/** @returns {Promise<Map<string, File>>} */
export async function filesOf({ folder, program, sdk }) {
  if (folder) return filesIn(join(project, folder));
  return new Map([['sdk.js', withSize(program === undefined ? await bundled(sdk) : Buffer.from(program))]]);
}

/** As they are installed here. @param {readonly string[]} packages */
export const versionsOf = (packages = []) => packages.map((name) => JSON.parse(readFileSync(join(own, 'node_modules', name, 'package.json'), 'utf8')).version);

function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js'));
  return new Map(names.map((name) => [name, withSize(readFileSync(join(folder, name)))]));
}

function withSize(body) {
  let size;
  return { body, get brotli() { return (size ??= brotliCompressSync(body).length); } };
}

async function bundled(contents) {
  const { build } = await import('esbuild');
  const later = { name: 'later', setup: ({ onResolve }) => onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined)) };
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: own }, bundle: true, minify: true, write: false, format: 'iife', target: 'es2020', platform: 'browser', legalComments: 'none',
    mainFields: ['browser', 'module', 'main'], conditions: ['browser', 'production', 'module', 'import'], loader: { '.css': 'text' },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' }, plugins: [later], logLevel: 'silent',
  });
  return Buffer.from(outputFiles[0].contents);
}
