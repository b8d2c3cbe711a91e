import { expect, test } from 'vitest';
import { type ConfigSources, loadConfig, mergeConfigs } from '../../../src/config/sources.ts';

/** A device that remembers one key, a site that answers once, and an ear for reports. */
function world({ stored, answer }: { stored?: unknown; answer?: string | number | Error } = {}) {
  let kept = stored;
  const reports: [code: string, path: string | undefined, found: unknown][] = [];
  const sources: Pick<ConfigSources, 'fetch' | 'memory' | 'report'> = {
    fetch: async () => {
      if (answer instanceof Error) throw answer;
      return { ok: typeof answer === 'string', status: typeof answer === 'number' ? answer : 200, text: async () => `${answer}` };
    },
    memory: { read: () => kept, write: (_key, value) => { kept = value; } },
    report: (code, { path, found } = {}) => { reports.push([code, path, found]); },
  };
  return { sources, reports, kept: () => kept };
}
const url = '/attune.json';

test('later sources win field by field: page block, file, code', async () => {
  const { sources } = world({ answer: '{ "locale": "de", "holdout": 0.2, "bots": "mark" }' });
  const loaded = loadConfig({ ...sources, blocks: ['{ "locale": "en", "debug": true }'], url, code: { bots: 'ignore' } });
  expect(loaded.config).toEqual({ locale: 'en', debug: true, bots: 'ignore' });
  expect(await loaded.fresh).toEqual({ locale: 'de', debug: true, holdout: 0.2, bots: 'ignore' });
});

test('what code leaves undefined does not hide the file\'s', () => {
  expect(mergeConfigs({ locale: 'de' }, { locale: undefined } as never, undefined)).toEqual({ locale: 'de' });
});

test('a stored copy is used at once, and the fresh file when it has come', async () => {
  const { sources, kept } = world({ stored: { url, file: { locale: 'de' } }, answer: '{ "locale": "fr" }' });
  const loaded = loadConfig({ ...sources, url });
  expect(loaded.config).toEqual({ locale: 'de' });
  expect(await loaded.fresh).toEqual({ locale: 'fr' });
  expect(kept()).toEqual({ url, file: { locale: 'fr' } });
});

test('a fresh file that says the same changes nothing', async () => {
  const { sources } = world({ stored: { url, file: { locale: 'de' } }, answer: '{\n  "locale": "de"\n}' });
  expect(await loadConfig({ ...sources, url }).fresh).toBeUndefined();
});

test('the copy of another address is not used', () => {
  const { sources } = world({ stored: { url: '/other.json', file: { locale: 'de' } }, answer: 404 });
  expect(loadConfig({ ...sources, url }).config).toEqual({});
});

test.each([
  ['does not arrive', new TypeError('Failed to fetch'), 'config_unreachable', undefined],
  ['is not found', 404, 'config_unreachable', 404],
  ['is a page', '<!doctype html>', 'config_not_json', undefined],
  ['is a list', '[]', 'config_not_json', []],
])('a file that %s leaves the stored copy in use, and is reported', async (_what, answer, code, found) => {
  const stored = { url, file: { locale: 'de' } };
  const { sources, reports, kept } = world({ stored, answer });
  const loaded = loadConfig({ ...sources, url });
  expect(loaded.config).toEqual({ locale: 'de' });
  expect(await loaded.fresh).toBeUndefined();
  expect(kept()).toEqual(stored);
  expect(reports).toEqual([[code, url, found]]);
});

test('a stored copy that another program has spoiled is nothing', () => {
  for (const stored of ['x', null, { url, file: 'x' }, { file: {} }]) {
    const { sources } = world({ stored, answer: 404 });
    expect(loadConfig({ ...sources, url, code: { locale: 'de' } }).config).toEqual({ locale: 'de' });
  }
});

test('a page block that is not JSON is reported, and the next one stands', () => {
  const { sources, reports } = world();
  expect(loadConfig({ ...sources, blocks: ['{ surveys: [] }', '{ "locale": "de" }'] }).config).toEqual({ locale: 'de' });
  expect(reports).toEqual([['config_not_json', 'data-attune-config', undefined]]);
});

test('faults are reported with what was wanted, and a fault in one source does not hide another source\'s value', () => {
  const { sources, reports } = world();
  expect(loadConfig({ ...sources, blocks: ['{ "holdout": 0.1 }'], code: { holdout: 7 } }).config).toEqual({ holdout: 0.1 });
  expect(reports).toEqual([['config_invalid', 'holdout', { wanted: 'share', found: 7 }]]);
});

test('without an address nothing is fetched', async () => {
  const { sources } = world();
  const fetch = () => { throw new Error('asked'); };
  expect(await loadConfig({ ...sources, fetch }).fresh).toBeUndefined();
});

test('a file that can be read but not be kept is reported, and the stored copy stays', async () => {
  const { sources, reports } = world({ answer: `{ "a": ${'['.repeat(1e5)}${']'.repeat(1e5)} }` });
  expect(await loadConfig({ ...sources, url }).fresh).toBeUndefined();
  expect(reports.map(([code]) => code)).toEqual(['config_invalid']);
});

test('audiences in a circle are reported, and stay where they are false', () => {
  const { sources, reports } = world();
  const audiences = { a: { 'audience.b': true }, b: { 'audience.a': true }, c: { 'audience.a': true } };
  expect(loadConfig({ ...sources, code: { audiences } }).config).toEqual({ audiences });
  expect(reports.map(([code, path]) => [code, path])).toEqual([['config_invalid', 'audiences.a'], ['config_invalid', 'audiences.b']]);
});
