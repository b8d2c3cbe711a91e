/**
 * Ids — UUIDv7 (RFC 9562, method 1: a counter in rand_a), so that ids sort in the order in which they were made.
 * `crypto.randomUUID` is absent on `http:` pages and is version 4; `getRandomValues` is everywhere.
 */

/** What ids are made of; passed in so that tests can decide it. */
export interface IdSource {
  /** Milliseconds since the epoch, whole ones. */
  readonly now: () => number;
  /** Fills the array with random bits. */
  readonly random?: (bits: BigUint64Array<ArrayBuffer>) => BigUint64Array;
}

/** The counter has 12 bits, three hexadecimal digits; a millisecond that needs more borrows from the next. */
const perMillisecond = 1 << 12;

/** Makes a maker of ids that never go backward. */
export function createIds({ now, random = (bits) => crypto.getRandomValues(bits) }: IdSource): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now() * perMillisecond);
    // Version 7, variant 8: of the four that the standard allows one is enough.
    return (hex(last, 15) + hex(random(new BigUint64Array(1))[0]!, 16)).replace(/(.{8})(.{4})(.{3}).(.{3})/, '$1-$2-7$3-8$4-');
  };
}

function hex(value: number | bigint, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
