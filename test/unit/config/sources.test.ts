import { expect, test } from 'vitest';
import { createSources, mergeConfigs } from '../../../src/config/sources.ts';
import { usable } from '../../../src/config/usable.ts';
import type { AttuneConfig } from '../../../src/types.ts';

interface World {
  readonly stored?: unknown;
  readonly answer?: string | number | Error;
  readonly blocks?: string[];
  readonly url?: string;
  readonly parsed?: Promise<unknown>;
  readonly isOffline?: boolean;
}

/** A device that remembers one key, a site that answers once, and ears for what is known and what is wrong. */
function world({ stored, answer, blocks = [], url, parsed, isOffline = false }: World = {}) {
  const heard: AttuneConfig[] = [];
  const reports: [code: string, path: string | undefined, found: unknown][] = [];
  const state = { kept: stored, checks: 0, fetched: 0 };
  const read = createSources({
    url, parsed,
    blocks: () => blocks,
    fetch: async () => {
      state.fetched++;
      if (answer instanceof Error) throw answer;
      return { ok: typeof answer === 'string', status: typeof answer === 'number' ? answer : 200, text: async () => `${answer}` };
    },
    memory: { read: () => structuredClone(state.kept), write: (_key, value) => { state.kept = value; } },
    report: (code, { path, found } = {}) => { reports.push([code, path, found]); },
    onConfig: (config) => { heard.push(config); },
    load: async () => {
      state.checks++;
      if (isOffline) throw new TypeError('Failed to fetch');
      return { usable };
    },
  });
  return { read, heard, reports, state };
}
const url = '/attune.json';
const holdout = (share: number): string => JSON.stringify({ holdout: share });

/** What a device keeps after a visit to a site that answers so. */
async function visited(given: World): Promise<unknown> {
  const { read, state } = world(given);
  await read({});
  return state.kept;
}

test('later sources win field by field: page block, file, code', async () => {
  const { read, heard } = world({ url, answer: '{ "locale": "de", "holdout": 0.2, "bots": "mark" }', blocks: ['{ "locale": "en", "debug": true }'] });
  await read({ bots: 'ignore' });
  expect(heard).toEqual([{ locale: 'de', debug: true, holdout: 0.2, bots: 'ignore' }]);
});

test('what code leaves undefined does not hide the file\'s', () => {
  expect(mergeConfigs({ locale: 'de' }, { locale: undefined } as never, undefined)).toEqual({ locale: 'de' });
});

test('a stored copy that was faultless is used at once, unchecked, and the fresh file when it has come', async () => {
  const { read, heard, state } = world({ url, stored: await visited({ url, answer: holdout(0.1) }), answer: holdout(0.2) });
  const reading = read({});
  expect([heard, state.checks]).toEqual([[{ holdout: 0.1 }], 0]);
  await reading;
  expect([heard, state.checks]).toEqual([[{ holdout: 0.1 }, { holdout: 0.2 }], 1]);
  expect(state.kept).toMatchObject({ url, file: { holdout: 0.2 } });
});

test('a fresh file that says the same changes nothing, and is not checked again', async () => {
  const { read, heard, state } = world({ url, stored: await visited({ url, answer: holdout(0.1) }), answer: '{\n  "holdout": 0.1\n}' });
  await read({});
  expect([heard, state.checks]).toEqual([[{ holdout: 0.1 }], 0]);
});

test('the copy of another address is not used', async () => {
  const { read, heard } = world({ url, stored: await visited({ url: '/other.json', answer: holdout(0.1) }), answer: 404 });
  await read({});
  expect(heard).toEqual([{}]);
});

test('what is faulty is checked, and told, on every page', async () => {
  const given: World = { url, answer: '{ "holdout": 7, "bots": "mark" }' };
  const { read, heard, reports, state } = world({ ...given, stored: await visited(given) });
  await read({});
  expect([heard, state.checks, reports]).toEqual([[{ bots: 'mark' }], 1, [['config_invalid', 'holdout', { wanted: 'share', found: 7 }]]]);
});

test('other code makes it new', async () => {
  const { read, state } = world({ stored: await visited({}) });
  await read({ holdout: 0.5 });
  expect(state.checks).toBe(1);
  await read({ holdout: 0.5 });
  expect(state.checks).toBe(1);
});

test('pages with blocks of their own are each known again', async () => {
  const first: World = { blocks: ['{ "holdout": 0.1 }'] };
  const second: World = { blocks: ['{ "holdout": 0.2 }'] };
  const stored = await visited({ ...second, stored: await visited(first) });
  for (const given of [first, second]) {
    const { read, state } = world({ ...given, stored });
    await read({});
    expect(state.checks).toBe(0);
  }
});

test('a script tag that says no more than where events go loads nothing', async () => {
  const { read, heard, state } = world();
  void read({ endpoint: '/collect', locale: 'de', debug: true });
  expect([heard, state.checks]).toEqual([[{ endpoint: '/collect', locale: 'de', debug: true }], 0]);
});

