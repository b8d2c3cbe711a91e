import { expect, test } from 'vitest';
import { createIds } from '../../../src/core/ids.ts';

const now = 1_800_000_000_000;
const zeros = (bits: BigUint64Array): BigUint64Array => bits;

test('an id is a UUIDv7 that begins with the time', () => {
  const id = createIds({ now: () => now });
  const made = id();
  expect(made).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(parseInt(made.slice(0, 13).replace('-', ''), 16)).toBe(now);
});

test('ids of one millisecond sort in the order in which they were made, more than 4 096 of them too', () => {
  const id = createIds({ now: () => now });
  const made = Array.from({ length: 5000 }, id);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(5000);
});

test('ids do not go backward with the clock', () => {
  let time = now;
  const id = createIds({ now: () => time, random: zeros as never });
  const before = id();
  time -= 3_600_000;
  expect(id() > before).toBe(true);
});

test('what is random fills all but the version and the variant', () => {
  const id = createIds({ now: () => now, random: (bits) => bits.fill(2n ** 64n - 1n) });
  expect(id().slice(19)).toBe('8fff-ffffffffffff');
});
