/**
 * Fixtures — what browser tests begin with: a receiver of their own, and the demo as `npm start` serves it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { expect, test as base, type Page } from '@playwright/test';
import { startServer } from '../../demo/server.mjs';
import { createReceiver, type Receiver } from './receiver.ts';

interface Demo {
  readonly url: string;
  /** What the collector has stored, all visits counted. */
  summary(): Promise<Record<string, unknown>>;
}

export const test = base.extend<{ receiver: Receiver; demo: Demo }>({
  receiver: async ({}, use) => {
    const receiver = await createReceiver();
    await use(receiver);
    await receiver.close();
  },
  demo: async ({}, use) => {
    const data = await mkdtemp('.tmp/demo-');
    const server = await startServer({ port: 0, data });
    await use({
      url: server.url,
      summary: async () => (await fetch(`${server.url}/results/summary.json?bots=1`)).json() as Promise<Record<string, unknown>>,
    });
    await server.close();
    await rm(data, { recursive: true, force: true });
  },
});

export { expect };

/** Waits until the SDK has replaced its stub. */
export async function ready(page: Page): Promise<void> {
  // Not by the page's own frames: one that is behind another may paint none.
  await expect.poll(() => page.evaluate(() => 'track' in ((window as { attune?: object }).attune ?? {})), { intervals: [50], timeout: 30_000 }).toBe(true);
}

/** Calls the client in the page. */
export async function attune<T = unknown>(page: Page, method: string, ...args: unknown[]): Promise<T> {
  return page.evaluate(([name, given]) => (window as unknown as { attune: (...call: unknown[]) => unknown }).attune(name, ...(given as unknown[])), [method, args] as const) as Promise<T>;
}

export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** How many events named `numbered` lie in IndexedDB. */
export const kept = (page: Page): Promise<number> => page.evaluate(() => new Promise<number>((resolve) => {
  const opening = indexedDB.open('attune');
  opening.onsuccess = () => {
    const all = opening.result.transaction('events').objectStore('events').getAll();
    all.onsuccess = () => resolve(all.result.join().split('"name":"numbered"').length - 1);
  };
}));

/** Waits until a lazy part, and all that it stands on, has run in the page: that it was asked for is not enough. @param part - In its file's name. */
export async function partRun(page: Page, receiver: Receiver, part: string): Promise<void> {
  const path = (): string | undefined => receiver.asked.find((one) => one.includes(part) && one.endsWith('.js'));
  await expect.poll(path).toBeTruthy();
  await page.evaluate(`import(${JSON.stringify(path())}).then(() => undefined)`);
}
