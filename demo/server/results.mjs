/**
 * Results — what is read of the store over HTTP: each view, the whole summary, the events themselves, and the live stream.
 * Every answer is for whoever may read, and kept by nobody in between.
 */
import { exportEvents } from '../collector/export.mjs';
import { summaryOf, VIEW_NAMES } from '../collector/views/index.mjs';

/**
 * @param {{ store: import('../collector/store/sqlite.mjs').Store, view: import('../collector/views/index.mjs').View, live: import('./routes.mjs').Handle,
 *   guard: (handle: import('./routes.mjs').Handle) => import('./routes.mjs').Handle }} options
 * @returns {Record<string, import('./routes.mjs').Handle>} By path.
 */
export function createResults({ store, view, live, guard }) {
  const handles = {
    '/results/live': live,
    '/results/summary.json': json((query) => summaryOf(view, query)),
    '/results/events.ndjson': exportEvents({ store, kind: 'ndjson' }),
    '/results/events.csv': exportEvents({ store, kind: 'csv' }),
    ...Object.fromEntries(VIEW_NAMES.map((name) => [`/results/view/${name}.json`, json((query) => view(name, query))])),
  };
  return Object.fromEntries(Object.entries(handles).map(([path, handle]) => [path, guard(handle)]));
}

/** @param {(query: URLSearchParams) => Promise<unknown>} read @returns {import('./routes.mjs').Handle} */
function json(read) {
  return async (request, response) => {
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    try {
      const body = JSON.stringify(await read(new URL(request.url ?? '/', 'http://localhost').searchParams));
      response.writeHead(200, headers).end(body);
    } catch (error) {
      console.error(error);
      response.writeHead(503, { ...headers, 'retry-after': '2' }).end(JSON.stringify({ error: 'The store does not answer.' }));
    }
  };
}
