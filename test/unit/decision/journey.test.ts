import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { journey } from '../../../src/decision/journey.ts';
import type { JourneyEvent } from '../../../src/decision/journey.ts';
import type { JourneyRule, Progress } from '../../../src/types.ts';
import own from '../../vectors/journeys.json' with { type: 'json' };
import { bruteCompletions } from './brute.ts';
import { completions } from './follow.ts';
import type { Case } from './follow.ts';

const FILE = new URL('../../../../shared/vectors/journeys.json', import.meta.url);
const cases = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Case[] }).cases : undefined;

describe('shared vectors, with a reload between any two events', () => {
  for (const one of cases ?? []) test(one.name, () => expect(completions(one)).toEqual(one.completes));
  test(cases ? 'are all there' : 'are not here: ../shared/vectors is absent, our own cases stand alone', () => {
    if (cases) expect(cases.length).toBe(137);
  });
  test('mean the same to the brute-force matcher', () => {
    for (const one of cases ?? []) expect(bruteCompletions(one), one.name).toEqual(one.completes);
  });
});

describe('own cases', () => {
  for (const { events, ...one } of own.cases as unknown as (Omit<Case, 'events'> & { events: [number, string, object?][] })[]) {
    const whole = { ...one, events: events.map(([t, name, data]) => ({ t, name, data: data as JourneyEvent['data'] })) };
    test(one.name, () => expect(completions(whole)).toEqual(one.completes));
    test(`${one.name} (brute force)`, () => expect(bruteCompletions(whole)).toEqual(one.completes));
  }
});

const name = fc.constantFrom('a', 'b', 'c', 'd');
const names = fc.oneof(name, fc.uniqueArray(name, { minLength: 1, maxLength: 2 }));
const span = fc.integer({ min: 0, max: 40 }).map((n) => `${n}ms`);
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const defined = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const first = fc.record({ did: names, times: optional(fc.integer({ min: 1, max: 3 })), within: optional(span), where: optional(fc.constant({ n: { $gte: 1 } })) })
  .map(({ within, ...step }) => defined((step.times ?? 1) > 1 ? { ...step, within } : step));
const later = fc.record({
  did: names, times: optional(fc.integer({ min: 1, max: 2 })), within: optional(span), without: optional(names), where: optional(fc.constant({ n: { $gte: 1 } })),
}).map(defined);
const rules = fc.record({
  head: first, rest: fc.array(later, { maxLength: 2 }), quiet: optional(fc.record({ didNot: names, within: span })), within: optional(span),
}).map(({ head, rest, quiet, within }) => defined({ on: [head, ...rest, ...(quiet ? [quiet] : [])], within }) as JourneyRule);
const logs = fc.array(fc.record({ gap: fc.constantFrom(0, 0, 1, 3, 10, 30), name, n: optional(fc.integer({ min: 0, max: 2 })) }), { maxLength: 12 })
  .map((steps) => {
    let t = 0;
    return steps.map(({ gap, name, n }) => ({ t: (t += gap), name, data: n === undefined ? {} : { n } }));
  });

test('completes exactly where trying every choice of events says, whatever the rule, the log and the reloads', () => {
  fc.assert(fc.property(rules, logs, (rule, events) => {
    const until = (events.at(-1)?.t ?? 0) + 100;
    expect(completions({ ...rule, events, until })).toEqual(bruteCompletions({ ...rule, events, until }));
  }), { numRuns: 1000, seed: 20261122 });
}, 60_000);

test('asking the clock more often changes nothing', () => {
  fc.assert(fc.property(rules, logs, fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 5 }), (rule, events, asked) => {
    const until = 200;
    const moments = [...events.map((event) => ({ t: event.t, event })), ...asked.map((t) => ({ t, event: undefined }))].sort((a, b) => a.t - b.t);
    const j = journey(rule);
    let progress: Progress = j.start();
    const found: unknown[] = [];
    const pass = (t: number): void => {
      const clocked = j.clock(progress, t);
      progress = clocked.progress;
      if (clocked.completedAt !== undefined) found.push({ time: clocked.completedAt });
      else if (clocked.due !== undefined) expect(clocked.due).toBeGreaterThan(t);
    };
    for (const { t, event } of moments) {
      pass(t - 1);
      if (!event) continue;
      const followed = j.event(progress, event);
      progress = followed.progress;
      if (followed.completed) found.push({ event: events.indexOf(event) });
    }
    pass(until);
    expect(found).toEqual(completions({ ...rule, events, until }));
  }), { numRuns: 300, seed: 20261122 });
}, 60_000);

const abandoned: JourneyRule = { on: ['cart_added', { didNot: 'order_placed', within: '10s' }] };
const begun = (rule: JourneyRule): Progress => journey(rule).event([], { name: 'cart_added', t: 1000 }).progress;

test('says when to call again, and completes at its own time', () => {
  const j = journey(abandoned);
  expect(j.clock(begun(abandoned), 2000)).toMatchObject({ due: 11_000 });
  expect(j.clock(begun(abandoned), 11_000)).toEqual({ progress: [], completedAt: 11_000 });
  expect(j.clock(j.start(), 11_000)).toEqual({ progress: [] });
});

test('a didNot that fell due while the page was closed is late, and void after as long again', () => {
  const j = journey(abandoned);
  expect(j.clock(begun(abandoned), 15_000, { resumed: true })).toEqual({ progress: [], completedAt: 11_000, late: true });
  expect(j.clock(begun(abandoned), 21_000, { resumed: true })).toMatchObject({ completedAt: 11_000, late: true });
  expect(j.clock(begun(abandoned), 21_001, { resumed: true })).toEqual({ progress: [] });
  expect(j.clock(begun(abandoned), 5000, { resumed: true })).toMatchObject({ due: 11_000 });
});

