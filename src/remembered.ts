/**
 * Remembered — everything that is kept about this visitor, to be shown and to be erased; and the one ear for what other tabs
 * keep and erase. When something has changed, `memory_changed` says so: who has read it before reads it again.
 * Adds `snapshot` and `forget` to the client. What has outlived its time goes at the start.
 */
import { keys } from './core/keys.ts';
import { createSession } from './core/session.ts';
import type { ConsentClass, Feature, Json, MemoryKey } from './types.ts';

/** What another tab may change under this one's eyes; without a key, everything was cleared. */
const shared = /^(attune:(consent|preferences|user|visitor|receipt))?$/;

export const remembered: Feature = (client) => {
  const { memory } = client;
  const all = Object.entries(keys) as [MemoryKey, readonly [of: ConsentClass, life: number]][];
  const known = (): (readonly [MemoryKey, ConsentClass, Json])[] =>
    all.flatMap(([key, [of]]) => [[key, of, memory.read(key) as Json] as const]).filter(([, , value]) => value !== undefined);
  const changed = (): void => client.emit('memory_changed', undefined, { local: true });

  client.add({
    snapshot: () => Object.fromEntries(known().map(([key, of, value]) => [key, { class: of, life: keys[key][1], value }])),
    forget: async (classes) => (await import('./forget.ts')).forget({ client, known: known(), classes, changed }),
    remembered: async () => (await import('./listed.ts')).listed(client),
  });
  // Reading removes what has outlived its time.
  known();
  const heard = client.guard('storage', ({ key }: StorageEvent) => {
    if (!shared.test(key ?? '')) return;
    // Who was forgotten there is nobody here: visitor and visit are read again.
    Object.assign(client, createSession(client));
    changed();
  });
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
};
