/**
 * Hash — the same visitor always gets the same answer, with no storage.
 * FNV-1a (32 bit) as GrowthBook has it, so that a server using GrowthBook agrees with the page.
 * Source: https://docs.growthbook.io/lib/build-your-own#hashing
 */

/** FNV-1a over UTF-16 units. @returns 0 to 2³² − 1. */
export function fnv(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/**
 * @param seed - What is decided: the survey's or experiment's id.
 * @param value - Who it is decided for: the visitor's id.
 * @param version - 2 has no bias between experiments; 1 is for comparison with old ones.
 * @returns 0 to 1, in steps of 1/10 000 (version 1: 1/1000). For any other version `null`, as GrowthBook's vectors pin it.
 */
export function hash(seed: string, value: string, version: 1 | 2): number;
export function hash(seed: string, value: string, version: number): number | null;
export function hash(seed: string, value: string, version: number): number | null {
  if (version === 2) return (fnv(`${fnv(seed + value)}`) % 10_000) / 10_000;
  return version === 1 ? (fnv(value + seed) % 1000) / 1000 : null;
}
