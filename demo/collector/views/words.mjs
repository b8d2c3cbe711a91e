/**
 * Words — what people wrote, in full, newest first, with the score that they gave beside it.
 * Filtered by survey, audience, page and score.
 */
import { answersOf, choicesOf, chosen } from './answers.mjs';

const MOST = 300;

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
export async function words(ask, filter) {
  const all = await answersOf(ask, { ...filter, audience: '', page: '', score: '', survey: '' });
  const answers = chosen(all, filter);
  /** @type {Map<string, { type: string, value: number }>} */
  const scores = new Map();
  for (const { survey, run, type, value } of all) if (typeof value === 'number' && !scores.has(`${survey}\n${run}`)) scores.set(`${survey}\n${run}`, { type, value });
  const said = answers.filter(({ words: text }) => text).reverse();
  return {
    count: said.length,
    words: said.slice(0, MOST).map(({ survey, run, question, at, words: text, path, audiences, visitor }) => ({
      survey, question, at, text, path, visitor, audiences: audiences.split(',').filter(Boolean), score: scores.get(`${survey}\n${run}`),
    })),
    choices: choicesOf(all),
  };
}