test.each([
  ['does not arrive', new TypeError('Failed to fetch'), 'config_unreachable', undefined],
  ['is not found', 404, 'config_unreachable', 404],
  ['is a page', '<!doctype html>', 'config_not_json', undefined],
  ['is a list', '[]', 'config_not_json', []],
])('a file that %s leaves the stored copy in use, and is reported', async (_what, answer, code, found) => {
  const stored = await visited({ url, answer: holdout(0.1) });
  const { read, heard, reports, state } = world({ url, stored, answer });
  await read({});
  expect(heard).toEqual([{ holdout: 0.1 }]);
  expect(state.kept).toEqual(stored);
  expect(reports).toEqual([[code, url, found]]);
});

test('a file that does not arrive the first time leaves what code says', async () => {
  const { read, heard } = world({ url, answer: 404 });
  await read({ endpoint: '/collect' });
  expect(heard).toEqual([{ endpoint: '/collect' }]);
});

test('a stored copy that another program has spoiled is nothing', async () => {
  for (const stored of ['x', null, { url, file: 'x' }, { file: {} }, [], { url, file: [1] }]) {
    const { read, heard } = world({ url, stored, answer: 404 });
    await read({ locale: 'de' });
    expect(heard).toEqual([{ locale: 'de' }]);
  }
});

test('a page block that is not JSON is reported, and the next one stands', async () => {
  const { read, heard, reports } = world({ blocks: ['{ surveys: [] }', '{ "locale": "de" }'] });
  await read({});
  expect(heard).toEqual([{ locale: 'de' }]);
  expect(reports).toEqual([['config_not_json', 'data-attune-config', undefined]]);
});

test('while the document comes in, blocks may come too: a page that is new waits for them', async () => {
  const blocks: string[] = [];
  let end = (): void => undefined;
  const { read, heard } = world({ blocks, parsed: new Promise<void>((resolve) => (end = resolve)) });
  const reading = read({ endpoint: '/collect' });
  expect(heard).toEqual([]);
  blocks.push('{ "consent": { "default": "ask" } }');
  end();
  await reading;
  expect(heard).toEqual([{ endpoint: '/collect', consent: { default: 'ask' } }]);
});

test('a page that looks as it did last time does not wait, but hears a block that comes all the same', async () => {
  const blocks: string[] = [];
  let end = (): void => undefined;
  const { read, heard } = world({ blocks, stored: await visited({}), parsed: new Promise<void>((resolve) => (end = resolve)) });
  const reading = read({});
  expect(heard).toEqual([{}]);
  blocks.push('{ "holdout": 0.3 }');
  end();
  await reading;
  expect(heard).toEqual([{}, { holdout: 0.3 }]);
});

test('a fault in one source does not hide another source\'s value', async () => {
  const { read, heard, reports } = world({ blocks: ['{ "holdout": 0.1 }'] });
  await read({ holdout: 7 });
  expect(heard).toEqual([{ holdout: 0.1 }]);
  expect(reports).toEqual([['config_invalid', 'holdout', { wanted: 'share', found: 7 }]]);
});

test('of two readings the later wins, however long the first takes', async () => {
  const { read, heard } = world();
  const first = read({ holdout: 0.1 });
  const second = read({ holdout: 0.2 });
  await Promise.all([first, second]);
  expect(heard).toEqual([{ holdout: 0.2 }]);
});

test('without an address nothing is fetched', async () => {
  const { read, state } = world();
  await read({});
  expect(state.fetched).toBe(0);
});

test('a file that can be read but not be kept is reported, and the stored copy stays', async () => {
  const stored = await visited({ url, answer: holdout(0.1) });
  const { read, reports, state } = world({ url, stored, answer: `{ "a": ${'['.repeat(1e5)}${']'.repeat(1e5)} }` });
  await read({});
  expect(state.kept).toEqual(stored);
  expect(reports.map(([code]) => code)).toEqual(['config_invalid']);
});

test('where the check cannot be loaded, the page does without, and the next one tries again', async () => {
  const { read, heard, reports, state } = world({ url, answer: holdout(0.1), isOffline: true });
  await read({});
  expect([heard, reports.map(([code]) => code)]).toEqual([[{ holdout: 0.1 }], ['internal']]);
  const next = world({ url, stored: state.kept, answer: holdout(0.1) });
  await next.read({});
  expect(next.state.checks).toBe(1);
});

test('audiences in a circle are reported, and hold for nobody', async () => {
  const { read, heard, reports } = world();
  await read({ audiences: { a: { 'audience.b': true }, b: { 'audience.a': true }, c: { 'audience.a': false } } });
  expect(heard[0]?.audiences).toEqual({ a: { $not: {} }, b: { $not: {} }, c: { 'audience.a': false } });
  expect(reports.map(([code, path]) => [code, path])).toEqual([['config_invalid', 'audiences.a'], ['config_invalid', 'audiences.b']]);
});
