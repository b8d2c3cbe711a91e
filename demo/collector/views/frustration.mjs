/**
 * Frustration — where people struggled: rage and dead clicks, quick backs, errors, abandoned forms, by page.
 * A page is judged by its rate, not its traffic: signs per hundred views.
 */
import { within } from './filter.mjs';

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
export async function frustration(ask, filter) {
  const signs = await ask(`SELECT path, name, kind, selector, count(*) AS signs, count(DISTINCT CASE WHEN visitor != '' THEN visitor END) AS visitors FROM events
    WHERE name IN ('frustrated', 'form_abandoned') AND ${within(filter)} GROUP BY path, name, kind, selector ORDER BY signs DESC, path, name, kind, selector LIMIT 500`);
  const views = await ask(`SELECT path, count(*) AS views FROM events WHERE name = 'page_viewed' AND ${within(filter)} GROUP BY path`);
  const viewsOf = new Map(views.map(({ path, views: count }) => [path, Number(count)]));
  const kinds = [...new Set(signs.map(kindOf))].sort();
  const pages = [...new Set(signs.map(({ path }) => String(path)))].map((path) => {
    const own = signs.filter((row) => row.path === path);
    const count = own.reduce((sum, row) => sum + row.signs, 0);
    const seen = viewsOf.get(path) ?? 0;
    return { path, signs: count, views: seen, ...(seen && { rate: Math.round((1000 * count) / seen) / 10 }) };
  });
  return {
    kinds,
    pages: pages.sort((a, b) => b.signs - a.signs || (a.path < b.path ? -1 : 1)),
    signs: signs.map((row) => ({ path: row.path, kind: kindOf(row), selector: row.name === 'form_abandoned' ? row.kind : row.selector, count: row.signs, visitors: row.visitors })),
  };
}

/** @param {import('../store/sqlite.mjs').Row} row @returns {string} */
const kindOf = ({ name, kind }) => (name === 'form_abandoned' ? 'form_abandoned' : kind || 'other');
