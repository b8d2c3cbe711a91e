/**
 * Bad — what a site may do wrong, or be made to do: a clear error each, the rest runs, and nothing is given the time to hang.
 * That nothing does is shown by what bounds it, not by a clock: how much is read at all, how deep, and how often a pattern may try.
 */
import { expect, test } from 'vitest';
import { createSources } from '../../../src/config/sources.ts';
import { usable } from '../../../src/config/usable.ts';
import { matches } from '../../../src/decision/condition.ts';
import { nearest } from '../../../src/decision/nearest.ts';
import { reach } from '../../../src/decision/pattern.ts';
import type { AttuneConfig } from '../../../src/types.ts';

const ask = { id: 'score', type: 'nps', ask: 'How likely?' };
const good = { id: 'good', questions: [ask] };

/** What is reported of a configuration, and what of it runs. */
async function judged(config: unknown): Promise<{ said: unknown[]; config: AttuneConfig }> {
  const said: unknown[] = [];
  const { config: left } = await usable(config, (code, { path, found } = {}) => void said.push([code, path, (found as { wanted?: unknown }).wanted]));
  return { said, config: left };
}

test('a file of ten megabytes is not read, is reported with its size, and the stored copy stays in use', async () => {
  const said: unknown[] = [];
  const told: AttuneConfig[] = [];
  const text = `{"surveys":[${' '.repeat(10e6)}]}`;
  const stored = { url: '/attune.json', file: { surveys: [good] } };
  await createSources({
    blocks: () => [], url: '/attune.json', fetch: async () => new Response(text), memory: { read: () => stored, write: () => undefined },
    report: (code, { path, found } = {}) => void said.push([code, path, found]), onConfig: (config) => void told.push(config),
  })({});
  expect(said).toEqual([['config_not_json', '/attune.json', text.length]]);
  expect(told.at(-1)?.surveys).toEqual([good]);
});

test('durations such as "1.5d" and "forever" cost their own survey, with its path', async () => {
  const { said, config } = await judged({ surveys: [{ ...good, id: 'a', wait: '1.5d' }, good, { ...good, id: 'b', limit: { every: 'forever' } }] });
  expect(said).toEqual([['config_invalid', 'surveys[0].wait', 'duration'], ['config_invalid', 'surveys[2].limit.every', 'duration']]);
  expect(config.surveys).toEqual([good]);
});

test('an unknown field is told with the nearest known name, and does no harm', async () => {
  const { said, config } = await judged({ surveys: [{ ...good, sampel: 1 }], greeting: [] });
  expect(said).toEqual([['config_unknown_field', 'surveys[0].sampel', 'sample'], ['config_unknown_field', 'greeting', 'greetings']]);
  expect(config.surveys).toHaveLength(1);
});

test('audiences in a circle are told each, and hold for nobody', async () => {
  const { said, config } = await judged({ audiences: { a: { 'audience.b': true }, b: { 'audience.a': true }, c: { visits: 1 } } });
  expect(said).toEqual([['config_invalid', 'audiences.a', 'no circle'], ['config_invalid', 'audiences.b', 'no circle']]);
  expect(config.audiences?.['c']).toEqual({ visits: 1 });
  expect(matches(config.audiences!['a']!, { audience: { b: true } })).toBe(false);
});

test('a condition nested 51 deep costs its own audience', async () => {
  const deep = (levels: number): object => Array.from({ length: levels }).reduce<object>((inner) => ({ $not: inner }), {});
  const { said, config } = await judged({ audiences: { fine: deep(49), deep: deep(51) } });
  expect(said).toEqual([['config_invalid', 'audiences.deep', 'condition']]);
  expect(Object.keys(config.audiences!)).toEqual(['fine']);
});

test('keys called __proto__ and constructor reach no prototype', async () => {
  const { config } = await judged(JSON.parse('{"audiences":{"__proto__":{"x":1},"constructor":{"y":1}},"limits":{"__proto__":{"every":"1d"}},"surveys":[]}'));
  expect(Object.keys(config.audiences!)).toEqual(['__proto__', 'constructor']);
  expect(({} as { x?: unknown }).x).toBe(undefined);
});

test('events with hostile names are no steps of a journey', async () => {
  for (const name of ['__proto__', 'Order Placed', '<img src=x>', 'a'.repeat(65), '', '\u0000', 'order_placed\n']) {
    const { said } = await judged({ surveys: [{ ...good, on: name }, { ...good, id: 'other' }] });
    expect([name, said]).toEqual([name, [['config_invalid', 'surveys[0].on', 'name|did[?]']]]);
  }
  // As a name it is like any other.
  expect((await judged({ surveys: [{ ...good, on: 'constructor' }] })).said).toEqual([]);
});

test('a pattern that could try for ever is not tried at all', () => {
  for (const pattern of ['^(a+)+$', '(a|a)*b', '(.*)*x', '([a-z]+)*\\d', '(x+x+)+y', 'a{1000}', '(?:a?){99}b', '\\1+(a)']) {
    expect([pattern, reach(pattern) < 1 || reach(pattern) ** 2 < 2.2e6]).toEqual([pattern, true]);
    expect(matches({ path: { $regex: pattern } }, { path: `${'a'.repeat(5000)}!` })).toBe(false);
  }
});

test('the nearest name is looked for in 64 letters, however long the mistake', () => {
  expect(nearest(`sampel${'x'.repeat(1e6)}`, ['sample'])).toBe(undefined);
  expect(nearest('sampel', [`sample`, 'x'.repeat(1e6)])).toBe('sample');
});
