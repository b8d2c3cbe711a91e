import { describe, expect, test } from 'vitest';
import type { GateFacts } from '../../../src/decision/facts.ts';
import { gates } from '../../../src/decision/gates.ts';
import { hash } from '../../../src/decision/hash.ts';
import { variant } from '../../../src/decision/variant.ts';
import type { Gate, GateName, Survey } from '../../../src/types.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const FACTS: GateFacts = { now: NOW, visitor: 'ada', attributes: {}, path: '/', journey: { step: 1, of: 1, count: 0, completedAt: NOW } };
const SURVEY: Survey = { id: 'nps', questions: [] };

function gate(name: GateName, survey: Partial<Survey>, facts: Partial<GateFacts> = {}): Gate {
  return gates({ ...SURVEY, ...survey }, { ...FACTS, ...facts }).find((one) => one.gate === name)!;
}

test('asks all sixteen gates in order, also after one has failed', () => {
  const found = gates({ ...SURVEY, sample: 0, between: { until: '2020-01-01' }, if: { a: 1 } }, { ...FACTS, problem: 'x', holdout: 1 });
  expect(found.map((one) => one.gate)).toEqual([
    'config', 'consent', 'holdout', 'dates', 'sample', 'on', 'if', 'pages', 'limit', 'group', 'all', 'done', 'wait', 'busy', 'priority', 'ready',
  ]);
  expect(found.filter((one) => !one.pass).map((one) => one.gate)).toEqual(['config', 'holdout', 'dates', 'sample', 'if']);
});

test('a survey with nothing but its journey complete passes every gate', () => {
  expect(gates(SURVEY, FACTS).every(({ pass }) => pass)).toBe(true);
});

describe('limits', () => {
  const shown = (...days: number[]): Partial<GateFacts> => ({ history: { shown: days.map((day) => NOW - day * DAY) } });
  test('once without a limit', () => {
    expect(gate('limit', {}, shown()).pass).toBe(true);
    expect(gate('limit', {}, shown(900))).toMatchObject({ pass: false });
    expect(gate('limit', {}, shown(900)).from).toBeUndefined();
  });
  test('without bound with every alone, and inclusive', () => {
    expect(gate('limit', { limit: { every: '90d' } }, shown(500, 400, 90)).pass).toBe(true);
    expect(gate('limit', { limit: { every: '90d' } }, shown(500, 400, 89))).toMatchObject({ pass: false, from: NOW + DAY });
  });
  test('times and every together', () => {
    expect(gate('limit', { limit: { times: 2, every: '1d' } }, shown(9)).pass).toBe(true);
    expect(gate('limit', { limit: { times: 2, every: '1d' } }, shown(9, 8)).pass).toBe(false);
  });
  test('"not now" holds for seven days, or as configured, and is no showing', () => {
    const history = { shown: [], snoozed: NOW - 6 * DAY };
    expect(gate('limit', {}, { history })).toMatchObject({ pass: false, from: NOW + DAY });
    expect(gate('limit', { limit: { snooze: '6d' } }, { history }).pass).toBe(true);
  });
  test('none after it was answered, or completed, as `until` says', () => {
    const history = { shown: [1], answered: 2 };
    expect(gate('done', { limit: { every: '1d', until: 'answered' } }, { history })).toMatchObject({ pass: false, found: 2 });
    expect(gate('done', { limit: { every: '1d', until: 'completed' } }, { history }).pass).toBe(true);
    expect(gate('done', { limit: { every: '1d' } }, { history }).pass).toBe(true);
    expect(gate('done', {}, { history }).pass).toBe(false);
  });
  test('one a session and a gap of 30 s where the configuration does not say', () => {
    expect(gate('all', {}, { all: { inSession: 1 } }).pass).toBe(false);
    expect(gate('all', {}, { all: { inSession: 0, closed: NOW - 29_000 } })).toMatchObject({ pass: false, from: NOW + 1000 });
    expect(gate('all', {}, { all: { inSession: 0, closed: NOW - 30_000 } }).pass).toBe(true);
    expect(gate('all', {}, { limits: { all: {} }, all: { inSession: 9, closed: NOW } }).pass).toBe(true);
  });
  test('a group has its own, and no other', () => {
    const facts = { limits: { sat: { every: '60d' } }, group: { inSession: 0, shown: NOW - 59 * DAY } };
    expect(gate('group', { group: 'sat' }, facts)).toMatchObject({ pass: false, from: NOW + DAY });
    expect(gate('group', { group: 'other' }, facts).pass).toBe(true);
    expect(gate('group', { group: 'constructor' }, facts).pass).toBe(true);
  });
});

