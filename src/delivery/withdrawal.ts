/**
 * Withdrawal — a consent was taken back: what is queued under it goes at once, and is counted. Loaded when it happens.
 */
import { isOf } from './chunk.ts';
import { contentsOf } from './contents.ts';
import { eventsOf } from './events.ts';
import type { Lose } from './losses.ts';
import type { BaseStore } from './store.ts';

export async function drop({ store, lose, queue }: { readonly store: BaseStore; readonly lose: Lose; readonly queue: string | undefined }): Promise<void> {
  const { keys, read } = contentsOf(store);
  const gone = (await keys()).filter((key) => queue === undefined || isOf(key, queue));
  lose('consent', eventsOf(await read(gone)).map(({ name }) => name));
  await store.change(gone, []);
}
