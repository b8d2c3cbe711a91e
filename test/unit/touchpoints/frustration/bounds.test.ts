// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startQuickBack } from '../../../../src/touchpoints/frustration/back.ts';
import { createDead } from '../../../../src/touchpoints/frustration/dead.ts';
import { startErrors } from '../../../../src/touchpoints/frustration/errors.ts';
import type { Press } from '../../../../src/touchpoints/frustration/press.ts';
import { createRage } from '../../../../src/touchpoints/frustration/rage.ts';
import type { Dispose } from '../../../../src/types.ts';
import { createFakeClient } from '../../fake-client.ts';

const undone: Dispose[] = [];
let kinds: string[];
const pass = (ms: number): unknown => vi.advanceTimersByTime(ms);
const judging = () => ({ guard: createFakeClient().client.guard, answers: { since: () => false }, told: (kind: string) => void kinds.push(kind) });

/** A click on the page's only button, now. */
function press(x = 0): Press {
  const origin = document.querySelector('button')!;
  return { origin, at: performance.now(), event: new MouseEvent('click', { detail: 1, clientX: x, clientY: 0 }) };
}

beforeEach(() => {
  vi.useFakeTimers();
  kinds = [];
  document.body.innerHTML = '<button>Go</button>';
});
afterEach(() => {
  undone.splice(0).forEach((run) => run());
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test.each([[500, 15, ['rage_click']], [500, 16, []], [501, 15, []]])('three clicks %i ms and %i px after each other: %j', (ms, px, told) => {
  const rage = createRage(judging());
  undone.push(rage.dispose);
  for (const n of [0, 1, 2]) {
    rage.hear(press(n * px));
    pass(n < 2 ? ms : 2000);
  }
  expect(kinds).toEqual(told);
});

test('a click is dead after 2.5 s, not before', () => {
  const dead = createDead(judging());
  undone.push(dead.dispose);
  dead.hear(press());
  pass(2499);
  expect(kinds).toEqual([]);
  pass(1);
  expect(kinds).toEqual(['dead_click']);
});

test.each([[1000, ['error_click']], [1001, []]])('an error %i ms after a click: %j', (ms, told) => {
  const errors = startErrors(judging());
  undone.push(errors.dispose);
  errors.hear(press());
  pass(ms);
  window.dispatchEvent(new ErrorEvent('error', { message: 'no' }));
  expect(kinds).toEqual(told);
});

test.each([[5000, 1], [5001, 0]])('back %i ms after a link was followed is told %i times', (ms, times) => {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type: 'back_forward' } as unknown as PerformanceEntry]);
  const fake = createFakeClient();
  fake.memory.set('trail', performance.timeOrigin - ms);
  const tell = vi.fn();
  undone.push(startQuickBack({ client: fake.client, tell }).dispose);
  expect(tell).toHaveBeenCalledTimes(times);
});
