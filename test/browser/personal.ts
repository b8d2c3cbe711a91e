/**
 * Personal — what the browser tests on memory share: a page that asks for consent, and everything that a browser has stored for it.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { html, scriptTag, type Receiver } from './receiver.ts';

/** All that is on the device, by place; times and ids are left to whoever asks for the values. */
export interface Stored {
  readonly local: readonly string[];
  readonly session: readonly string[];
  /** By database: each store's values, as they lie there. */
  readonly databases: { readonly [name: string]: readonly unknown[] };
  readonly cookies: readonly string[];
  readonly caches: readonly string[];
}

export const nothing: Stored = { local: [], session: [], databases: {}, cookies: [], caches: [] };

export async function stored(page: Page): Promise<Stored> {
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  const found = await page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error as Error) }));
    const databases: { [name: string]: unknown[] } = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await ask(indexedDB.open(name!));
      databases[name!] = (await Promise.all([...database.objectStoreNames].map((store) => ask(database.transaction(store).objectStore(store).getAll())))).flat();
      database.close();
    }
    return { local: Object.keys(localStorage).sort(), session: Object.keys(sessionStorage).sort(), databases, caches: await caches.keys() };
  });
  return { ...found, cookies };
}

/** Every byte that is kept under our keys, by key. */
export const values = (page: Page): Promise<{ readonly [key: string]: string }> =>
  page.evaluate(() => Object.fromEntries([...Object.entries(localStorage), ...Object.entries(sessionStorage)].sort()));

/** A site with this configuration, and whatever its page holds. */
export function site(receiver: Receiver, { config, head = '', body = '<h1 data-attune-slot="hero">Welcome</h1>', path = '/site', tag = 'data-endpoint="/collect" data-config="/attune.json"' }: {
  readonly config: object; readonly head?: string; readonly body?: string; readonly path?: string;
  /** What the script tag says: an endpoint there goes before those of the configuration. */
  readonly tag?: string;
}): string {
  receiver.config = config;
  receiver.pages.set(path, { body: html(`<link rel="icon" href="data:,">${head}${scriptTag(tag)}`, body) });
  return receiver.url + path;
}

/** Serves a file of a package under a path. */
export async function serve(receiver: Receiver, path: string, file: string): Promise<void> {
  receiver.pages.set(path, { body: await readFile(`node_modules/${file}`, 'utf8'), headers: { 'content-type': 'text/javascript' } });
}

/** As a browser that says so: before anything of the page runs. */
export const optOut = (page: Page): Promise<unknown> => page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true }));
