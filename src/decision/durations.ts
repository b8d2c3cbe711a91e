/**
 * Durations — "14d" as milliseconds. An integer and one unit; anything else is no duration.
 */

const DAY = 86_400_000;
const UNITS: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: DAY, w: 7 * DAY };
const LONGEST = 400 * DAY;

/**
 * A day is exactly 86 400 s here, whatever the calendar does: a duration is a length, not a date.
 * @param text - As it stands in the configuration, of whatever type.
 * @example `duration('14d')` is 1 209 600 000; `duration('1.5d')` and `duration('forever')` are `undefined`.
 * @returns Milliseconds; `undefined` if malformed or over 400 days.
 */
export function duration(text: unknown): number | undefined {
  // Eleven digits hold the longest in milliseconds; more would lose precision before the comparison.
  const [, count, unit] = /^(\d{1,11})(ms|[smhdw])$/.exec(typeof text === 'string' ? text : '') ?? [];
  const ms = Number(count) * UNITS[unit ?? 's']!;
  return ms <= LONGEST ? ms : undefined;
}
