/**
 * Host — the core's client with what features build on: stamps on every event, consent over every key, methods of their own,
 * a visitor begun anew, a queue dropped. `attune/core` does without.
 */
import type { AttuneEvent, AttuneOptions, ConsentClass, FeatureClient, MemoryKey } from './types.ts';
import { keys } from './core/keys.ts';
import { createSession } from './core/session.ts';
import { createDelivery, type Delivery } from './delivery/index.ts';
import type { Sending } from './delivery/sending.ts';
import { createRecorder, type BaseClient } from './recorder.ts';

/** No configuration and no attributes yet. */
export interface HostClient extends BaseClient, Pick<FeatureClient, 'stamp' | 'permit' | 'renew' | 'drop' | 'add'> {
  /** A delivery of its own, to the same store, for what may go while the rest waits. @param doc - The id that it spills under. */
  apart(doc: string): Delivery;
}

const all = Object.keys(keys) as MemoryKey[];

/** Makes a client that says nothing to anybody until `deliverTo`, and writes nothing to the device until `permit`. */
export function createHost(options: AttuneOptions): HostClient {
  const stamps = new Set<() => Partial<AttuneEvent>>();
  let permits = (_: ConsentClass): boolean | undefined => undefined;
  // What events carry may be loading still; who loads it hears of the same configuration in the same task.
  const load = (): Promise<Sending> => Promise.resolve().then(() => client.settled?.()).then(() => import('./sending.ts'));
  const client: BaseClient & Pick<FeatureClient, 'settled'> = createRecorder(options, {
    load,
    isAllowed: (key) => permits(keys[key][0]),
    lifeOf: (key) => keys[key][1],
    onLarge: () => void import('./core/room.ts').then(({ makeRoom }) => makeRoom(memory.use), () => 0),
    stamp: () => Object.assign({}, ...[...stamps].map((read) => read())) as {},
  });
  const { memory, delivery, guard } = client;

  return Object.assign(client, {
    stamp(read: () => Partial<AttuneEvent>) {
      stamps.add(read);
      return () => void stamps.delete(read);
    },
    permit(next: (name: ConsentClass) => boolean | undefined) {
      const before = permits;
      permits = next;
      for (const key of all) {
        const [of] = keys[key];
        if (next(of) === before(of)) continue;
        // What was withdrawn is forgotten; what was not allowed yet goes on in memory.
        if (before(of)) memory.write(key, undefined);
        else if (!next(of)) memory.use(key, (area, name) => area.removeItem(name));
        else if (memory.held.has(key)) memory.write(key, memory.read(key));
      }
    },
    renew() {
      memory.write('visitor', undefined);
      memory.write('session', undefined);
      Object.assign(client, createSession(client));
    },
    apart: (doc: string) => createDelivery({ ...client, doc, note: () => undefined, load }),
    drop: guard('consent', async (shared?: AttuneOptions['endpoint']) => (await import('./withdrawn.ts')).withdraw(delivery, shared)) as FeatureClient['drop'],
    add(methods: object) {
      for (const [name, method] of Object.entries(methods)) {
        Object.assign(client, { [name]: typeof method === 'function' ? guard(name, method as () => unknown) : method });
      }
    },
  });
}
