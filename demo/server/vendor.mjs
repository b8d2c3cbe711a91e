/**
 * Vendor — the SDK's own dependencies as ES modules, for the app's import map.
 * The npm build leaves them to the bundler; a browser without one is told where they are. Nothing else of node_modules is served.
 */
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFiles } from './files.mjs';

const MODULES = ['idb-keyval', 'preact', 'preact/hooks', 'preact/jsx-runtime', '@preact/signals', '@preact/signals-core'];

/** @returns {ReturnType<typeof createFiles>} Answers `/<module>.js`. */
export function createVendor() {
  const answers = new Map(MODULES.map((name) => {
    const file = fileURLToPath(import.meta.resolve(name));
    const serve = createFiles({ folder: dirname(file) });
    return [`/${name}.js`, (/** @type {Parameters<typeof serve>} */ [request, response]) => serve(request, response, `/${basename(file)}`)];
  }));
  return async (...request) => (await answers.get(request[2])?.(request)) ?? false;
}