describe('dates', () => {
  const local = (day: number, hour: number, ms = 0): number => new Date(2026, 11, day, hour, 0, 0, ms).getTime();
  test('a day is the visitor\'s own, from its first to its last millisecond', () => {
    const between = { from: '2026-12-01', until: '2026-12-24' };
    const pass = (now: number): boolean => gate('dates', { between }, { now }).pass;
    expect([local(1, 0) - 1, local(1, 0), local(24, 23), local(25, 0) - 1, local(25, 0)].map(pass)).toEqual([false, true, true, true, false]);
    expect(gate('dates', { between }, { now: NOW })).toMatchObject({ pass: false, from: local(1, 0) });
    expect(gate('dates', { between }, { now: local(2, 0) })).toMatchObject({ pass: true, until: local(25, 0) - 1 });
  });
  test('an instant is an instant', () => {
    const between = { from: '2026-11-20T12:00:00Z', until: '2026-11-20T14:00:00+02:00' };
    expect(gate('dates', { between }, { now: NOW }).pass).toBe(true);
    expect(gate('dates', { between }, { now: NOW - 1 }).pass).toBe(false);
    expect(gate('dates', { between }, { now: NOW + 1 }).pass).toBe(false);
  });
  test('a day that does not exist shuts the gate', () => {
    for (const from of ['2026-02-30', '2026-13-01', 'soon', '2026-1-1', '2026-11-20Tnoon']) expect(gate('dates', { between: { from } }).pass).toBe(false);
  });
});

describe('sample, holdout and variants', () => {
  const visitors = Array.from({ length: 2000 }, (_, i) => `visitor-${i}`);
  const share = (kept: (visitor: string) => boolean): number => visitors.filter(kept).length / visitors.length;
  test('are drawn by version 2 of the hash over the id', () => {
    expect(gate('sample', { sample: 0.5 }).found).toBe(hash('nps', 'ada', 2));
    // A share is the half-open range from 0: nobody is in a sample of 0, everybody in one of 1.
    expect(gate('sample', { sample: hash('nps', 'ada', 2) }).pass).toBe(false);
    expect(gate('holdout', {}, { holdout: hash('holdout', 'ada', 2) }).pass).toBe(true);
    expect(gate('sample', {}).pass).toBe(true);
    expect(gate('sample', { sample: 0 }).pass).toBe(false);
  });
  test('keep their shares, independently of each other', () => {
    const sampled = (visitor: string): boolean => gate('sample', { sample: 0.5 }, { visitor }).pass;
    const warm = (visitor: string): boolean => variant({ split: { warm: 0.5, plain: 0.5 } }, 'nps', visitor) === 'warm';
    expect(share(sampled)).toBeCloseTo(0.5, 1);
    expect(share((visitor) => sampled(visitor) && warm(visitor))).toBeCloseTo(0.25, 1);
    expect(share((visitor) => !gate('holdout', {}, { visitor, holdout: 0.1 }).pass)).toBeCloseTo(0.1, 1);
  });
  test('leave the rest of the visitors without a variant, and never change', () => {
    const one = (visitor: string): string | undefined => variant({ experiment: 'hello', split: { a: 0.2, b: 0.3 } }, 'x', visitor);
    expect(share((visitor) => one(visitor) === undefined)).toBeCloseTo(0.5, 1);
    expect(share((visitor) => one(visitor) === 'a')).toBeCloseTo(0.2, 1);
    expect(visitors.every((visitor) => one(visitor) === one(visitor))).toBe(true);
    expect(variant({}, 'x', 'ada')).toBeUndefined();
  });
});

test('tells what a condition found, of the attributes that it names only', () => {
  const condition = { $or: [{ 'audience.vip': true }, { $not: { visits: { $lt: 2 } } }], gone: { $exists: true } };
  expect(gate('if', { if: condition }, { attributes: { audience: { vip: false }, visits: 1, secret: 1 } })).toEqual({
    gate: 'if', pass: false, wanted: condition, found: { 'audience.vip': false, visits: 1, gone: undefined },
  });
  expect(gate('if', { if: { $or: [null] } as never }).pass).toBe(false);
});

test('waits for visible time, and says from when', () => {
  expect(gate('wait', { wait: '10s' }, { waited: 9999 })).toMatchObject({ pass: false, from: NOW + 1 });
  expect(gate('wait', { wait: '10s' }, { waited: 10_000 }).pass).toBe(true);
  expect(gate('wait', { wait: '10s' })).toMatchObject({ pass: false });
});
