/**
 * Receiver — a small site with a fault-injecting endpoint. It serves test pages and the built SDK, takes what is posted to
 * `/collect`, answers as a test wants it to, and remembers everything in the order of its arrival.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, normalize } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AttuneEvent } from '../../src/types.ts';

/** How one request to the endpoint is answered. */
export interface Reply {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default `{}`. */
  readonly body?: string;
  /** Milliseconds before the answer. */
  readonly delay?: number;
  /** Cuts the connection: before anything is stored, or after it was. */
  readonly drop?: 'before' | 'after';
  /** Says more bytes than it sends. */
  readonly truncate?: boolean;
}

/** One request as it arrived. */
export interface Received {
  readonly at: number;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: number;
  readonly body: string;
  readonly events: readonly AttuneEvent[];
  /** Whether its events count as stored: the answer was a success, or would have been. */
  readonly isStored: boolean;
}

export interface Receiver {
  readonly url: string;
  readonly port: number;
  /** Decides the answer; `n` counts the requests from 1. Default: 200. */
  answer: (events: readonly AttuneEvent[], n: number, body: string) => Reply;
  /** Everything posted, also what was refused. */
  readonly requests: readonly Received[];
  /** What was stored: each id once, in the order of first arrival. */
  stored(name?: string): AttuneEvent[];
  /** `data.n` of the stored events of this name. */
  numbers(name: string): number[];
  /** How often events arrived again. */
  duplicates(): number;
  /** The file that `/attune.json` is: an object, or any text. */
  config: object | string;
  /** What the site serves besides, by path. */
  readonly pages: Map<string, { readonly body: string; readonly headers?: Readonly<Record<string, string>> }>;
  /** Paths asked for, other than the endpoint. */
  readonly asked: string[];
  /** The endpoint cannot be reached at all, or can again. */
  down(isDown: boolean): Promise<void>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json', '.html': 'text/html; charset=utf-8', '.map': 'application/json' };

const modules: Readonly<Record<string, string>> = {
  'idb-keyval': 'idb-keyval/dist/index.js',
  'preact': 'preact/dist/preact.mjs',
  'preact/hooks': 'preact/hooks/dist/hooks.mjs',
  'preact/jsx-runtime': 'preact/jsx-runtime/dist/jsxRuntime.mjs',
};

/** Lets a page import the built entries as an application without a bundler would. */
export const importMap = `<script type="importmap">${JSON.stringify({
  imports: { attune: '/sdk/index.js', 'attune/core': '/sdk/core.js', 'attune/decision': '/sdk/decision.js', 'attune/formats': '/sdk/formats.js', 'attune/touchpoints': '/sdk/touchpoints.js', 'attune/surveys': '/sdk/surveys.js', ...Object.fromEntries(Object.entries(modules).map(([name, path]) => [name, `/modules/${path}`])) },
})}</script>`;

/** The stub and the script tag, as the README has them. */
export const scriptTag = (attributes = 'data-endpoint="/collect"'): string => `<script>window.attune||(window.attune=function(){(attune.q=attune.q||[]).push(arguments)})</script>
<script async src="/sdk/attune.js" ${attributes}></script>`;

export async function createReceiver(port = 0): Promise<Receiver> {
  const requests: Received[] = [];
  const asked: string[] = [];
  const pages: Receiver['pages'] = new Map();
  let server = createServer(handle);
  const sockets = new Set<import('node:net').Socket>();

  async function listen(wanted: number): Promise<void> {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  }

  async function stop(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const cors = { 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-headers': '*, content-type', 'access-control-allow-credentials': 'true', 'access-control-allow-methods': 'POST' };
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    if (request.method === 'POST') return collect(request, response, cors);
    asked.push(pathname);
    try {
      const { body, headers } = await find(pathname);
      response.writeHead(200, { 'cache-control': 'no-cache', 'content-type': types[extname(pathname)] ?? 'text/html; charset=utf-8', ...cors, ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  async function find(path: string): Promise<{ body: string | Buffer; headers?: Readonly<Record<string, string>> }> {
    const page = pages.get(path);
    if (page) return page;
    if (path === '/attune.json') return { body: typeof receiver.config === 'string' ? receiver.config : JSON.stringify(receiver.config) };
    if (path.startsWith('/sdk/')) return { body: await readFile(`dist/${normalize(path.slice(5))}`) };
    if (path.startsWith('/modules/')) return { body: await readFile(`node_modules/${normalize(path.slice(9))}`), headers: { 'content-type': 'text/javascript' } };
    throw new Error(`no ${path}`);
  }

  async function collect(request: IncomingMessage, response: ServerResponse, cors: Record<string, string>): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const raw = Buffer.concat(parts);
    const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString();
    const events = eventsOf(body);
    const { status = 200, headers = {}, body: answer = '{}', delay = 0, drop, truncate } = receiver.answer(events, requests.length + 1, body);
    const isStored = drop !== 'before' && status < 300;
    requests.push({ at: Date.now(), path: request.url!, headers: request.headers, bytes: raw.length, body, events, isStored });
    if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
    if (drop) return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json', ...cors, ...headers, ...(truncate && { 'content-length': String(answer.length + 100) }) });
    if (!truncate) return void response.end(answer);
    response.write(answer);
    request.socket.end();
  }

  const stored = (name?: string): AttuneEvent[] => {
    const seen = new Map<string, AttuneEvent>();
    for (const { isStored, events } of requests) if (isStored) for (const event of events) if (!seen.has(event.id)) seen.set(event.id, event);
    return [...seen.values()].filter((event) => !name || event.name === name);
  };

  await listen(port);
  const { port: own } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://localhost:${own}`,
    port: own,
    answer: () => ({}),
    requests, asked, pages, stored,
    config: {},
    numbers: (name) => stored(name).map(({ data }) => Number(data?.['n'])),
    duplicates: () => requests.filter(({ isStored }) => isStored).reduce((sum, { events }) => sum + events.length, 0) - stored().length,
    async down(isDown) {
      await stop();
      if (isDown) return;
      server = createServer(handle);
      await listen(own);
    },
    close: stop,
  };
  pages.set('/', { body: html(scriptTag()) });
  pages.set('/other', { body: html(scriptTag()) });
  pages.set('/plain', { body: html('') });
  return receiver;
}

/** A page that is all there is to it. */
export const html = (head: string, body = '<h1>A page</h1>'): string => `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body>${body}</body></html>`;

/** What can be read of a body in the default format. */
function eventsOf(body: string): AttuneEvent[] {
  try {
    return (JSON.parse(body) as { events?: AttuneEvent[] }).events ?? [];
  } catch {
    return [];
  }
}
