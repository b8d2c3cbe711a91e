/**
 * World — an imagined browser with several tabs, a disk that survives them, a network and a receiver that says what it is told to.
 * Time is simulated: nothing waits. Whatever the code under test asks of the platform is answered for the tab that asks, so that a
 * tab can be killed in the middle of anything: what is promised to a dead tab never comes.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';
import { createAttune, type BaseClient } from '../../../src/base.ts';
import type { AttuneOptions } from '../../../src/types.ts';
// The lazily loaded parts are there at once: loading takes real time, and here time is simulated.
import '../../../src/core/telling.ts';
import '../../../src/delivery/blocked.ts';
import '../../../src/delivery/bounds.ts';
import '../../../src/delivery/dialect.ts';
import '../../../src/delivery/formats/json.ts';
import '../../../src/delivery/lease.ts';
import '../../../src/delivery/smaller.ts';
import '../../../src/sending.ts';
import '../../../src/delivery/sorting.ts';
import '../../../src/delivery/withdrawal.ts';
import { createArea } from '../area.ts';
import { createDisk, idsIn, type Disk } from './disk.ts';
import { createLocks, type Locks } from './locks.ts';
import { createReceiver, type Fate, type Receiver } from './receiver.ts';

export interface Tab {
  readonly client: BaseClient;
  readonly reports: string[];
  readonly window: EventTarget;
  readonly document: EventTarget & { hidden: boolean };
  readonly session: Storage;
  isAlive: boolean;
  /** The last words are being said. */
  isLeaving: boolean;
}

export interface World {
  readonly receiver: Receiver;
  readonly disk: Disk;
  readonly local: Storage;
  open(session?: Storage): Tab;
  /** Runs as that tab's own code. */
  act<T>(tab: Tab, run: () => T): T;
  /** Lets so many milliseconds go by. */
  pass(ms: number): Promise<void>;
  hide(tab: Tab): void;
  show(tab: Tab): void;
  online(tab: Tab): void;
  /** Another page in the same tab. */
  navigate(tab: Tab): Tab;
  close(tab: Tab): void;
  /** Ends it without a word. */
  kill(tab: Tab): void;
  /** What receivers say from now on, one after the other; then they take everything. */
  script(fates: readonly Fate[]): void;
  /** Sets the device's clock, as far from the true time. */
  skew(ms: number): void;
  readonly now: () => number;
  end(): void;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly tab: Tab | undefined;
  readonly run: () => void;
  every?: number;
}

const epoch = 1_800_000_000_000;
const latency = 20;

