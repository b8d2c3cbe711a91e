/**
 * Withdrawal — a consent was taken back: what is queued under it goes at once, and is counted. Answers without a name were never
 * given under it, and stay. Loaded when it happens.
 */
import { cut, isOf } from './chunk.ts';
import { contentsOf } from './contents.ts';
import { eventsOf } from './events.ts';
import type { Lose } from './losses.ts';
import type { BaseStore } from './store.ts';

export async function drop({ store, lose, queue }: { readonly store: BaseStore; readonly lose: Lose; readonly queue: string | undefined }): Promise<void> {
  const { keys, read } = contentsOf(store);
  const gone = (await keys()).filter((key) => queue === undefined || isOf(key, queue));
  for (const key of gone) {
    const events = eventsOf(await read([key]));
    const unnamed = queue === undefined ? events.filter(({ visitor }) => visitor === undefined) : [];
    lose('consent', events.filter((event) => !unnamed.includes(event)).map(({ name }) => name));
    await store.change([key], cut(key.split('|')[0]!, unnamed.map((event) => JSON.stringify(event)), Infinity));
  }
}
