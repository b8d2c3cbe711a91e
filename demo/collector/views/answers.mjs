/**
 * Answers — what was answered, each question of a response once.
 * Going back and changing one's mind sends an answer again: the last word counts.
 */
import { within } from './filter.mjs';

/** @typedef {{ survey: string, run: string, question: string, type: string, value: any, words: string, at: number, path: string, audiences: string, visitor: string }} Answer */

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter @returns {Promise<Answer[]>} Oldest first. */
export async function answersOf(ask, filter) {
  const rows = await ask(`SELECT id, survey, response, question, type, value, words, at, path, audiences, visitor FROM events
    WHERE name = 'survey_answered' AND survey != '' AND ${within(filter)} ORDER BY at, seq, id`);
  /** @type {Map<string, Answer>} */
  const last = new Map();
  for (const { id, response, value, ...row } of rows) {
    const run = response || id;
    last.set(`${row.survey}\n${run}\n${row.question}`, /** @type {Answer} */ ({ ...row, run, value: value ? JSON.parse(value) : undefined }));
  }
  return chosen([...last.values()], filter);
}

/** Those that the filter is about; a score is a property of the whole response. @param {Answer[]} answers @param {import('./filter.mjs').Filter} filter */
export function chosen(answers, { audience, page, score, survey }) {
  const runs = score ? new Set(answers.filter((one) => bandOf(one) === score).map(({ survey: of, run }) => `${of}\n${run}`)) : undefined;
  return answers.filter((one) =>
    (!audience || one.audiences.includes(`,${audience},`)) && (!page || one.path === page) && (!survey || one.survey === survey)
    && (!runs || runs.has(`${one.survey}\n${one.run}`)));
}

/** @param {Answer} answer @returns {'low' | 'middle' | 'high' | undefined} What a score says of the one who gave it. */
function bandOf({ type, value }) {
  if (typeof value !== 'number') return undefined;
  if (type === 'nps') return value >= 9 ? 'high' : value >= 7 ? 'middle' : 'low';
  if (type === 'csat') return value >= 4 ? 'high' : value === 3 ? 'middle' : 'low';
  if (type === 'ces') return value >= 5 ? 'high' : value === 4 ? 'middle' : 'low';
  return undefined;
}

/** What can be chosen to filter by. @param {readonly Answer[]} answers */
export function choicesOf(answers) {
  const sorted = (/** @type {string[]} */ names) => [...new Set(names)].filter(Boolean).sort();
  return {
    audiences: sorted(answers.flatMap(({ audiences }) => audiences.split(','))).slice(0, 100),
    pages: sorted(answers.map(({ path }) => path)).slice(0, 100),
    surveys: sorted(answers.map(({ survey }) => survey)).slice(0, 100),
  };
}
