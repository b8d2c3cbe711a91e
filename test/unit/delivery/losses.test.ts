import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLosses } from '../../../src/delivery/losses.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function createTold() {
  const told: unknown[] = [];
  const { lose, tell } = createLosses({ guard: (_, run) => run as never, report: () => undefined, emit: (name, data) => void told.push([name, data]) });
  return { told, lose, tell };
}

test('losses of a second are one event for each reason, with their count and their names once', () => {
  const { told, lose } = createTold();
  lose('refused', ['a', 'b']);
  lose('refused', ['a']);
  lose('expired', ['c']);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([
    ['events_lost', { reason: 'refused', count: 3, names: ['a', 'b'] }],
    ['events_lost', { reason: 'expired', count: 1, names: ['c'] }],
  ]);
});

test('what was counted but not named is counted', () => {
  const { told, lose, tell } = createTold();
  lose('unnamed', ['', '', '']);
  tell();
  expect(told).toEqual([['events_lost', { reason: 'unnamed', count: 3, names: [] }]]);
});

test('the loss of a report is not reported', () => {
  const { told, lose, tell } = createTold();
  lose('memory_full', ['events_lost']);
  lose('memory_full', []);
  tell();
  vi.runAllTimers();
  expect(told).toEqual([]);
});

test('twenty names are enough; what was told is not told again', () => {
  const { told, lose, tell } = createTold();
  lose('too_many', Array.from({ length: 30 }, (_, n) => `n${n}`));
  tell();
  vi.runAllTimers();
  expect(told).toHaveLength(1);
  expect(told).toMatchObject([['events_lost', { count: 30, names: { length: 20 } }]]);
});

test('three hundred thousand losses in one task are counted, one by one; copied each time, they would outlast the test', () => {
  const { told, lose, tell } = createTold();
  for (let n = 0; n < 300_000; n++) lose('too_many', ['looped']);
  tell();
  expect(told).toEqual([['events_lost', { reason: 'too_many', count: 300_000, names: ['looped'] }]]);
});
