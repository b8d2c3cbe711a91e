/**
 * Outcomes — whether those who were asked or greeted came back and reached the goal, against those who were held out.
 * Counted from the first time on: what someone did before being asked is no outcome of it.
 */
import { shareOf } from '../scores.mjs';
import { within } from './filter.mjs';

/** A visit ends after this long without activity: whatever comes later is another visit. */
const VISIT = 30 * 60 * 1000;

const GROUPS = [
  { group: 'asked', name: 'survey_shown' },
  { group: 'held out', name: 'survey_withheld' },
  { group: 'greeted', name: 'slot_shown' },
];

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
export async function outcomes(ask, filter) {
  const first = await ask(`SELECT visitor, name, min(at) AS since FROM events
    WHERE name IN ('survey_shown', 'survey_withheld', 'slot_shown') AND visitor != '' AND ${within(filter)} GROUP BY visitor, name`);
  const latest = timesOf(await ask(`SELECT visitor, max(at) AS latest FROM events WHERE visitor != '' AND ${within(filter)} GROUP BY visitor`));
  const reached = timesOf(await ask(`SELECT visitor, max(at) AS latest FROM events WHERE name = :goal AND visitor != '' AND ${within(filter)} GROUP BY visitor`));
  const asked = new Set(first.filter(({ name }) => name === 'survey_shown').map(({ visitor }) => visitor));
  const goals = await ask(`SELECT name, count(*) AS count FROM events WHERE ${within(filter)} GROUP BY name ORDER BY count DESC, name LIMIT 100`);
  return {
    goal: filter.goal,
    goals: goals.map(({ name }) => name).sort(),
    groups: GROUPS.map(({ group, name }) => {
      // Who was held out of one survey and asked another one is no longer untouched.
      const members = first.filter((row) => row.name === name && (group !== 'held out' || !asked.has(row.visitor)));
      const countAfter = (/** @type {Map<string, number>} */ times, /** @type {number} */ pause) =>
        members.filter(({ visitor, since }) => (times.get(visitor) ?? -1) > since + pause).length;
      return { group, visitors: members.length, back: shareOf(countAfter(latest, VISIT), members.length), goal: shareOf(countAfter(reached, 0), members.length) };
    }),
  };
}

/** @param {readonly import('../store/sqlite.mjs').Row[]} rows */
const timesOf = (rows) => new Map(rows.map(({ visitor, latest }) => [String(visitor), Number(latest)]));
