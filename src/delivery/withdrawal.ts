/**
 * Withdrawal — a consent was taken back: what is queued under it goes at once, and is counted. Loaded when it happens.
 */
import { isOf } from './chunk.ts';
import { eventsOf } from './events.ts';
import type { Lose } from './losses.ts';
import type { Store } from './store.ts';

export async function drop({ store, lose, queue }: { readonly store: Store; readonly lose: Lose; readonly queue: string | undefined }): Promise<void> {
  const keys = (await store.keys()).filter((key) => queue === undefined || isOf(key, queue));
  lose('consent', eventsOf(await store.read(keys)).map(({ name }) => name));
  await store.change(keys, []);
}
