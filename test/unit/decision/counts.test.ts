import { expect, test } from 'vitest';
import { count, daysSince, seen, type Counts } from '../../../src/decision/counts.ts';

/** The visitor's own clock. */
const at = (day: number, hour = 12, minute = 0): number => new Date(2026, 2, day, hour, minute).getTime();
const counted = (...times: number[]): Counts => times.reduce<Counts>((counts, t) => count(counts, t), {});

test('counts what happened today and on the 55 days before', () => {
  const counts = counted(at(1, 0), at(1, 23, 59), at(2));
  expect(seen(counts, at(2))).toBe(3);
  // 1 March is day 56 until the end of 25 April, however long the days are (one of them has 23 hours in many places).
  expect(seen(counts, at(31 + 25, 23, 59))).toBe(3);
  expect(seen(counts, at(31 + 26, 0))).toBe(1);
  expect(seen(counts, at(31 + 27, 0))).toBe(0);
});

test('a day ends at the visitor\'s own midnight', () => {
  const counts = counted(at(10, 23, 59));
  expect(daysSince(counts, at(10, 23, 59) + 30_000)).toBe(0);
  expect(daysSince(counts, at(11, 0, 0))).toBe(1);
  expect(daysSince(counts, at(17, 1))).toBe(7);
});

test('the last day is known for longer than it counts', () => {
  const counts = counted(at(1));
  expect([seen(counts, at(1 + 80)), daysSince(counts, at(1 + 80))]).toEqual([0, 80]);
});

test('what never happened was seen 0 times, and has no last', () => {
  expect([seen({}, at(1)), daysSince({}, at(1))]).toEqual([0, undefined]);
});

test('is bounded: days that no longer count are dropped', () => {
  const counts = counted(...Array.from({ length: 400 }, (_, day) => at(day)));
  expect(Object.keys(counts)).toHaveLength(56);
});

test('a clock that is set back has not gone to before it', () => {
  expect(daysSince(counted(at(10)), at(8))).toBe(0);
});

test('what is no counter counts nothing', () => {
  const foreign = { x: 3, '-4': 1, '20000': 'many', '20001': 1.5, ...counted(at(1)) } as unknown as Counts;
  expect(seen(foreign, at(1))).toBe(1);
  expect(seen(count(foreign, at(2)), at(2))).toBe(2);
});
