/**
 * Harness — a real demo server on any free port, over a folder of its own.
 * Everything that a test started is ended and removed after it.
 */
import type { ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, vi } from 'vitest';

export interface Running { readonly url: string; readonly folder: string; readonly close: () => Promise<void> }
export interface Options { port?: number; host?: string; data?: string; dist?: string; store?: string; token?: string; limits?: object }
export interface Answer { readonly stored?: number; readonly rejected?: { id?: string; index: number; reason: string }[]; readonly error?: string }

// By address: the demo is plain JavaScript, which the tests' own type check does not read.
const { startServer } = (await import(new URL('../../../demo/server.mjs', import.meta.url).href)) as {
  startServer: (options: Options) => Promise<Running>;
};
const endings: (() => unknown)[] = [];

// Real processes and disks: on a busy machine each may take its time. Nothing here waits for a time to pass.
vi.setConfig({ testTimeout: 30 * 1000 });

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A folder that is gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'attune-'));
  endings.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Runs at the end of the test, whatever happened in it. */
export function afterwards(end: () => unknown): void {
  endings.push(end);
}

export async function serve(options: Options = {}): Promise<Running> {
  const server = await startServer({ port: 0, data: options.data ?? folder(), ...options });
  endings.push(server.close);
  return server;
}

/** Sends a body to the collector as it is. */
export async function post(url: string, body: BodyInit, headers: Record<string, string> = {}): Promise<{ status: number; answer: Answer; headers: Headers }> {
  const response = await fetch(`${url}/collect`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  return { status: response.status, answer: (await response.json()) as Answer, headers: response.headers };
}

/** The names of all events that are stored and how many of each. */
export async function stored(url: string): Promise<Record<string, number>> {
  const summary = (await (await fetch(`${url}/results/summary.json?bots=1`)).json()) as { names: { name: string; count: number }[] };
  return Object.fromEntries(summary.names.map(({ name, count }) => [name, count]));
}

/** An event with an id of its own; `number` makes the id known. */
export function event(number: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { id: `0199f3c2-0000-7000-8000-${String(number).padStart(12, '0')}`, name: 'order_placed', at: 1_763_800_000_000 + number, ...more };
}

export const batch = (...events: unknown[]): string => JSON.stringify({ sentAt: Date.now(), sdk: 'attune/0.1.0', events });

/** Where a server in a process of its own can be reached, as it prints. The process is killed after the test. */
export async function urlOf(child: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  afterwards(() => child.kill('SIGKILL'));
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    const url = /http:\/\/localhost:\d+/.exec(text)?.[0];
    if (url) return url;
  }
  throw new Error(`the server ended before it answered: ${text}`);
}
