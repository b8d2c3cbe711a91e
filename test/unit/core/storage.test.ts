import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keys } from '../../../src/core/keys.ts';
import { createStorage } from '../../../src/core/storage.ts';
import type { ConsentClass } from '../../../src/types.ts';
import { createArea } from '../area.ts';

let now = 1_800_000_000_000;
let allowed: ConsentClass[] = [];
const reports: string[] = [];
const day = 86_400_000;

beforeEach(() => {
  allowed = ['necessary', 'measurement', 'preferences', 'personalization'];
  reports.length = 0;
  vi.stubGlobal('localStorage', createArea());
  vi.stubGlobal('sessionStorage', createArea());
});
afterEach(() => vi.unstubAllGlobals());

const create = () => createStorage({ now: () => now, report: (code) => void reports.push(code), isAllowed: (key) => allowed.includes(keys[key][0]), lifeOf: (key) => keys[key][1] });

test('what is written is read by the next page', () => {
  create().write('visitor', 'v');
  expect(create().read('visitor')).toBe('v');
  expect(Object.keys(localStorage)).toEqual(['attune:visitor']);
});

test('a value outlives its key\'s days, and no more', () => {
  create().write('runs', [1]);
  now += day - 1;
  expect(create().read('runs')).toEqual([1]);
  now += 1;
  expect(create().read('runs')).toBe(undefined);
});

test('undefined removes; false and zero are values', () => {
  const memory = create();
  memory.write('counters', 0);
  expect(memory.read('counters')).toBe(0);
  memory.write('counters', false);
  expect(create().read('counters')).toBe(false);
  memory.write('counters', undefined);
  expect(memory.read('counters')).toBe(undefined);
  expect(Object.keys(localStorage)).toEqual([]);
});

test('what others wrote under our key is nothing', () => {
  for (const text of ['', 'x', '{', 'null', '7', '{}']) {
    localStorage.setItem('attune:visitor', text);
    expect(create().read('visitor')).toBe(undefined);
  }
});

test('the tab\'s own stays in the tab', () => {
  create().write('tab', { doc: 'd', seq: 1 });
  expect(Object.keys(localStorage)).toEqual([]);
  expect(Object.keys(sessionStorage)).toEqual(['attune:tab']);
});

test('what is not allowed stays in memory', () => {
  allowed = ['necessary'];
  const memory = create();
  memory.write('visitor', 'v');
  expect(memory.read('visitor')).toBe('v');
  expect(Object.keys(localStorage)).toEqual([]);
});

test('where storage is forbidden or full, memory does, and it is reported', () => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => { throw new Error('full'); } });
  const memory = create();
  memory.write('visitor', 'v');
  expect(memory.read('visitor')).toBe('v');
  expect(reports).toEqual(['storage_blocked']);
});
