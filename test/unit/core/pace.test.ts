import { expect, test } from 'vitest';
import { createPace } from '../../../src/core/pace.ts';

test('a thousand pass in a minute, and a thousand in the next', () => {
  let now = 0;
  const mayPass = createPace(() => now);
  const passed = (): number => Array.from({ length: 1500 }, mayPass).filter(Boolean).length;
  expect(passed()).toBe(1000);
  now += 59_999;
  expect(passed()).toBe(0);
  now += 1;
  expect(passed()).toBe(1000);
});
