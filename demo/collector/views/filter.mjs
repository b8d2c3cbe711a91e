/**
 * Filter — which events a view is about, read from a query string and said in SQL.
 * Nothing of the query string reaches a statement but as a parameter.
 */

/**
 * @typedef {{ bots: boolean, since: number, until: number, audience: string, page: string, score: string, survey: string, visitor: string, goal: string }} Filter
 *   `since`, `until` in ms since the epoch; an empty text leaves its part open.
 * @typedef {(sql: string, more?: import('../store/sqlite.mjs').Parameters) => Promise<import('../store/sqlite.mjs').Row[]>} Ask
 */

const FOREVER = 8.64e15;

/** @param {URLSearchParams} query @returns {Filter} */
export function filterFrom(query) {
  const text = (/** @type {string} */ name) => (query.get(name) ?? '').slice(0, 256);
  const time = (/** @type {string} */ name, /** @type {number} */ open) => {
    const value = text(name);
    const at = /^\d+$/.test(value) ? Number(value) : Date.parse(value);
    return Number.isFinite(at) ? Math.min(at, FOREVER) : open;
  };
  return {
    bots: text('bots') === '1', since: time('since', 0), until: time('until', FOREVER),
    audience: text('audience'), page: text('page'), score: text('score'), survey: text('survey'), visitor: text('visitor'), goal: text('goal') || 'order_placed',
  };
}

/**
 * The condition on rows that every view shares; its parameters are `parametersOf` the same filter.
 * `+ 0`, because SQLite would otherwise choose its index by these, and not the one that holds all that the view reads.
 * @param {Filter} filter
 */
export function within({ bots, since, until }) {
  const parts = [bots ? '' : 'bot + 0 = 0', since > 0 || until < FOREVER ? 'at + 0 >= :since AND at + 0 < :until' : ''].filter(Boolean);
  return parts.join(' AND ') || '1 = 1';
}

/** @param {Filter} filter @returns {import('../store/sqlite.mjs').Parameters} */
export const parametersOf = ({ since, until, visitor, goal }) => ({ since, until, visitor, goal });
