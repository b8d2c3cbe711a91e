/**
 * Identity — ties this visitor to the site's own user, and lets go of both. Adds `identify` and `reset` to the client.
 */
import type { Feature, Json } from '../types.ts';

interface User {
  readonly id: string;
  readonly traits?: { readonly [name: string]: Json };
}

export const identity: Feature = (client) => {
  const { memory } = client;
  let user: User | undefined;

  function recall(): void {
    user = memory.read('user') as User | undefined;
    traits.touch();
  }
  function become(next: User | undefined): void {
    memory.write('user', next);
    recall();
  }

  const traits = client.provide('traits', () => user?.traits ?? {});
  client.add({
    identify(id, known = {}) {
      if (typeof id === 'string' && id) become({ id, traits: known });
      else client.report('bad_argument', { path: 'identify.userId', found: id });
    },
    reset() {
      client.renew();
      become(undefined);
    },
  });
  recall();
  const undo = [traits, client.on('memory_changed', recall), client.on('consent_changed', recall), client.stamp(() => (user ? { user: user.id } : {}))];
  return () => undo.forEach((run) => run());
};
