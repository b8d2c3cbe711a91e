/**
 * Recorder — the client's core: an event is checked, sealed, handed to delivery and told to who hears. What only features need,
 * `host` adds; what it may ask of them stands in `Extras`.
 */
import type { AttuneEvent, AttuneOptions, CoreClient, EventData, FeatureClient, MemoryKey } from './types.ts';
import { createBus } from './core/bus.ts';
import { createClock } from './core/clock.ts';
import { createGuard } from './core/guard.ts';
import { createIds } from './core/ids.ts';
import { createPace } from './core/pace.ts';
import { createPage, type Page } from './core/page.ts';
import { createSession } from './core/session.ts';
import { createStorage, type DeviceStorage } from './core/storage.ts';
import { createDelivery, type Delivery } from './delivery/index.ts';
import { byteLength } from './delivery/chunk.ts';
import type { Sending } from './delivery/sending.ts';
import { destinations } from './destinations.ts';
import { createEnvelope } from './envelope.ts';

type Part = 'now' | 'id' | 'guard' | 'report' | 'visitor' | 'session' | 'emit' | 'turnPage' | 'deliverTo';

/** What `attune/core` gives, and features that need no more are given. */
export interface BaseClient extends CoreClient, Pick<FeatureClient, Part> {
  readonly page: Page;
  readonly memory: DeviceStorage;
  readonly delivery: Delivery;
}

/** What features have a say in. */
export interface Extras {
  /** Whether a key may be kept on the device now; `undefined` while that is not known. */
  readonly isAllowed: (key: MemoryKey) => boolean | undefined;
  /** How many days a key is kept. Default: 13 months; what is older in the few keys of the core does no harm. */
  readonly lifeOf?: (key: MemoryKey) => number;
  /** Something large was written to the device: there may be too much by now. */
  readonly onLarge?: () => void;
  /** What every event carries besides. */
  readonly stamp?: () => Partial<AttuneEvent>;
  /** Loads what empties the queues. Default: at once. */
  readonly load?: () => Promise<Sending>;
}

const eventName = /^[a-z][a-z0-9_]{0,63}$/;
const dataAtMost = 16 * 1024;
const months13 = 396;

export function createRecorder(options: AttuneOptions, { isAllowed, lifeOf = () => months13, onLarge, stamp, load = () => import('./sending.ts') }: Extras): BaseClient {
  const { guard, report } = createGuard(options);
  const now = createClock();
  const id = createIds({ now });
  const doc = id();
  const { on, emit: tell } = createBus<AttuneEvent>(guard);
  const page = createPage(guard);
  const memory = createStorage({ now, report, isAllowed, lifeOf, onLarge });
  // The visitor's clock stands still while the device's is behind.
  const mayPass = createPace(() => performance.now());
  const features = new Set<() => void>();
  let isDisposed = false;

  /** The data as JSON, or nothing if it cannot be an event's. */
  function serialise(name: string, data: EventData): string | undefined {
    let json: string | undefined;
    let found: unknown;
    try {
      json = JSON.stringify(data);
      found = json.length;
    } catch (cause) {
      found = cause;
    }
    const isObject = json?.[0] === '{';
    if (isObject && byteLength(json!) <= dataAtMost) return json;
    return report(isObject ? 'data_too_large' : 'bad_data', { path: `track.data of ${name}`, found }) as undefined;
  }

  function record(name: string, data: EventData | undefined, isLocal?: boolean): void {
    if (isDisposed) return;
    if (!eventName.test(name)) return report('bad_name', { path: 'track.name', found: name });
    const json = data !== undefined && serialise(name, data);
    if (json === undefined) return;
    const head = seal(name, isLocal);
    // What is serialised once need not be again.
    if (!isLocal) delivery.add(name, JSON.stringify(head).slice(0, -1) + (json ? `,"data":${json}}` : '}'));
    tell(json ? { ...head, data: data! } : head);
  }

  const client = {
    page, memory, now, id, guard, report, on,
    ...createSession({ memory, now, id }),
    emit: (name, data, how) => record(name, data, how?.local),
    deliverTo: (endpoint) => delivery.configure(destinations(endpoint)),
    track: guard('track', (name: string, data?: EventData) => {
      if (mayPass()) return record(name, data);
      report('too_many_events', { where: 'track' });
      delivery.lose('too_many', [name]);
    }),
    flush: () => delivery.flush(),
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
  } as BaseClient;
  const { seal, turnPage, note } = createEnvelope({ doc, client, stamp });
  const delivery = createDelivery({ ...client, doc, note, load });
  return Object.assign(client, { turnPage, delivery });
}
