/**
 * Visitor — one visitor's own journey, on one line, in order.
 * Without a visitor named: the latest ones to choose from, those who answered something first.
 */
import { within } from './filter.mjs';

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
export async function visitor(ask, filter) {
  const latest = await ask(`SELECT visitor, max(at) AS latest FROM events WHERE name IN ('survey_answered', 'frustrated', 'page_viewed') AND visitor != '' AND ${within(filter)}
    GROUP BY visitor ORDER BY latest DESC, visitor LIMIT 30`);
  const answered = await ask(`SELECT visitor, max(at) AS latest FROM events WHERE name = 'survey_answered' AND visitor != '' AND ${within(filter)}
    GROUP BY visitor ORDER BY latest DESC, visitor LIMIT 30`);
  const chosen = filter.visitor || answered[0]?.visitor || latest[0]?.visitor || '';
  const events = chosen
    ? await ask(`SELECT id, name, at, path, session, touchpoint, stage, channel, survey, question, value, words, slot, variant, kind FROM events
      WHERE visitor = :visitor ORDER BY at, seq, id LIMIT 2000`, { visitor: chosen })
    : [];
  return {
    visitor: chosen,
    visitors: [...answered.map((row) => ({ ...row, answered: true })), ...latest.filter((row) => !answered.some((one) => one.visitor === row.visitor))].slice(0, 40),
    events: events.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))),
  };
}
