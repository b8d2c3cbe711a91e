/**
 * Servers — one for the pages, one on another origin that collects, so that what a browser asks before it posts elsewhere is asked.
 * A run is one subject on one page, or on several in a row: what it has loaded, what it has sent, and what of it arrived.
 */
import { createServer } from 'node:http';
import { idsIn, plainOf } from './ids.mjs';
import { pageOf } from './site.mjs';

const noStore = { 'cache-control': 'no-store' };

export async function createServers() {
  const runs = new Map();
  const runOf = (path) => runs.get(path.split('/')[1]);
  const pages = createServer((request, response) => {
    const run = runOf(request.url);
    const name = request.url.split('?')[0].split('/').slice(2).join('/');
    const file = run?.files.get(name);
    if (file) run.loaded.set(name, file.brotli);
    const body = file?.body ?? (name === 'page' ? pageOf(run) : name === 'blank' ? '<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">' : undefined);
    response.writeHead(body === undefined ? 404 : 200, { ...noStore, 'content-type': file ? 'text/javascript' : 'text/html' }).end(body);
  });
  const collector = createServer((request, response) => void collect(request, response, runOf(request.url)).catch(() => response.destroy()));
  const [site, endpoint] = await Promise.all([listen(pages), listen(collector)]);
  let count = 0;

  return {
    /** @returns a run whose endpoint answers until `isAway`. */
    begin(subject, files) {
      const id = `r${++count}`;
      const run = { subject, files, own: `${site}/${id}`, endpoint: `${endpoint}/${id}`, loaded: new Map(), requests: [], preflights: 0, arrived: new Map(), sockets: new Set(), isAway: false };
      runs.set(id, run);
      return run;
    },
    end: (run) => void runs.delete(run.endpoint.split('/').at(-1)),
    close() {
      for (const server of [pages, collector]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

async function collect(request, response, run) {
  const { method, socket, headers } = request;
  const granted = { ...noStore, 'access-control-allow-origin': headers.origin ?? '*', 'access-control-allow-credentials': 'true', vary: 'origin' };
  run?.sockets.add(socket);
  if (!run || run.isAway) return void socket.destroy();
  if (method === 'OPTIONS') {
    run.preflights++;
    const asked = { 'access-control-allow-headers': headers['access-control-request-headers'] ?? '*', 'access-control-allow-methods': 'GET,POST,PUT', 'access-control-max-age': '600' };
    return void response.writeHead(204, { ...granted, ...asked }).end();
  }
  const body = Buffer.concat(await request.toArray());
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const path = pathname.split('/').slice(2).map((part) => `/${part}`).join('');
  const plain = plainOf(body);
  const ids = idsIn(plain, search);
  for (const id of ids) run.arrived.set(id, (run.arrived.get(id) ?? 0) + 1);
  run.requests.push({ ids: ids.length, bytes: body.length || search.length, plain });
  const type = path.endsWith('.js') ? 'text/javascript' : 'application/json';
  response.writeHead(200, { ...granted, 'content-type': type }).end(run.subject.answer?.({ path, body: plain }) ?? '{}');
}
