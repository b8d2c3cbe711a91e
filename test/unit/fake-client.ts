/**
 * Fake client — a FeatureClient made by hand: it keeps what a feature emits, reports and provides, and lets a test live the page's life. It has what the rooms use, no more.
 * Nothing in it is wrapped, so that whatever a feature throws fails the test.
 */
import type { AttuneConfig, AttuneEvent, Client, Dispose, FeatureClient, MemoryKey, Moment } from '../../src/types.ts';

export interface FakeClient {
  readonly client: FeatureClient;
  /** What was emitted and tracked, `name` and `data`. */
  readonly events: { readonly name: string; readonly data: AttuneEvent['data'] }[];
  readonly reports: { readonly code: string; readonly path: string | undefined }[];
  readonly memory: Map<MemoryKey, unknown>;
  readonly methods: Partial<Client>;
  /** How many page views were begun. */
  turns: number;
  /** The visitor's clock, in milliseconds since the epoch. */
  time: number;
  isVisible: boolean;
  isPrerendering: boolean;
  tell(moment: Moment): void;
  /** As `visibilitychange` does it. */
  hide(): void;
  show(): void;
  activate(): void;
  configure(config: AttuneConfig): void;
  of(name: string): AttuneEvent['data'][];
}

export function createFakeClient({ config = {}, memory = new Map(), visitor = 'visitor-1' }: {
  config?: AttuneConfig; memory?: Map<MemoryKey, unknown>; visitor?: string;
} = {}): FakeClient {
  const moments = new Map<Moment, Set<() => void>>();
  const listeners = new Map<string, Set<(event: AttuneEvent) => void>>();
  const heard = new Set<(config: AttuneConfig) => void>();
  const waiting = new Set<() => void>();
  const attributes: { [name: string]: unknown } = {};
  let current = config;

  const emit = (name: string, data?: AttuneEvent['data']): void => {
    fake.events.push({ name, data });
    const event = { id: `${fake.events.length}`, name, at: fake.time, ...(data && { data }) };
    for (const key of [name, '*']) for (const listener of [...listeners.get(key) ?? []]) listener(event);
  };
  const hear = <K, L>(map: Map<K, Set<L>>, key: K, listener: L): Dispose => {
    map.set(key, (map.get(key) ?? new Set<L>()).add(listener));
    return () => void map.get(key)?.delete(listener);
  };
  const unused = (): never => {
    throw new Error('not in the fake');
  };

  const parts: Pick<FeatureClient, 'emit' | 'track' | 'on' | 'config' | 'attributes' | 'provide' | 'page' | 'memory' | 'now' | 'id' | 'visitor' | 'turnPage' | 'guard' | 'report' | 'add' | 'flush' | 'consent'> = {
    emit,
    track: emit,
    on: (name, listener) => hear(listeners, name, listener),
    config: {
      get value() {
        return current;
      },
      subscribe(listener) {
        heard.add(listener);
        listener(current);
        return () => void heard.delete(listener);
      },
    },
    attributes: { get value() { return attributes; }, subscribe: unused },
    provide(name, read) {
      Object.defineProperty(attributes, name, { get: read, enumerable: true, configurable: true });
      return Object.assign(() => void delete attributes[name], { touch: () => undefined });
    },
    page: {
      on: (moment, listener) => hear(moments, moment, listener),
      isVisible: () => fake.isVisible && !fake.isPrerendering,
      whenActive(run) {
        if (!fake.isPrerendering) run();
        else waiting.add(run);
        return () => void waiting.delete(run);
      },
      dispose: () => undefined,
    },
    memory: {
      read: (key) => structuredClone(memory.get(key)),
      write: (key, value) => void (value === undefined ? memory.delete(key) : memory.set(key, structuredClone(value))),
    },
    now: () => fake.time,
    id: () => 'id',
    visitor: () => visitor,
    turnPage: () => void fake.turns++,
    guard: (_, run) => run,
    report: (code, { path } = {}) => void fake.reports.push({ code, path }),
    flush: () => Promise.resolve({ sent: 0, kept: 0 }),
    consent: () => ({ necessary: true, preferences: true, personalization: true, measurement: true, share: true, gpc: false, source: 'default' }),
    add: (methods) => void Object.assign(fake.methods, methods),
  };

  const fake: FakeClient = {
    client: parts as FeatureClient, memory, events: [], reports: [], methods: {}, turns: 0, time: Date.UTC(2026, 10, 22, 9), isVisible: true, isPrerendering: false,
    tell: (moment) => [...moments.get(moment) ?? []].forEach((run) => run()),
    hide() {
      fake.isVisible = false;
      fake.tell('leaving');
      fake.tell('left');
    },
    show() {
      fake.isVisible = true;
      fake.tell('visible');
    },
    activate() {
      fake.isPrerendering = false;
      waiting.forEach((run) => run());
    },
    configure(next) {
      current = next;
      heard.forEach((listener) => listener(next));
    },
    of: (name) => fake.events.filter((event) => event.name === name).map(({ data }) => data),
  };
  return fake;
}
