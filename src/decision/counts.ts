/**
 * Counts — how often something has happened in the last 56 days, and how many days ago it last did: one counter a day, no log.
 * A day is the visitor's own, by the calendar: what happened at 23:59 was yesterday two minutes later. Pure; what is no
 * counter counts nothing.
 */

/** One event's counters by day; days are counted from 1970. Plain JSON. */
export type Counts = { readonly [day: string]: number };

const DAY = 86_400_000;
const COUNTED = 56;

/** @param t - In ms since the epoch. */
function dayOf(t: number): number {
  const date = new Date(t);
  // In UTC every day has 24 hours, so that days can be counted where the visitor's own may have 23 or 25.
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

const entries = (counts: Counts): (readonly [day: number, count: number])[] =>
  Object.entries(counts).map(([day, count]) => [Number(day), count] as const).filter(([day, count]) => day > 0 && Number.isInteger(count));

/** It has happened at `t`, in ms. Days that no longer count are dropped. */
export function count(counts: Counts, t: number): Counts {
  const today = dayOf(t);
  const kept = Object.fromEntries(entries(counts).filter(([day]) => today - day < COUNTED));
  return { ...kept, [today]: (kept[today] ?? 0) + 1 };
}

/** How often, today and on the 55 days before. @param now - In ms. */
export function seen(counts: Counts, now: number): number {
  const today = dayOf(now);
  return entries(counts).reduce((sum, [day, many]) => (today - day < COUNTED ? sum + many : sum), 0);
}

/** How many days ago it last happened: 0 is today. `undefined`: never. @param now - In ms. */
export function daysSince(counts: Counts, now: number): number | undefined {
  const last = Math.max(...entries(counts).map(([day]) => day));
  // A clock that was set back has not gone to before it.
  return last > 0 ? Math.max(dayOf(now) - last, 0) : undefined;
}
