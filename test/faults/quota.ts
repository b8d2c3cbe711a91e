/**
 * Quota — takes all the room that the browser gives an origin, so that it really refuses the next byte.
 */
import type { Page } from '@playwright/test';

/** How little room is wanted, by browser: Firefox takes a setting (in KiB, of which a site gets at least 10 MiB), Chromium an order (in bytes). */
export const littleRoom = { firefox: { 'dom.quotaManager.temporaryStorage.fixedLimit': 12_000 }, chromium: 5_000_000 } as const;

/** Resolves to the name of the refusal that the page met at last. */
export const fillUp = (page: Page): Promise<string> => page.evaluate(async () => {
  const opening = indexedDB.open('fill');
  opening.onupgradeneeded = () => void opening.result.createObjectStore('all', { autoIncrement: true });
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const add = (bytes: number): Promise<string> => new Promise((resolve) => {
    const writing = opening.result.transaction('all', 'readwrite');
    // What repeats itself may be compressed.
    writing.objectStore('all').add(Array.from(crypto.getRandomValues(new Uint8Array(bytes / 4))).join());
    writing.oncomplete = () => resolve('');
    writing.onabort = () => resolve(writing.error?.name ?? '');
  });
  const refusals: string[] = [];
  for (const bytes of [64_000, 16_000, 1000]) {
    let refusal = '';
    // Firefox closes the database of a site that is over its quota.
    while (!refusal) refusal = await add(bytes).catch(String);
    refusals.push(refusal);
  }
  return refusals[0]!;
});
