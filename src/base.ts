/**
 * Base — the client without features: record, hear, deliver. The entry `attune/core`; everything else is added to it by `use`.
 */
import type { AttuneEvent, AttuneOptions, ConsentClass, CoreClient, EventData, FeatureClient } from './types.ts';
import { createBus } from './core/bus.ts';
import { createClock } from './core/clock.ts';
import { createGuard } from './core/guard.ts';
import { createIds } from './core/ids.ts';
import { createPace } from './core/pace.ts';
import { createPage, type Page } from './core/page.ts';
import { createSession } from './core/session.ts';
import { createStorage, type DeviceStorage } from './core/storage.ts';
import { createDelivery } from './delivery/index.ts';
import { byteLength } from './delivery/chunk.ts';
import { destinations } from './destinations.ts';
import { createEnvelope } from './envelope.ts';

const eventName = /^[a-z][a-z0-9_]{0,63}$/;
const dataAtMost = 16 * 1024;

/**
 * Makes a client that records, hears and delivers. Without a page (on a server) it is inert: every method is there and does nothing.
 * @example const attune = createAttune({ endpoint: '/collect' });
 */
export function createAttune(options: AttuneOptions = {}): BaseClient {
  if (typeof document === 'undefined') return inert as BaseClient;

  const { guard, report } = createGuard(options);
  const now = createClock();
  const id = createIds({ now });
  const doc = id();
  const bus = createBus<AttuneEvent>(guard);
  const page = createPage(guard);
  let isAllowed = (_: ConsentClass): boolean => (options.consent?.default ?? 'granted') === 'granted';
  const memory = createStorage({ now, report, isAllowed: (name) => name === 'necessary' || isAllowed(name) });
  const session = createSession({ memory, now, id });
  // The visitor's clock stands still while the device's is behind.
  const mayPass = createPace(() => performance.now());
  const stamps = new Set<() => Partial<AttuneEvent>>();
  const envelope = createEnvelope({ doc, now, id, memory, ...session, stamps });
  const features = new Set<() => void>();
  let isDisposed = false;

  /** The data as JSON, or nothing if it cannot be an event's. */
  function serialise(name: string, data: EventData): string | undefined {
    let json: string | undefined;
    let cause: unknown;
    try {
      json = JSON.stringify(data);
    } catch (found) {
      cause = found;
    }
    const isObject = json?.[0] === '{';
    if (isObject && byteLength(json!) <= dataAtMost) return json;
    return report(isObject ? 'data_too_large' : 'bad_data', { path: `track.data of ${name}`, found: json?.length, cause }) as undefined;
  }

  function record(name: string, data: EventData | undefined, isLocal: boolean): void {
    if (isDisposed) return;
    if (!eventName.test(name)) return report('bad_name', { path: 'track.name', found: name });
    const json = data && serialise(name, data);
    if (data !== undefined && !json) return;
    const head = envelope.seal(name, isLocal);
    // What is serialised once need not be again.
    if (!isLocal) delivery.add(name, JSON.stringify(head).slice(0, -1) + (json ? `,"data":${json}}` : '}'));
    bus.emit(json ? { ...head, data: data! } : head);
  }

  const client: BaseClient = {
    page, memory, now, id, guard, report,
    ...session,
    turnPage: envelope.turnPage,
    emit: (name, data, { local = false } = {}) => record(name, data, local),
    stamp(read) {
      stamps.add(read);
      return () => void stamps.delete(read);
    },
    permit(next) {
      const before = isAllowed;
      isAllowed = next;
      memory.allow(before);
    },
    deliverTo: (endpoint) => delivery.configure(destinations(endpoint)),
    drop: (queue) => delivery.drop(queue),
    add(methods) {
      for (const [name, method] of Object.entries(methods)) {
        Object.assign(client, { [name]: typeof method === 'function' ? guard(name, method as () => unknown) : method });
      }
    },
    track: guard('track', (name: string, data?: EventData) => {
      if (mayPass()) return record(name, data, false);
      report('too_many_events', { where: 'track' });
      delivery.lose('too_many', [name]);
    }),
    on: (name, listener) => bus.on(name, listener),
    flush: async () => await guard('flush', delivery.flush)() ?? { sent: 0, kept: 0 },
    use(feature) {
      const end = guard('use', feature)(client as never);
      const stop = guard('dispose', () => {
        if (features.delete(stop)) end?.();
      });
      features.add(stop);
      return stop;
    },
    dispose() {
      for (const stop of [...features].reverse()) stop();
      delivery.dispose();
      page.dispose();
      isDisposed = true;
    },
  };

  const delivery = createDelivery({ ...client, doc, note: envelope.note });
  if (isAllowed('measurement') && !options.configUrl) client.deliverTo(options.endpoint);
  options.plugins?.forEach(client.use);
  return client;
}

/** What `attune/core` gives: no configuration but its options, no attributes; features that need those bring them. */
export type BaseClient = CoreClient & Omit<FeatureClient, 'config' | 'attributes' | 'provide' | 'explains' | 'page' | 'memory'> & { readonly page: Page; readonly memory: DeviceStorage };

const nothing = (): void => undefined;
const inert: CoreClient = {
  track: nothing, dispose: nothing, on: () => nothing, use: () => nothing, flush: () => Promise.resolve({ sent: 0, kept: 0 }),
};
