import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hash } from '../../../src/decision/hash.ts';
import { matches } from '../../../src/decision/condition.ts';
import type { Groups } from '../../../src/decision/condition.ts';
import type { Attributes, Condition } from '../../../src/types.ts';
import own from '../../vectors/conditions.json' with { type: 'json' };

const FILE = new URL('../../../../shared/vectors/growthbook-cases.json', import.meta.url);
const vectors = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) as {
  evalCondition: [string, Condition, Attributes, boolean, Groups?][];
  hash: [string, string, number, number | null][];
} : undefined;

describe('GrowthBook vectors', () => {
  for (const [name, condition, attributes, wanted, groups] of vectors?.evalCondition ?? []) {
    test(name, () => expect(matches(condition, attributes, groups)).toBe(wanted));
  }
  for (const [seed, value, version, wanted] of vectors?.hash ?? []) {
    test(`hash ${seed} ${value} ${version}`, () => expect(hash(seed, value, version)).toBe(wanted));
  }
  test(vectors ? 'are all there' : 'are not here: ../shared/vectors is absent, our own cases stand alone', () => {
    if (vectors) expect([vectors.evalCondition.length, vectors.hash.length]).toEqual([248, 15]);
  });
});

describe('own cases', () => {
  for (const [name, condition, attributes, wanted] of own.cases as unknown as [string, Condition, Attributes, boolean][]) {
    test(name, () => expect(matches(condition, attributes)).toBe(wanted));
  }
});

test('reads only the attributes that the condition names', () => {
  const read: string[] = [];
  const attributes = Object.defineProperties({}, Object.fromEntries(['visits', 'seen', 'audience'].map((name) =>
    [name, { enumerable: true, get: () => { read.push(name); return { a: 1 }; } }])));
  matches({ 'seen.a': 1, $or: [{ 'seen.b': 1 }] }, attributes);
  expect(new Set(read)).toEqual(new Set(['seen']));
});

test('keys called __proto__ are data, in conditions and in attributes', () => {
  const hostile = JSON.parse('{"__proto__": {"admin": true}}') as Attributes;
  expect(matches({ admin: true }, hostile)).toBe(false);
  expect(matches({ '__proto__.admin': true }, hostile)).toBe(true);
  expect(matches({ '__proto__.admin': true }, {})).toBe(false);
  expect(matches(JSON.parse('{"__proto__": {"$exists": true}}') as Condition, {})).toBe(false);
  expect(({} as { admin?: true }).admin).toBeUndefined();
});

test('holds fifty levels of nesting and refuses one more', () => {
  const nested = (levels: number, wrap: (inner: Condition) => Condition): Condition => {
    let condition: Condition = { a: 1 };
    for (let i = 0; i < levels; i++) condition = wrap(condition);
    return condition;
  };
  const wraps = [(inner: Condition) => ({ $and: [inner] }), (inner: Condition) => ({ $or: [inner] })];
  for (const wrap of wraps) {
    expect(matches(nested(50, wrap), { a: 1 })).toBe(true);
    expect(matches(nested(51, wrap), { a: 1 })).toBe(false);
    expect(matches(nested(100_000, wrap), { a: 1 })).toBe(false);
  }
  expect(matches(nested(51, (inner) => ({ $not: inner })), { a: 2 })).toBe(false);
  expect(matches(nested(51, (inner) => ({ $not: inner })), { a: 1 })).toBe(false);
});

test('is false when an attribute throws, and when values cannot be compared', () => {
  const attributes = { get a(): number { throw new Error('no'); }, b: { toString: 1, valueOf: 1 } };
  expect(matches({ a: 1 }, attributes)).toBe(false);
  expect(matches({ b: { $lt: 1 } }, attributes)).toBe(false);
  expect(matches({ b: 'x' }, attributes)).toBe(false);
});
