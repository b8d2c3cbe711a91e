import { expect, test } from 'vitest';
import { audiences, circular } from '../../../src/decision/audiences.ts';
import type { Audiences } from '../../../src/decision/audiences.ts';

function belong(definitions: Audiences, attributes: object): { readonly [name: string]: boolean } {
  const whole: { [name: string]: unknown } = { ...attributes };
  return whole.audience = audiences(definitions, () => whole) as { readonly [name: string]: boolean };
}

test('audiences may name audiences', () => {
  const found = belong({ returning: { visits: { $gte: 2 } }, loyal: { 'audience.returning': true, orders: { $gte: 3 } }, others: { 'audience.loyal': false } }, { visits: 2, orders: 3 });
  expect({ ...found }).toEqual({ returning: true, loyal: true, others: false });
});

test('a circle is found, each of its members is false, and those outside are not touched', () => {
  const definitions: Audiences = {
    a: { 'audience.b': false }, b: { $or: [{ yes: true }, { 'audience.c': true }] }, c: { $not: { 'audience.a': true } },
    self: { 'audience.self': false }, reader: { 'audience.a': false }, plain: { yes: true },
  };
  expect(circular(definitions)).toEqual(['a', 'b', 'c', 'self']);
  expect({ ...belong(definitions, { yes: true }) }).toEqual({ a: false, b: false, c: false, self: false, reader: true, plain: true });
});

test('is decided anew at each question', () => {
  const attributes = { visits: 1 };
  const found = audiences({ returning: { visits: { $gte: 2 } } }, () => attributes);
  expect(found.returning).toBe(false);
  attributes.visits = 2;
  expect(found.returning).toBe(true);
});

test('names such as __proto__ and constructor are names', () => {
  const definitions = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"audience.__proto__": true}}') as Audiences;
  expect(circular(definitions)).toEqual([]);
  const found = belong(definitions, { a: 1 });
  expect(Object.keys(found)).toEqual(['__proto__', 'constructor']);
  expect(Object.getOwnPropertyDescriptor(found, '__proto__')?.get?.call(found)).toBe(true);
  expect(found.constructor).toBe(true);
});

test('audiences that fan out do not take time without end', () => {
  const definitions: { [name: string]: object } = { a0: { yes: true } };
  for (let i = 1; i < 40; i++) definitions[`a${i}`] = { $and: [{ [`audience.a${i - 1}`]: true }, { [`audience.a${i - 1}`]: true }] };
  const began = performance.now();
  expect(belong(definitions as Audiences, { yes: true }).a39).toBe(true);
  expect(performance.now() - began).toBeLessThan(100);
});

test('of ten thousand in a row, each naming the next, only those that close a circle are in one', () => {
  const chain = (last: Audiences[string]): Audiences => Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [`a${i}`, (i < 9999 ? { [`audience.a${i + 1}`]: true } : last) as Audiences[string]]));
  expect(circular(chain({ yes: true }))).toEqual([]);
  expect(circular(chain({ 'audience.a9997': true }))).toEqual(['a9997', 'a9998', 'a9999']);
  expect(circular(chain({ 'audience.a0': true }))).toHaveLength(10_000);
});

test('two circles that lead into one another are told apart from the way between them', () => {
  const definitions: Audiences = {
    a: { 'audience.b': true }, b: { $or: [{ 'audience.a': true }, { 'audience.way': true }] }, way: { 'audience.c': true },
    c: { 'audience.d': true }, d: { 'audience.c': true, 'audience.nobody': true },
  };
  expect(circular(definitions)).toEqual(['a', 'b', 'c', 'd']);
});
