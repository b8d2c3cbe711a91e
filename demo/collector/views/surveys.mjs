/**
 * Surveys — for each survey how far people came, in what time, what they answered, and how the score moves.
 * A chart of a scale has every step of it, those that nobody chose included: a gap is part of the picture.
 */
import { medianOf, npsOf, scoreOf } from '../scores.mjs';
import { answersOf, choicesOf } from './answers.mjs';
import { within } from './filter.mjs';
import { overTime } from './over-time.mjs';
import { tallied } from './tallies.mjs';

/** @typedef {import('./answers.mjs').Answer} Answer */

const FUNNEL = ['shown', 'answered', 'completed', 'dismissed', 'snoozed'];

/** @param {import('./filter.mjs').Ask} ask @param {import('./filter.mjs').Filter} filter */
export async function surveys(ask, filter) {
  const steps = await ask(`SELECT survey, name, count(DISTINCT CASE WHEN response != '' THEN response ELSE id END) AS responses FROM events
    WHERE name IN ('survey_shown', 'survey_answered', 'survey_completed', 'survey_dismissed', 'survey_snoozed', 'survey_withheld') AND survey != '' AND ${within(filter)}
    GROUP BY survey, name ORDER BY survey, name`);
  const took = await ask(`SELECT survey, amount FROM events WHERE name = 'survey_completed' AND amount > 0 AND ${within(filter)} ORDER BY survey, amount, id`);
  const answers = await answersOf(ask, filter);
  const ids = [...new Set(steps.map(({ survey }) => String(survey)))].sort().slice(0, 200);
  const countOf = (/** @type {string} */ id, /** @type {string} */ step) => Number(steps.find((row) => row.survey === id && row.name === `survey_${step}`)?.responses ?? 0);
  return {
    surveys: ids.map((id) => ({
      id,
      funnel: FUNNEL.map((step) => ({ step, count: countOf(id, step) })),
      withheld: countOf(id, 'withheld'),
      median: medianOf(took.filter(({ survey }) => survey === id).map(({ amount }) => Number(amount))),
      questions: questionsOf(answers.filter(({ survey }) => survey === id)),
      words: wordsOf(answers.filter(({ survey }) => survey === id)),
    })),
    choices: choicesOf(answers),
  };
}

/** @param {Answer[]} answers */
function questionsOf(answers) {
  /** @type {Map<string, Answer[]>} */
  const byId = new Map();
  for (const answer of answers) {
    const own = byId.get(answer.question);
    if (own) own.push(answer);
    else byId.set(answer.question, [answer]);
  }
  return [...byId].filter(([id]) => id).sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, own]) => {
    const type = own.at(-1)?.type ?? '';
    const tallies = tallied(type, own);
    return {
      id, type, answers: own.length, tallies: type === 'text' || type === 'contact' ? [] : tallies,
      score: scoreOf(type, tallies), nps: type === 'nps' ? npsOf(tallies) : undefined, time: overTime(type, own),
    };
  });
}

/** @param {Answer[]} answers */
const wordsOf = (answers) =>
  answers.filter(({ words }) => words).reverse().slice(0, 20).map(({ question, at, words }) => ({ question, at, text: words }));
