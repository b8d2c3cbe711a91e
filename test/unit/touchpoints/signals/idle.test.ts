// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startIdle } from '../../../../src/touchpoints/signals/idle.ts';
import { createFakeClient } from '../../fake-client.ts';
import type { FakeClient } from '../../fake-client.ts';

const second = 1000;
let fake: FakeClient;
let told: unknown[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  fake = createFakeClient();
  told = [];
  stop = startIdle({ client: fake.client, tell: (data) => void told.push(data?.['for']) });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});
const pass = (seconds: number): unknown => vi.advanceTimersByTime(seconds * second);

test('each length is told once, until there is input again', () => {
  pass(600);
  expect(told).toEqual([5, 15, 30, 60, 120].map((count) => count * second));
  document.dispatchEvent(new Event('keydown'));
  pass(16);
  expect(told.slice(5)).toEqual([5 * second, 15 * second]);
});

test('input before the first length begins anew', () => {
  for (let i = 0; i < 10; i++) {
    pass(4);
    document.dispatchEvent(new Event('pointermove'));
  }
  expect(told).toEqual([]);
});

test('time in another tab is not idling', () => {
  pass(4);
  fake.hide();
  pass(600);
  expect(told).toEqual([]);
  fake.show();
  pass(1);
  expect(told).toEqual([5 * second]);
});
