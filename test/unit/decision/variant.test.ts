import { expect, test } from 'vitest';
import { createIds } from '../../../src/core/ids.ts';
import { heldOut } from '../../../src/decision/holdout.ts';
import { variant } from '../../../src/decision/variant.ts';

let time = 1_795_000_000_000;
const id = createIds({ now: () => (time += 1000) });
const ids = Array.from({ length: 100_000 }, id);
const share = (count: (visitor: string) => boolean): number => ids.filter(count).length / ids.length;

test.each([
  [{ warm: 0.5, plain: 0.5 }],
  [{ a: 0.1, b: 0.2, c: 0.7 }],
  [{ a: 0.25, b: 0.25 }],
])('over 100 000 visitors the split %j is exact to 1 %%', (split) => {
  for (const [name, wanted] of Object.entries(split)) {
    expect(Math.abs(share((visitor) => variant({ experiment: 'warm_hello', split }, 'hello', visitor) === name) - wanted)).toBeLessThan(0.01);
  }
});

test('the same visitor always gets the same, and two experiments are independent', () => {
  const split = { warm: 0.5, plain: 0.5 };
  const of = (experiment: string) => (visitor: string): boolean => variant({ experiment, split }, 'x', visitor) === 'warm';
  for (const visitor of ids.slice(0, 1000)) expect(of('one')(visitor)).toBe(of('one')(visitor));
  expect(Math.abs(share((visitor) => of('one')(visitor) && of('two')(visitor)) - 0.25)).toBeLessThan(0.01);
});

test('a surface without an experiment of its own name draws by its id, apart from its sample', () => {
  const split = { a: 0.5, b: 0.5 };
  expect(share((visitor) => variant({ split }, 'one', visitor) === variant({ split }, 'two', visitor))).toBeCloseTo(0.5, 1);
});

test('the share held out is exact to 1 %, and the same for all surfaces', () => {
  expect(Math.abs(share((visitor) => !heldOut(0.05, visitor).pass) - 0.05)).toBeLessThan(0.01);
});