/** @param seed - Chance in this world: the same seed, the same fate. */
export function createWorld(options: AttuneOptions = { endpoint: '/collect' }, seed = 1): World {
  const here = new AsyncLocalStorage<Tab>();
  const timers = new Map<number, Timer>();
  const local = createArea();
  let now = epoch;
  let skewed = 0;
  let count = 0;
  const spilled = new Set<string>();

  const isGone = (tab: Tab | undefined): boolean => !!tab && !tab.isAlive;
  function later(ms: number, run: () => void, tab?: Tab): number {
    timers.set(++count, { at: now + Math.max(0, Number.isFinite(ms) ? ms : 0), order: count, tab, run });
    return count;
  }
  /** Told to whoever asked, if anybody is left. */
  const answer = <T>(tab: Tab | undefined, settle: (resolve: (value: T) => void, reject: (cause: unknown) => void) => void): Promise<T> =>
    new Promise<T>((resolve, reject) => settle((value) => isGone(tab) || resolve(value), (cause) => isGone(tab) || reject(cause)));

  const platform = { here: () => here.getStore()!, later, answer, now: () => now };
  const disk = createDisk(platform);
  const locks: Locks = createLocks(platform);
  const receiver = createReceiver({ ...platform, latency, goneBy: disk.goneBy, isSpilled: (id) => spilled.has(id) });
  const undo = install();

  function install(): () => void {
    const real = { Date: Date.now, performance: performance.now.bind(performance), setTimeout, clearTimeout, setInterval };
    const clear = (id: number): unknown => timers.delete(id) || real.clearTimeout(id);
    const repeat = (run: () => void, ms: number): number => {
      const tab = here.getStore()!;
      const id = later(ms, function again() {
        run();
        timers.set(id, { at: now + ms, order: ++count, tab, run: again });
      }, tab);
      return id;
    };
    vi.stubGlobal('setTimeout', (run: () => void, ms: number) => (here.getStore() ? later(ms, run, here.getStore()) : real.setTimeout(run, ms)));
    vi.stubGlobal('clearTimeout', clear);
    vi.stubGlobal('setInterval', (run: () => void, ms: number) => (here.getStore() ? repeat(run, ms) : real.setInterval(run, ms)));
    vi.stubGlobal('clearInterval', clear);
    vi.spyOn(Date, 'now').mockImplementation(() => (here.getStore() ? now + skewed : real.Date.call(Date)));
    vi.spyOn(performance, 'now').mockImplementation(() => (here.getStore() ? now - epoch : real.performance()));
    vi.spyOn(Math, 'random').mockImplementation(chance(seed));
    vi.stubGlobal('navigator', { onLine: true, locks });
    vi.stubGlobal('location', { origin: 'https://shop.example', pathname: '/', href: 'https://shop.example/', hostname: 'shop.example' });
    vi.stubGlobal('localStorage', local);
    // Nobody is at the root of the receiver's origin.
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => (init.method === 'HEAD' ? Promise.reject(new TypeError()) : receiver.fetch(url, init)));
    vi.stubGlobal('indexedDB', disk);
    for (const [name, read] of Object.entries({ window: (tab: Tab) => tab.window, document: (tab: Tab) => tab.document, sessionStorage: (tab: Tab) => tab.session })) {
      Object.defineProperty(globalThis, name, { configurable: true, get: () => here.getStore() && read(here.getStore()!) });
    }
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const control = new AbortController();
      later(ms, () => control.abort(), here.getStore());
      return control.signal;
    });
    return () => {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
      for (const name of ['window', 'document', 'sessionStorage']) Reflect.deleteProperty(globalThis, name);
    };
  }

  function open(session = createArea()): Tab {
    const page = Object.assign(new EventTarget(), { hidden: false });
    const tab = { reports: [], window: new EventTarget(), document: page, session, isAlive: true, isLeaving: false } as unknown as Tab & { client: BaseClient };
    act(tab, () => {
      tab.client = createAttune({ ...options, onError: ({ code }) => void tab.reports.push(code) });
    });
    return tab;
  }

  const act = <T>(tab: Tab, run: () => T): T => here.run(tab, run);
  function dispatch(tab: Tab, target: EventTarget, type: string): void {
    act(tab, () => target.dispatchEvent(new Event(type)));
  }
  function leave(tab: Tab, run: () => void): void {
    tab.isLeaving = true;
    run();
    tab.isLeaving = false;
  }
  function gone(tab: Tab): void {
    for (const key of Object.keys(local)) if (key.startsWith('attune:spill:')) for (const [, text] of JSON.parse(local.getItem(key)!) as [string, string][]) idsIn(text).forEach((id) => spilled.add(id));
    tab.isAlive = false;
    locks.release(tab);
  }

  function hide(tab: Tab): void {
    tab.document.hidden = true;
    leave(tab, () => dispatch(tab, tab.document, 'visibilitychange'));
  }
  function close(tab: Tab): void {
    if (!tab.isAlive) return;
    leave(tab, () => dispatch(tab, tab.window, 'pagehide'));
    hide(tab);
    gone(tab);
  }

  return {
    receiver, disk, local, open, act, hide, close,
    now: () => now,
    script: receiver.script,
    skew: (ms) => void (skewed = ms),
    show(tab) {
      tab.document.hidden = false;
      dispatch(tab, tab.document, 'visibilitychange');
    },
    online: (tab) => dispatch(tab, tab.window, 'online'),
    navigate(tab) {
      close(tab);
      return open(tab.session);
    },
    kill(tab) {
      gone(tab);
      disk.forget(tab);
      receiver.cut(tab);
    },
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const [id, next] = [...timers].reduce<[number, Timer | undefined]>((best, one) => (!best[1] || one[1].at < best[1].at || (one[1].at === best[1].at && one[1].order < best[1].order) ? one : best), [0, undefined]);
        if (!next || next.at > until) break;
        timers.delete(id);
        now = Math.max(now, next.at);
        if (!isGone(next.tab)) next.tab ? here.run(next.tab, next.run) : next.run();
        await settle();
      }
      now = until;
    },
    end: undo,
  };
}

/** Tracks so many numbered events in one task of that tab. */
export const trackIn = (world: World, tab: Tab, count: number, data: object = {}): void => world.act(tab, () => {
  for (let n = 0; n < count; n++) tab.client.track('viewed', { n, ...data });
});

/** Whatever follows from what has happened, lazily loaded parts included, happens before time goes on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((done) => setImmediate(done));
}

export interface Platform {
  /** Whose code runs. */
  here(): Tab;
  /** Without a tab, it happens whatever becomes of tabs. */
  later(ms: number, run: () => void, tab?: Tab): number;
  answer<T>(tab: Tab | undefined, settle: (resolve: (value: T) => void, reject: (cause: unknown) => void) => void): Promise<T>;
  now(): number;
}

/** Mulberry32: `Math.random`, but the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
}
