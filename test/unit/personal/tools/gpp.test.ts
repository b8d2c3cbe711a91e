import { expect, test } from 'vitest';
import { choiceOf } from '../../../../src/personal/tools/gpp.ts';

const free = { preferences: true, personalization: true, measurement: true };
const ready = (parsedSections: object, applicableSections = [7]) => choiceOf({ signalStatus: 'ready', applicableSections, parsedSections } as never);
const purposes = (...given: number[]): boolean[] => Array.from({ length: 24 }, (_, index) => given.includes(index + 1));

test('nothing is believed before the signal is ready', () => {
  expect(choiceOf({ signalStatus: 'not ready', parsedSections: { usnat: { SaleOptOut: 2 } } })).toBe(undefined);
  expect(choiceOf({ signalStatus: 'ready', applicableSections: [], parsedSections: {} })).toBe(undefined);
});

test('where no section applies, nothing is forbidden', () => {
  expect(ready({}, [-1])).toEqual({ ...free, share: true });
});

test.each([
  [{ usnat: { SaleOptOut: 2, SharingOptOut: 2 } }, true],
  [{ usnat: { SaleOptOut: 1 } }, false],
  [{ usca: [{ SaleOptOut: 2, SharingOptOut: 1 }, { Gpc: false }] }, false],
  [{ usnat: [{ SaleOptOut: 2 }, { SubsectionType: 1, Gpc: true }] }, false],
  [{ uspv1: '1YNN' }, true],
  [{ uspv1: '1YYN' }, false],
  [{ usnat: { SaleOptOut: 2 }, usva: { TargetedAdvertisingOptOut: 1 } }, false],
])('in the US %j means sharing %s', (sections, share) => {
  expect(ready(sections)).toEqual({ ...free, share });
});

test('the European section names purposes', () => {
  expect(ready({ tcfeuv2: { PurposeConsents: purposes(1, 5, 6) } }, [2])).toEqual({ preferences: true, personalization: true, measurement: false });
  expect(ready({ tcfeuv2: [{ PurposeConsents: [1, 5, 6, 8, 9, 10] }] }, [2])).toEqual(free);
});
