/**
 * Promises — chapter 7's, in any interleaving: whatever tabs, crashes, clocks and receivers do, every event arrives or is reported
 * lost where the receiver refused it, in its document's order, and never again once its success was stored.
 */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { eventsIn, idsIn } from './disk.ts';
import type { Fate } from './receiver.ts';
import { createWorld, type Tab, type World } from './world.ts';

vi.mock('idb-keyval', async () => (await import('./disk.ts')).keyval);

let world: World | undefined;
afterEach(() => world?.end());

type Deed =
  | { readonly do: 'track'; readonly tab: number; readonly name: string; readonly times: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'say'; readonly fates: readonly Fate[] }
  | { readonly do: 'skew'; readonly ms: number }
  | { readonly do: 'open' | 'hide' | 'show' | 'navigate' | 'close' | 'kill' | 'online' | 'flush' | 'configure'; readonly tab: number };

const tab = fc.nat(2);
const fate = fc.constantFrom<Fate>('ok', 'lost', 'refused', 'silent', 'busy', 'later', 'hasty', 'error', 'missing', 'portal', 'small', 'unreachable');
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('track' as const), tab, name: fc.constantFrom('viewed', 'viewed', 'viewed', 'long', 'poison', 'huge', 'cursed'), times: fc.constantFrom(1, 3, 60) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 1, 2, 10, 25, 45, 100, 1000, 6000, 31_000, 400_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('say' as const), fates: fc.oneof(fc.array(fate, { maxLength: 8 }), fate.map((one) => Array<Fate>(7).fill(one))) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('skew' as const), ms: fc.constantFrom(-3_600_000, 0, 60_000) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('open', 'hide', 'show', 'navigate', 'close', 'kill', 'online', 'flush', 'configure'), tab }) },
);

/** Everything that was ever tracked, by the name that it was given, whether or not it may be missing. */
interface Ledger {
  readonly tracked: Map<string, string>;
  /** Not yet durable when its tab was killed. */
  readonly excused: Set<string>;
}

async function live(w: World, deeds: readonly Deed[]): Promise<Ledger> {
  const tabs: Tab[] = [w.open()];
  const ledger: Ledger = { tracked: new Map(), excused: new Set() };
  const owners = new Map<Tab, Set<string>>();
  const hear = (one: Tab): Tab => {
    const ids = new Set<string>();
    owners.set(one, ids);
    w.act(one, () => one.client.on('*', ({ id, name }) => {
      ledger.tracked.set(id, name);
      ids.add(id);
    }));
    return one;
  };
  const kill = (one: Tab): void => {
    w.kill(one);
    const kept = new Set([...w.disk.chunks.values()].flatMap(idsIn));
    for (const id of owners.get(one)!) if (!kept.has(id) && !w.disk.goneBy(id)) ledger.excused.add(id);
  };
  hear(tabs[0]!);
  for (const one of deeds) {
    if (one.do === 'pass') { await w.pass(one.ms); continue; }
    if (one.do === 'say') { w.script(one.fates); continue; }
    if (one.do === 'skew') { w.skew(one.ms); continue; }
    const it = tabs[one.tab];
    if (!it?.isAlive) {
      if (one.do === 'open' || one.do === 'navigate') tabs[one.tab] = hear(w.open(it?.session));
      continue;
    }
    if (one.do === 'track') w.act(it, () => { for (let n = 0; n < (one.name === 'cursed' ? 1 : one.times); n++) it.client.track(one.name, { n, ...(one.name === 'long' && { text: 'x'.repeat(3000) }) }); });
    else if (one.do === 'navigate') tabs[one.tab] = hear(w.navigate(it));
    else if (one.do === 'kill') kill(it);
    else if (one.do === 'flush') void w.act(it, () => it.client.flush());
    else if (one.do === 'configure') w.act(it, () => it.client.deliverTo('/collect'));
    else if (one.do !== 'open') w[one.do](it);
  }
  // At last all is well, and somebody comes by again.
  w.script([]);
  w.skew(0);
  for (const one of tabs) if (one?.isAlive) { await w.pass(50); w.close(one); }
  await w.pass(100);
  const last = hear(w.open());
  w.act(last, () => last.client.track('viewed', {}));
  await w.pass(3 * 3_600_000);
  return ledger;
}

const doomed = new Set(['poison', 'huge', 'cursed']);

async function check(deeds: readonly Deed[], luck: number): Promise<void> {
  world = createWorld(undefined, luck);
  try {
    const { tracked, excused } = await live(world, deeds);
    const { stored, refused, complaints } = world.receiver;
    const missing = [...tracked].filter(([id, name]) => !stored.has(`/collect ${id}`) && !excused.has(id) && !refused.has(id) && !doomed.has(name));
    expect(missing).toEqual([]);
    expect(complaints).toEqual([]);
    // Alone, an event that makes the receiver fail cannot be told from a receiver that is down.
    const left = [...world.disk.chunks.values()].flatMap(eventsIn);
    expect(left.filter(({ name }) => name !== 'cursed')).toEqual([]);
  } finally {
    world.end();
  }
}

const runs = Number(process.env['RUNS'] ?? 60);
/** Another one, and more runs, look for what these do not find. */
const seed = Number(process.env['SEED'] ?? 20261122);

test('every event arrives, in order, and never again once its success was stored', { timeout: 300_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(deed, { maxLength: 25 }), fc.nat(), check), { numRuns: runs, seed, endOnFailure: false });
});
