import { afterEach, expect, test, vi } from 'vitest';
import { createGuard } from '../../../src/core/guard.ts';
import '../../../src/core/telling.ts';

afterEach(() => vi.unstubAllGlobals());

function createHeard(options: { fails?: boolean } = {}) {
  const heard: string[] = [];
  const onError = ({ code, path, message }: { code: string; path?: string; message: string }, where: string): void => {
    heard.push(`${code} ${path} ${where}`);
    if (options.fails) throw new Error(message);
  };
  return { heard, ...createGuard({ onError: onError as never, debug: false }) };
}

test('what a guarded function throws is reported, and nothing leaves it', async () => {
  const { guard, heard } = createHeard();
  expect(guard('there', () => { throw new Error(); })()).toBe(undefined);
  await vi.waitFor(() => expect(heard).toEqual(['internal undefined there']));
});

test('a promise that rejects is reported and resolves', async () => {
  const { guard, heard } = createHeard();
  await expect(guard('there', async () => { throw new Error(); })()).resolves.toBe(undefined);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
});

test('what a guarded function takes and gives passes through', () => {
  expect(createHeard().guard('sum', (a: number, b: number) => a + b)(1, 2)).toBe(3);
});

test('each code, path and place is told once', async () => {
  const { report, heard } = createHeard();
  report('bad_name', { path: 'a' });
  report('bad_name', { path: 'a' });
  report('bad_name', { path: 'b' });
  report('bad_name', { path: 'b', where: 'here' });
  await vi.waitFor(() => expect(heard).toEqual(['bad_name a bad_name', 'bad_name b bad_name', 'bad_name b here']));
});

test('an onError that throws is nobody\'s business', async () => {
  const { report, heard } = createHeard({ fails: true });
  report('bad_name');
  report('bad_data');
  await vi.waitFor(() => expect(heard).toHaveLength(2));
});

test('without onError the console hears each code once, on localhost alone', async () => {
  const warn = vi.fn();
  vi.stubGlobal('console', { ...console, warn });
  vi.stubGlobal('location', { hostname: 'shop.example' });
  createGuard({}).report('bad_data');
  vi.stubGlobal('location', { hostname: 'localhost' });
  const { report } = createGuard({});
  report('bad_name', { path: 'a', found: 'A' });
  report('bad_name', { path: 'b' });
  report('events_lost');
  await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(2));
  expect(warn.mock.calls[0]).toEqual(['attune: An event name is snake_case and has at most 64 characters. (a) [bad_name]', 'A']);
});
