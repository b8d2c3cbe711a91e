/**
 * Identity — ties this visitor to the site's own user, and lets go of both. Adds `identify` and `reset` to the client.
 */
import type { Client, Feature } from '../types.ts';

interface User {
  readonly id: string;
  readonly traits?: { readonly [name: string]: unknown };
}

export const identity: Feature = (client) => {
  const { memory, report } = client;
  let user = memory.read('user') as User | undefined;
  const traits = client.provide('traits', () => user?.traits ?? {});

  function become(next: User | undefined): void {
    memory.write('user', (user = next));
    traits.touch();
  }

  const identify: Client['identify'] = (id, known = {}) => {
    if (typeof id === 'string' && id) become({ id, traits: known });
    else report('bad_argument', { path: 'identify.userId', found: id });
  };
  client.add({
    identify,
    reset() {
      client.renew();
      become(undefined);
    },
  });
  const undo = [traits, client.stamp(() => (user ? { user: user.id } : {}))];
  return () => undo.forEach((run) => run());
};
