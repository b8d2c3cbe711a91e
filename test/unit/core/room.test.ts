import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeRoom, roomForAll } from '../../../src/core/room.ts';
import { keys } from '../../../src/core/keys.ts';
import { table } from '../../../src/core/table.ts';
import type { DeviceStorage } from '../../../src/core/storage.ts';
import type { MemoryKey } from '../../../src/types.ts';
import { createArea } from '../area.ts';

const use: DeviceStorage['use'] = (key, run) => run(key === 'tab' ? sessionStorage : localStorage, `attune:${key}`);
const put = (key: MemoryKey, bytes: number, t = 1): void => localStorage.setItem(`attune:${key}`, JSON.stringify({ t, v: 'x'.repeat(bytes) }));
const left = (): string[] => Object.keys(localStorage).map((key) => key.replace('attune:', '')).sort();

beforeEach(() => {
  vi.stubGlobal('localStorage', createArea());
  vi.stubGlobal('sessionStorage', createArea());
});
afterEach(() => vi.unstubAllGlobals());

test('what fits stays', () => {
  put('preferences', 8000);
  put('journeys', 7000);
  makeRoom(use);
  expect(left()).toEqual(['journeys', 'preferences']);
});

test('what is larger than its key may be goes', () => {
  put('user', 1024 * 1024);
  put('visits', 10);
  makeRoom(use);
  expect(left()).toEqual(['visits']);
});

test('when all together are too much, the copy of the configuration goes first, then observations, oldest first', () => {
  put('config', 20_000, 9);
  put('preferences', 8000, 1);
  put('consent', 100, 1);
  put('journeys', 7000, 5);
  put('history', 7000, 3);
  put('runs', 11_000, 4);
  makeRoom(use);
  expect(left()).toEqual(['consent', 'journeys', 'preferences', 'runs']);
});

test('preferences outlast everything but the choice itself, and the whole never exceeds its bound', () => {
  for (const { key, bytes } of table) if (key !== 'tab') put(key, bytes - 100, 1);
  makeRoom(use);
  expect(left()).toEqual(expect.arrayContaining(['consent', 'preferences', 'receipt']));
  expect(Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + (value as string).length, 0)).toBeLessThanOrEqual(roomForAll);
});

test('the table has every key, once, with a purpose and a bound', () => {
  expect(table.map(({ key }) => key)).toEqual(Object.keys(keys));
  for (const { purpose, bytes, life } of table) expect([purpose.length > 10, bytes > 0, life > 0]).toEqual([true, true, true]);
});
