/**
 * Purposes — what the IAB's numbered purposes allow by our classes. Pure. Purpose 1, keeping anything on the device, is needed for all;
 * personalization needs 5 and 6 as well, measurement 8 to 10. Legitimate interest is not consent. Of sharing they say nothing.
 * https://iabeurope.eu/iab-europe-transparency-consent-framework-policies/
 */
import type { ConsentChoice } from '../../types.ts';

/** @param has - Whether the visitor consents to a purpose, counted from 1. */
export function classesOf(has: (purpose: number) => boolean): ConsentChoice {
  const all = (...purposes: readonly number[]): boolean => [1, ...purposes].every(has);
  return { preferences: all(), personalization: all(5, 6), measurement: all(8, 9, 10) };
}
