import { expect, test } from 'vitest';
import { createClock } from '../../../src/core/clock.ts';

test('time goes on with the device, stands still when that is set back, and goes on when it has caught up', () => {
  const read = [10, 20, 5, 19, 21].values();
  const now = createClock(() => read.next().value!);
  expect([now(), now(), now(), now(), now()]).toEqual([10, 20, 20, 20, 21]);
});
