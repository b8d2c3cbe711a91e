import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onPage } from '../../../src/decision/pages.ts';

/** The same by a regular expression, which is plain and, with many stars, slow. */
function bruteMatch(pattern: string, path: string): boolean {
  const source = pattern.replace(/\/\*\*(?=\/|$)|\*+/g, (stars) => (stars === '*' ? '[^/]*' : stars[0] === '/' ? '(?:/.*)?' : '.*'));
  return new RegExp(`^${source}$`, 's').test(path);
}
const made = (...parts: string[]) => fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((all) => `/${all.join('')}`);

test('matches what the same regular expression does', () => {
  fc.assert(fc.property(made('a', 'b', '/', '*', '**', '/**', '/**/'), made('a', 'b', '/', 'a/'), (pattern, path) => {
    expect(onPage([pattern], path)).toBe(bruteMatch(pattern, path));
  }), { numRuns: 3000, seed: 20261122 });
});

test('many stars over a long path are answered: the steps grow with the length of both, not with their power', () => {
  expect(onPage([`/${'*a'.repeat(60)}b`], `/${'a'.repeat(2000)}`)).toBe(false);
  expect(onPage([`${'/**/a'.repeat(60)}b`], '/a'.repeat(1000))).toBe(false);
});
