/**
 * Summary — what the results page shows, put together from the store's facts. Pure.
 * One object, complete in itself: a reader that missed any number of them is right again with the next.
 */
import { meanOf, npsOf } from './scores.mjs';

/** @typedef {Record<string, any>} Row */
/** @typedef {ReturnType<typeof summarize>} Summary */

const FUNNEL = ['shown', 'answered', 'completed', 'dismissed', 'snoozed'];
const SCALES = { nps: [0, 10], csat: [1, 5], ces: [1, 7], thumbs: [0, 1] };

/**
 * @param {Record<'totals' | 'aside' | 'completeness', Row> & Record<'losses' | 'names' | 'touchpoints' | 'funnels' | 'answers' | 'words', Row[]>} facts
 * @param {{ events: Row[], rejected: Row[] }} recent
 */
export function summarize(facts, recent) {
  const { funnels, answers, words, ...rest } = facts;
  const ids = [...new Set(funnels.map(({ survey }) => survey))].sort();
  return {
    ...rest,
    surveys: ids.map((id) => ({
      id,
      funnel: FUNNEL.map((step) => ({ step, count: funnels.find((row) => row.survey === id && row.name === `survey_${step}`)?.count ?? 0 })),
      questions: questionsOf(answers.filter((row) => row.survey === id)),
      words: words.filter((row) => row.survey === id).map(({ question, at, value, text }) => ({ question, at, text: text ?? JSON.parse(value) })),
    })),
    recent: {
      events: recent.events.map(({ body, bot, received }) => ({ ...JSON.parse(body), received, ...(bot && { bot: true }) })),
      rejected: recent.rejected,
    },
  };
}

/** @param {Row[]} rows */
function questionsOf(rows) {
  const ids = [...new Set(rows.map(({ question }) => question))];
  return ids.map((id) => {
    const own = rows.filter(({ question }) => question === id);
    const type = String(own[0]?.type ?? '');
    const tallies = wholeScale(type, own.map(({ value, count }) => ({ value: JSON.parse(value), count })));
    return { id: String(id), type, tallies, nps: type === 'nps' ? npsOf(tallies) : undefined, average: meanOf(tallies) };
  });
}

/**
 * Every step of a scale, those that nobody chose included: a gap is part of the picture.
 * @param {string} type
 * @param {import('./scores.mjs').Tally[]} tallies
 */
function wholeScale(type, tallies) {
  const [from, to] = /** @type {Record<string, number[]>} */ (SCALES)[type] ?? [];
  if (from === undefined || to === undefined) return tallies.sort((a, b) => b.count - a.count);
  const countAt = (/** @type {number} */ step) => tallies.find(({ value }) => value === step)?.count ?? 0;
  return Array.from({ length: to - from + 1 }, (_, index) => ({ value: from + index, count: countAt(from + index) }));
}
