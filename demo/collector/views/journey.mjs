/**
 * Journey — touchpoints by stage and channel: how many people each reached (they saw it; that it was left alone does not count), how long it held them,
 * where they went next within the visit, and where they stopped.
 */
import { within } from './filter.mjs';

const STAGES = ['awareness', 'consideration', 'purchase', 'delivery', 'service', 'advocacy'];
const MOST_MOVES = 60;
/** Ids of visits begin with their time: these are the latest ones, and enough to see the ways. */
const MOST_VIEWS = 40_000;

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
export async function journey(ask, filter) {
  const rows = await ask(`SELECT touchpoint, max(stages) AS stage, max(channels) AS channel, sum(seen) AS seen_all, sum(leaves) AS leaves_all,
      sum(dwelt) AS dwelt_all, sum(CASE WHEN visitor = '' OR seen = 0 THEN 0 ELSE 1 END) AS visitors
    FROM (SELECT touchpoint, visitor, max(stage) AS stages, max(channel) AS channels,
        count(*) - sum(name = 'touchpoint_left') AS seen, sum(name = 'touchpoint_left') AS leaves, sum(amount) AS dwelt
      FROM events WHERE touchpoint != '' AND ${within(filter)} GROUP BY touchpoint, visitor)
    GROUP BY touchpoint ORDER BY seen_all DESC, touchpoint LIMIT 100`);
  const { moves, stops, isPart } = movesOf(await ask(`SELECT session, touchpoint FROM events
    WHERE name = 'touchpoint_viewed' AND session != '' AND ${within(filter)} ORDER BY session DESC, at DESC, seq DESC LIMIT ${MOST_VIEWS}`));
  return {
    isPart,
    touchpoints: rows.map(({ touchpoint, stage, channel, seen_all: seen, leaves_all: leaves, dwelt_all: dwelt, visitors }) => ({
      touchpoint, stage, channel: channel || 'web', seen, visitors, ...(leaves && { dwell: Math.round(dwelt / leaves) }), stops: stops.get(touchpoint) ?? 0,
    })).sort((a, b) => rankOf(a.stage) - rankOf(b.stage) || b.visitors - a.visitors || b.seen - a.seen || (a.touchpoint < b.touchpoint ? -1 : 1)),
    moves: [...moves.values()].sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1)).slice(0, MOST_MOVES),
  };
}

/** @param {string} stage */
const rankOf = (stage) => (STAGES.includes(stage) ? STAGES.indexOf(stage) : STAGES.length);

/** @param {readonly import('../store/sqlite.mjs').Row[]} rows - By session, the latest first. */
function movesOf(rows) {
  /** @type {Map<string, { from: string, to: string, count: number }>} */
  const moves = new Map();
  /** @type {Map<string, number>} */
  const stops = new Map();
  rows.forEach(({ session, touchpoint: from }, index) => {
    const next = rows[index - 1];
    if (next?.session !== session) return void stops.set(from, (stops.get(from) ?? 0) + 1);
    if (next?.touchpoint === from) return;
    const key = `${from}\n${next?.touchpoint}`;
    const move = moves.get(key);
    if (move) move.count++;
    else moves.set(key, { from, to: next?.touchpoint, count: 1 });
  });
  return { moves, stops, isPart: rows.length === MOST_VIEWS };
}
