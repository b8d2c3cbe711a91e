/**
 * Vendor — the SDK's own dependencies as ES modules, for the app's import map.
 * The npm build leaves them to the bundler; a browser without one is told where they are. Nothing else of node_modules is served.
 */
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFiles } from './files.mjs';

const MODULES = ['idb-keyval', 'preact', 'preact/hooks', 'preact/jsx-runtime', '@preact/signals', '@preact/signals-core'];

/** Ready-made files for pages without a bundler, by module. */
const SCRIPTS = { plot: ['@observablehq/plot', '../dist/plot.umd.min.js'], d3: ['d3', '../dist/d3.min.js'] };

/** @returns {ReturnType<typeof createFiles>} Answers `/<module>.js`. */
export function createVendor() {
  const answers = new Map(MODULES.map((name) => {
    const file = fileURLToPath(import.meta.resolve(name));
    const serve = createFiles({ folder: dirname(file) });
    return [`/${name}.js`, (/** @type {Parameters<typeof serve>} */ [request, response]) => serve(request, response, `/${basename(file)}`)];
  }));
  for (const [name, [module, file]] of Object.entries(SCRIPTS)) {
    const path = fileURLToPath(new URL(file, import.meta.resolve(module)));
    const serve = createFiles({ folder: dirname(path) });
    answers.set(`/${name}.js`, ([request, response]) => serve(request, response, `/${basename(path)}`));
  }
  return async (...request) => (await answers.get(request[2])?.(request)) ?? false;
}