test('an event after the deadline does not call off what was due before it', () => {
  const j = journey(abandoned);
  const { progress } = j.event(begun(abandoned), { name: 'order_placed', t: 11_001 });
  expect(j.clock(progress, 11_001).completedAt).toBe(11_000);
});

test('keeps three numbers for each place that an event fills, however many events come', () => {
  const j = journey({ on: ['a', { did: 'b', times: 3 }, 'c'] });
  let progress = j.start();
  for (let t = 0; t < 500; t++) progress = j.event(progress, { name: t % 2 ? 'a' : 'b', t }).progress;
  expect(progress.length).toBeLessThanOrEqual(15);
});

test('keeps nothing when nothing is under way, and takes what is no progress for none', () => {
  const j = journey({ on: ['a', { did: 'b', without: 'c' }] });
  const begun = j.event(j.start(), { name: 'a', t: 1 }).progress;
  expect(begun.length).toBe(3);
  expect(j.event(begun, { name: 'c', t: 2 }).progress).toEqual([]);
  expect(j.event(begun, { name: 'b', t: 2 })).toEqual({ progress: [], completed: true });
  for (const junk of [[1], [1, 2], ['a', 1, 2], [null, 1, 2], [{}, {}, {}]]) {
    expect(j.event(junk as Progress, { name: 'b', t: 2 })).toEqual({ progress: [], completed: false });
  }
});

test('names every event that concerns it, and what calls off the wait after it', () => {
  const j = journey({ on: ['a', { did: ['b', 'c'], without: 'd' }] });
  expect(j.names).toEqual(['a', 'b', 'c', 'd']);
  expect(j.without).toEqual(['d']);
  expect(journey(abandoned).names).toEqual(['cart_added', 'order_placed']);
  expect(journey({ on: { did: 'a', without: 'x' } }).without).toEqual(['x']);
});

test('has one key for one content: an edit changes it, another way of writing the same does not', () => {
  const key = (rule: JourneyRule): string => journey(rule).key;
  expect(key({ on: 'a' })).toBe(key({ on: [{ did: 'a' }] }));
  expect(key({})).toBe(key({ on: 'page_viewed' }));
  expect(new Set([key({ on: 'a' }), key({ on: 'b' }), key({ on: ['a', 'b'] }), key({ on: 'a', within: '1d' }), key({ on: { did: 'a', times: 2 } })]).size).toBe(5);
});

test('says where it stands', () => {
  const j = journey({ on: ['a', { did: 'b', times: 2, within: '10s' }, 'c'], within: '30s' });
  expect(j.standing(j.start(), 0)).toEqual({ step: 1, of: 3, count: 0 });
  const one = j.event(j.start(), { name: 'a', t: 1000 }).progress;
  expect(j.standing(one, 2000)).toEqual({ step: 2, of: 3, count: 0, since: 1000, until: 11_000 });
  const two = j.event(one, { name: 'b', t: 4000 }).progress;
  expect(j.standing(two, 5000)).toEqual({ step: 2, of: 3, count: 1, since: 4000, until: 11_000 });
  expect(j.standing(two, 11_001)).toEqual({ step: 1, of: 3, count: 0 });
  const three = j.event(two, { name: 'b', t: 5000 }).progress;
  expect(j.standing(three, 5000)).toEqual({ step: 3, of: 3, count: 0, since: 5000, until: 31_000 });
  expect(journey(abandoned).standing(begun(abandoned), 2000)).toEqual({ step: 2, of: 2, count: 0, since: 1000, until: 11_000 });
});

const MALFORMED: [rule: unknown, path: string][] = [
  [{ on: [] }, 'on'], [{ on: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'on'], [{ on: 5 }, 'on'], [{ on: null }, 'on'], [{ on: [null] }, 'on[0]'], [{ on: '' }, 'on.did'],
  [{ on: {} }, 'on'], [{ on: ['a', { within: '1d' }] }, 'on[1]'], [{ on: { did: 'a', didNot: 'b', within: '1d' } }, 'on'],
  [{ on: { didNot: 'a', within: '1d' } }, 'on'], [{ on: ['a', { didNot: 'b', within: '1d' }, 'c'] }, 'on[1]'],
  [{ on: ['a', { didNot: 'b' }] }, 'on[1].within'], [{ on: ['a', { didNot: [], within: '1d' }] }, 'on[1].didNot'],
  [{ on: { did: [] } }, 'on.did'], [{ on: { did: ['a', 1] } }, 'on.did'], [{ on: { did: 'x'.repeat(65) } }, 'on.did'],
  [{ on: { did: 'a', times: 0 } }, 'on.times'], [{ on: { did: 'a', times: 11 } }, 'on.times'], [{ on: { did: 'a', times: 1.5 } }, 'on.times'], [{ on: { did: 'a', times: '2' } }, 'on.times'],
  [{ on: ['a', { did: 'b', within: '1.5d' }] }, 'on[1].within'], [{ on: ['a', { did: 'b', within: 'forever' }] }, 'on[1].within'],
  [{ on: { did: 'a', within: '1d' } }, 'on.within'], [{ on: ['a', { did: 'b', without: 3 }] }, 'on[1].without'], [{ on: { did: 'a', where: 'x' } }, 'on.where'],
  [{ on: 'a', within: '401d' }, 'within'], [{ on: 'a', within: 5 }, 'within'],
];

describe('a malformed rule is refused with the path to what is wrong', () => {
  for (const [rule, path] of MALFORMED) {
    test(`${JSON.stringify(rule).slice(0, 60)} at ${path}`, () => {
      expect(() => journey(rule as JourneyRule)).toThrow(expect.objectContaining({ name: 'ConfigError', code: 'config_invalid', path }) as Error);
    });
  }
});
