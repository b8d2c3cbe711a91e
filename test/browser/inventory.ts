/**
 * Inventory — every byte that a browser keeps for a site, and every byte that it sent there, as text that is the same on every run:
 * ids and times are named, everything else stands as it is. `docs/privacy.md` is made of it.
 */
import type { BrowserContext, Page } from '@playwright/test';
import type { AttuneEvent } from '../../src/types.ts';
import type { Receiver } from './receiver.ts';

interface Kept {
  readonly localStorage: { readonly [key: string]: string };
  readonly sessionStorage: { readonly [key: string]: string };
  /** By database and store: what lies there, events one by one. */
  readonly IndexedDB: { readonly [store: string]: readonly string[] };
  readonly cookies: readonly string[];
  readonly caches: readonly string[];
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

async function kept(page: Page, context: BrowserContext): Promise<Kept> {
  const found = await page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error as Error) }));
    const IndexedDB: { [store: string]: string[] } = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await ask(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const values = await ask(database.transaction(store).objectStore(store).getAll()) as unknown[];
        IndexedDB[`${name!}/${store}`] = values.flatMap((value) => (JSON.parse(`[${typeof value === 'string' ? value : JSON.stringify(value)}]`) as unknown[]).map((one) => JSON.stringify(one)));
      }
      database.close();
    }
    return { localStorage: { ...localStorage } as Record<string, string>, sessionStorage: { ...sessionStorage } as Record<string, string>, IndexedDB, caches: await caches.keys() };
  });
  return { ...found, cookies: (await context.cookies()).map(({ name, value }) => `${name}=${value}`) };
}

/** Names what is different on every run; each id by what it is. */
export function named(text: string, receiver: Receiver): string {
  return text
    .replaceAll(receiver.url, 'https://shop.example')
    .replace(/"(visitor|session|doc|page)":"[0-9a-f-]{36}"/g, '"$1":"<$1>"')
    .replace(/("after":\{"doc":")[0-9a-f-]{36}(","seq":)\d+/g, '$1<doc before>$2<n>')
    .replace(/("response":")[^"]+/g, '$1<response>')
    .replaceAll(',"bot":true', '')
    .replace(uuid, '<id>')
    .replace(/"(seq|took|dwell|tries|wait)":[\d.]+/g, '"$1":<n>')
    .replace(/\b\d{13}\b/g, '<time>')
    .replace(/"(\w+)":"([\d-]{10}T[\d:.]+Z)"/g, '"$1":"<time>"');
}

/** Lines of one place: what is under each name; that there is nothing is said too. */
const lines = (place: string, found: readonly (readonly [name: string, value: string])[]): string[] =>
  (found.length ? found.map(([name, value]) => `${place}  ${name}  ${value}`) : [`${place}  –`]);

/** Events in an order that does not depend on which part was quicker. */
const sorted = (events: readonly string[], receiver: Receiver): string[] => events.map((event) => named(event, receiver)).sort();

interface InventoryOptions {
  readonly page: Page;
  readonly receiver: Receiver;
  /** Where this stage's requests begin, in those of the receiver. */
  readonly posts: number;
}

/** All of it, as text. */
export async function inventory({ page, receiver, posts }: InventoryOptions): Promise<string> {
  const { localStorage, sessionStorage, IndexedDB, cookies, caches } = await kept(page, page.context());
  const entries = (area: { readonly [key: string]: string }): [string, string][] => Object.entries(area).sort().map(([key, value]) => [key, named(value, receiver)]);
  const sent = receiver.requests.slice(posts).filter(({ isStored }) => isStored);
  const paths = [...new Set(sent.map(({ path }) => path))].sort();
  return [
    ...lines('localStorage', entries(localStorage)),
    ...lines('sessionStorage', entries(sessionStorage)),
    ...lines('IndexedDB', Object.entries(IndexedDB).flatMap(([store, values]) => (values.length ? sorted(values, receiver) : ['(empty)']).map((value) => [store, value] as const))),
    ...lines('cookies', cookies.map((one) => [one, ''])),
    ...lines('caches', caches.map((one) => [one, ''])),
    ...lines('sent', paths.flatMap((path) => {
      const mine = sent.filter((one) => one.path === path);
      const around = [...new Set(mine.map(({ body }) => named(JSON.stringify({ ...JSON.parse(body) as object, events: '…' }), receiver)))];
      const events = sorted(mine.flatMap((one) => one.events as AttuneEvent[]).map((event) => JSON.stringify(event)), receiver);
      return [...around, ...events].map((text) => [path, text] as const);
    })),
  ].join('\n').trimEnd();
}
