/**
 * Listen — finds a free port and answers on it.
 * "localhost" is 127.0.0.1 to some and ::1 to others; on the loopback both are answered, on the same port.
 */
import { createServer } from 'node:http';

const TRIES = 50;
/** In ms: whoever dawdles over a request is cut off, however many of them there are. */
const DAWDLING = { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 5000, connectionsCheckingInterval: 1000 };
const PATIENCE = 2000;

/**
 * @param {{ handle: import('node:http').RequestListener, host: string, port: number, limits?: import('node:http').ServerOptions }} options
 *   `port` 0 takes any. `limits`: how slow a request may be, in ms.
 * @returns {Promise<{ port: number, close: () => Promise<void> }>} `port`: the asked one or the next that was free.
 */
export async function listen({ handle, host, port, limits }) {
  const hosts = host === '127.0.0.1' || host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  const work = countWork(handle);
  for (let tried = 0; tried < TRIES; tried++) {
    const servers = await listenOnAll({ handle: work.handle, hosts, wanted: port && port + tried, limits: { ...DAWDLING, ...limits } });
    if (!servers) continue;
    const cut = () => servers.forEach((server) => server.closeAllConnections());
    return { port: portOf(servers[0]), close: () => Promise.all([closeAll(servers), work.end(cut)]).then(() => {}) };
  }
  throw new Error(`No free port from ${port} to ${port + TRIES - 1}.`);
}

/**
 * Lets what is being answered be answered, and then cuts: a connection that a browser opened ahead of need
 * counts as neither busy nor idle, and would hold up the end.
 * @param {import('node:http').RequestListener} handle
 */
function countWork(handle) {
  let busy = 0;
  let onRest = () => {};
  return {
    /** @type {import('node:http').RequestListener} */
    handle(request, response) {
      busy++;
      response.on('close', () => --busy || onRest());
      handle(request, response);
    },
    /** @param {() => void} cut */
    async end(cut) {
      const impatience = setTimeout(cut, PATIENCE);
      if (busy) await new Promise((resolve) => (onRest = () => resolve(undefined)));
      clearTimeout(impatience);
      cut();
    },
  };
}

/** @param {import('node:http').Server | undefined} server */
function portOf(server) {
  const address = server?.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/**
 * @param {{ handle: import('node:http').RequestListener, hosts: readonly string[], wanted: number, limits: import('node:http').ServerOptions }} options
 * @returns {Promise<import('node:http').Server[] | undefined>} `undefined` when the port is taken on any of them.
 */
async function listenOnAll({ handle, hosts, wanted, limits }) {
  /** @type {import('node:http').Server[]} */
  const servers = [];
  for (const host of hosts) {
    const server = createServer(limits, handle);
    const problem = await attempt(server, host, portOf(servers[0]) || wanted);
    if (problem === undefined) servers.push(server);
    else if (problem === 'EADDRINUSE' || problem === 'EACCES') return void (await closeAll(servers));
    // A machine without IPv6 is answered on what it has.
    else if (servers.length === 0) throw new Error(`Cannot listen on ${host}: ${problem}.`);
  }
  return servers;
}

/** @param {import('node:http').Server} server @param {string} host @param {number} port @returns {Promise<string | undefined>} */
function attempt(server, host, port) {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(port, host, () => resolve(undefined));
  });
}

/** @param {readonly import('node:http').Server[]} servers */
async function closeAll(servers) {
  await Promise.all(servers.map((server) => new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  })));
}
