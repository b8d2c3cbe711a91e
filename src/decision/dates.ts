/**
 * Dates — a day is the visitor's own, an instant is an instant.
 * Promise: a day that does not exist is no date, and days are as long as the visitor's clock says (23 to 25 hours).
 */

/**
 * @param text - `2026-11-01`, or an instant such as `2026-11-01T09:00:00Z`.
 * An instant without a zone is the visitor's own too.
 * @param edge - Of a day: its first millisecond or its last. An instant has no edges.
 * @returns Milliseconds since the epoch; `undefined` if malformed.
 */
export function date(text: unknown, edge: 'start' | 'end'): number | undefined {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d.*)?$/.exec(typeof text === 'string' ? text : '') ?? [];
  // `Date` turns 30 February into 2 March rather than refusing it.
  if (new Date(`${year}-${month}-${day}T00:00Z`).getUTCDate() !== Number(day)) return undefined;
  // From the next day's beginning back, because a day may have 23 or 25 hours.
  const last = edge === 'end' ? 1 : 0;
  const at = time ? Date.parse(text as string) : new Date(Number(year), Number(month) - 1, Number(day) + last).getTime() - last;
  return Number.isNaN(at) ? undefined : at;
}
