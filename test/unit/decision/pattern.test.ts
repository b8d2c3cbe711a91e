import { describe, expect, test } from 'vitest';
import { matches } from '../../../src/decision/condition.ts';
import { fits, reach } from '../../../src/decision/pattern.ts';

const HANGING = [
  '(a+)+$', '(a*)*b', '(a|a)*b', '(a|aa)+$', '(.*a){20}', '^(\\w+\\s?)*$', '(x+x+)+y', '([a-z]+)*\\d', '(?:a+){2,}b', '(?:(?:a+)b?)+c', '(a+){10}$',
  'a*a*a*a*a*c', '.*.*.*.*=.*', `${'a?'.repeat(60)}${'a'.repeat(60)}`, `${'(a|a)'.repeat(40)}b`, '(.*)\\1\\1\\1x', '(?<n>a*)\\k<n>*b', `${'a{0,1000}'.repeat(6)}b`,
  `${'('.repeat(20)}${'){99}'.repeat(20)}`, '(){999999999}', '(a*?)*?b', '(a|[^b])*b', '\\s+\\s+\\s+\\s+$', '(?=(a+))+b', '((a)|(a))*b',
];

describe('patterns that could hang the page', () => {
  for (const pattern of HANGING) {
    test(`${pattern.slice(0, 30)} is answered within 50 ms`, () => {
      for (const input of ['a'.repeat(4000), ' '.repeat(4000), 'x'.repeat(4000), `${'a'.repeat(2000)}!`]) {
        // Processor time, not the clock on the wall: what else the machine does must not count.
        const began = process.cpuUsage();
        matches({ a: { $regex: pattern } }, { a: input });
        expect(process.cpuUsage(began).user / 1000).toBeLessThan(50);
      }
    });
  }
});

test('refuses nested repetition, back references and patterns over 256 characters', () => {
  expect(['(a+)+', '(a|b)*', '(a?){3}', '(.)\\1', 'a{1,9999}'].map(reach)).toEqual([0, 0, 0, 0, 0]);
  expect(fits('a'.repeat(256), 'a'.repeat(256), '')).toBe(true);
  expect(fits('a'.repeat(257), 'a'.repeat(257), '')).toBe(false);
});

test('reads what only looks like repetition as what it is', () => {
  expect(['\\(a+\\)+', '[(a+)]+', '(?:abc)+', '(abc){3}', 'a+?b', '\\d{4}-\\d{2}'].every((one) => reach(one) > 200)).toBe(true);
});

test('cuts inputs at 2048 characters', () => {
  expect(fits('a$', `${'b'.repeat(2047)}a`, '')).toBe(true);
  expect(fits('a$', `${'b'.repeat(2048)}a`, '')).toBe(false);
});
