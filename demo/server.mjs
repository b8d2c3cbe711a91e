/**
 * Server — the demo in one process: shop, app, results, and the collector that they send to.
 * Says where it is once it answers; ends on Ctrl-C with all that was accepted on the disk.
 */
import { existsSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createCollector } from './collector/collect.mjs';
import { createCommits } from './collector/commits.mjs';
import { createLive } from './collector/live.mjs';
import { openStore } from './collector/store/open.mjs';
import { createViews } from './collector/views/index.mjs';
import { listen } from './server/listen.mjs';
import { createReaders } from './server/readers.mjs';
import { createResults } from './server/results.mjs';
import { createRoutes } from './server/routes.mjs';

const DEMO = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(DEMO, '..');

/**
 * Starts the demo.
 * @param {{ port?: number, host?: string, data?: string | undefined, dist?: string, store?: string | undefined, token?: string | undefined, limits?: import('node:http').ServerOptions }} [options]
 *   `port`: default 4180, the next free one where it is taken; 0 takes any. `host`: default the loopback.
 *   `data`: the folder of the database, default `.data`. `dist`: the built SDK, served at `/sdk/`.
 *   `store`: another store than the embedded one, `clickhouse:http://host:8123/database`. `token`: lets results be read from elsewhere.
 * @returns {Promise<{ url: string, folder: string, close: () => Promise<void> }>} `close` waits for what is being stored, and may be called twice.
 */
export async function startServer({ port = 4180, host = '127.0.0.1', data, dist = join(ROOT, 'dist'), store: name, token, limits } = {}) {
  const { store, place: folder, window } = await openStore({ name, folder: data, standard: join(ROOT, '.data') });
  const { view, changed } = createViews(store);
  const live = createLive({ read: (query) => view('overview', query) });
  const onStored = () => {
    changed();
    live.changed();
  };
  const commits = createCommits({ insert: store.insert, window, onStored });
  const results = createResults({ store, view, live: live.connect, guard: createReaders({ token }) });
  const routes = createRoutes({ demo: DEMO, dist, collect: createCollector({ add: commits.add }), results });
  const server = await listen({ handle: withoutCrash(routes), host, port, ...(limits && { limits }) }).catch((error) => {
    store.close();
    throw error;
  });
  /** @type {Promise<void> | undefined} */
  let closing;
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${server.port}`,
    folder,
    close() {
      closing ??= end();
      return closing;
    },
  };

  async function end() {
    live.close();
    await server.close();
    await commits.drain();
    store.close();
  }
}

/** One request that fails must not end the others. @param {import('./server/routes.mjs').Handle} handle @returns {import('node:http').RequestListener} */
function withoutCrash(handle) {
  return async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('Something went wrong here.\n');
    }
  };
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' }, store: { type: 'string' }, token: { type: 'string' } } });
  const { port, ...others } = values;
  const server = await startServer({ ...others, ...(port !== undefined && { port: Number(port) }) });
  const folder = values.store ? server.folder : relative(process.cwd(), server.folder) || '.';
  console.log(`\n  Attune demo   ${server.url}\n\n  shop          ${server.url}/shop/\n  app           ${server.url}/app/\n  results       ${server.url}/results/${values.token === undefined ? '' : `?token=${encodeURIComponent(values.token)}`}\n\n  Data in ${folder}. Ctrl-C stops.\n`);
  if (!existsSync(join(ROOT, 'dist', 'attune.js'))) console.warn('  The SDK is not built yet, so the pages work without it: npm run build\n');
  // `on`, not `once`: npm passes Ctrl-C on, and the terminal sends it as well; the second must not cut the first short.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => void server.close().then(() => process.exit(0)));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`The demo could not start: ${error.message}`);
    process.exitCode = 1;
  });
}
