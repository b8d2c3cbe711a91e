// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startExit } from '../../../../src/touchpoints/signals/exit.ts';
import { createFakeClient } from '../../fake-client.ts';
import type { FakeClient } from '../../fake-client.ts';

let fake: FakeClient;
let tell: ReturnType<typeof vi.fn<() => void>>;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  fake = createFakeClient();
  tell = vi.fn<() => void>();
  stop = startExit({ client: fake.client, tell });
  Object.defineProperty(window, 'scrollY', { value: 500, configurable: true });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const leave = (given: MouseEventInit): unknown => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', given));
function flick(from: number, to: number, ms: number): void {
  const touch = (type: string, y: number): unknown => document.dispatchEvent(Object.assign(new Event(type), { changedTouches: [{ clientY: y }] }));
  touch('touchstart', from);
  vi.advanceTimersByTime(ms);
  touch('touchend', to);
}
/** As a phone or a desktop says it. */
const pointer = (kind: 'coarse' | 'fine'): unknown => vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes(kind) }));

test('a mouse that goes out through the top is leaving; through another side, or with a button held, it is not', () => {
  leave({ clientY: 300 });
  leave({ clientY: -1, buttons: 1 });
  expect(tell).not.toHaveBeenCalled();
  leave({ clientY: -1 });
  expect(tell).toHaveBeenCalledTimes(1);
});

test.each([
  ['a fast flick back up the page', [100, 300, 100], 500, 1],
  ['not a slow one', [100, 300, 400], 500, 0],
  ['not a short one', [100, 170, 20], 500, 0],
  ['not one down the page', [300, 100, 100], 500, 0],
  ['not one at the top, which reloads', [100, 300, 100], 0, 0],
] as const)('on touch it is %s', (_, [from, to, ms], top, times) => {
  Object.defineProperty(window, 'scrollY', { value: top, configurable: true });
  flick(from, to, ms);
  expect(tell).toHaveBeenCalledTimes(times);
});

test('on touch a tab that was hidden and is seen again was about to be left; with a mouse it was not', () => {
  const away = (): void => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    fake.hide();
    fake.show();
  };
  pointer('fine');
  away();
  expect(tell).not.toHaveBeenCalled();
  pointer('coarse');
  away();
  expect(tell).toHaveBeenCalledTimes(1);
});

test('after it is stopped nothing is told', () => {
  stop();
  leave({ clientY: -1 });
  flick(100, 300, 100);
  expect(tell).not.toHaveBeenCalled();
});
