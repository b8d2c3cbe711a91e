/**
 * Ids — UUIDv7 (RFC 9562, method 1: a counter in rand_a), so that ids sort in the order in which they were made.
 * `crypto.randomUUID` is absent on `http:` pages and is version 4; `getRandomValues` is everywhere.
 */

/** What ids are made of; passed in so that tests can decide it. */
export interface IdSource {
  /** Milliseconds since the epoch, whole ones. */
  readonly now: () => number;
  /** Fills the array with random bytes. */
  readonly random?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
}

/** The counter has 12 bits, three hexadecimal digits; a millisecond that needs more borrows from the next. */
const perMillisecond = 1 << 12;

/** Makes a maker of ids that never go backward. */
export function createIds({ now, random = (bytes) => crypto.getRandomValues(bytes) }: IdSource): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now() * perMillisecond);
    const tail = Array.from(random(new Uint8Array(8)), (byte) => hex(byte, 2)).join('');
    // Version 7, variant 8: of the four that the standard allows one is enough.
    return (hex(last, 15) + tail).replace(/(.{8})(.{4})(.{3}).(.{3})/, '$1-$2-7$3-8$4-');
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
