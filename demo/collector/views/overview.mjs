/**
 * Overview — how much there is, of what, and what came last.
 * Small enough to be sent with every arrival.
 */
import { within } from './filter.mjs';

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
export async function overview(ask, filter) {
  const names = await ask(`SELECT name, count(*) AS count FROM events WHERE ${within(filter)} GROUP BY name ORDER BY count DESC, name`);
  const [first] = await ask(`SELECT at FROM events WHERE ${within(filter)} ORDER BY at LIMIT 1`);
  const [last] = await ask(`SELECT at FROM events WHERE ${within(filter)} ORDER BY at DESC LIMIT 1`);
  const [visitors] = await ask(`SELECT count(*) AS visitors FROM (SELECT visitor FROM events WHERE ${within(filter)} AND visitor != '' GROUP BY visitor)`);
  const [bots] = await ask('SELECT count(*) AS bots FROM events WHERE bot = 1');
  const [rejected] = await ask('SELECT count(*) AS rejected FROM rejected');
  const events = names.reduce((sum, { count }) => sum + count, 0);
  return {
    totals: { events, visitors: Number(visitors?.visitors ?? 0), ...(events && { first: Number(first?.at), last: Number(last?.at) }) },
    aside: { bots: Number(bots?.bots ?? 0), rejected: Number(rejected?.rejected ?? 0) },
    names: names.slice(0, 100),
    recent: { events: await recent(ask, filter), responses: await responses(ask, filter) },
  };
}

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
async function recent(ask, filter) {
  const rows = await ask(`SELECT body, received FROM events WHERE ${within(filter)} ORDER BY received DESC, at DESC, id DESC LIMIT 50`);
  return rows.map(({ body, received }) => ({ ...JSON.parse(body), received }));
}

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
async function responses(ask, filter) {
  const rows = await ask(`SELECT id, at, survey, question, type, value, words, path, visitor FROM events
    WHERE name = 'survey_answered' AND ${within(filter)} ORDER BY at DESC, seq DESC, id DESC LIMIT 30`);
  return rows.map(({ value, ...row }) => ({ ...row, value: value ? JSON.parse(value) : undefined }));
}
