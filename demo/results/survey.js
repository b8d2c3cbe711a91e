// @ts-check
/**
 * Survey — one survey: how far people came, what they scored, and what they wrote.
 * Words are shown as text and nothing else, whoever wrote them.
 */
import { element } from '../app/element.js';
import { asTable, columns, lines, number } from './charts.js';

/** @typedef {import('../collector/summary.mjs').Summary['surveys'][number]} Survey */
/** @typedef {Survey['questions'][number]} Question */

/** @param {Survey | undefined} survey - `undefined` while there is none. */
export function survey(survey) {
  if (!survey) {
    return element('section', { class: 'card' }, element('h2', {}, 'Surveys'),
      element('p', { class: 'empty' }, 'Nobody has been asked yet. ',
        element('a', { href: '/shop/' }, 'Order something in the shop'), ', let it be delivered, and the first response appears here.'));
  }
  return element('section', { class: 'card survey' },
    element('h2', {}, `Survey `, element('code', {}, survey.id)),
    funnel(survey.funnel), ...survey.questions.map(question), words(survey.words));
}

/** @param {Survey['funnel']} steps */
function funnel(steps) {
  const bars = steps.map(({ step, count }) => ({ label: step, count }));
  const shown = Math.max(1, bars[0]?.count ?? 0);
  const share = (/** @type {number} */ count) => `${number(count)} · ${Math.round((100 * count) / shown)} %`;
  return element('div', {}, element('h3', {}, 'How far people came'), lines(bars, share), asTable('How far people came', ['Step', 'Responses'], bars));
}

/** @param {Question} question */
function question({ id, type, tallies, nps, average }) {
  const scale = tallies.every(({ value }) => typeof value === 'number');
  const bars = tallies.map(({ value, count }) => ({ label: labelOf(value), count, ...(type === 'nps' && { tone: npsTone(value) }) }));
  return element('div', {}, element('h3', {}, `${id} (${type})`),
    ...(nps ? npsLines(nps) : average && scale ? [score(average.mean.toFixed(1), `mean of ${answers(average.answers)}`)] : []),
    scale ? columns(bars) : lines(bars), asTable('Answers', ['Answer', 'How often'], bars));
}

/** @param {unknown} value @returns {string} */
function labelOf(value) {
  return Array.isArray(value) ? value.map(labelOf).join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** @param {number} value @returns {'good' | 'fair' | 'poor'} */
const npsTone = (value) => (value >= 9 ? 'good' : value >= 7 ? 'fair' : 'poor');

/** @param {number} count */
const answers = (count) => `${number(count)} ${count === 1 ? 'answer' : 'answers'}`;

/** @param {NonNullable<Question['nps']>} nps */
function npsLines({ score: value, margin, answers: count, promoters, passives, detractors }) {
  const sign = value > 0 ? '+' : value < 0 ? '\u2212' : '';
  // Below thirty answers the interval's own formula does not hold.
  const doubt = count < 30 ? `from ${answers(count)}, too few to be sure` : `±${margin} at 95 %, from ${answers(count)}`;
  return [
    score(`${sign}${Math.abs(value)}`, `NPS, ${doubt}`),
    element('p', { class: 'soft' }, `${number(promoters)} promoters (9–10), ${number(passives)} passives (7–8), ${number(detractors)} detractors (0–6)`),
  ];
}

/** @param {string} value @param {string} base */
const score = (value, base) => element('p', { class: 'score' }, element('strong', {}, value), element('span', { class: 'soft' }, base));

/** @param {Survey['words']} said */
function words(said) {
  return element('div', {}, element('h3', {}, 'In their words'), said.length
    ? element('ul', { class: 'words' }, ...said.map(({ question, at, text }) =>
      element('li', {}, element('blockquote', {}, text), element('span', { class: 'soft' }, `${question} · `, element('time', { datetime: new Date(at).toISOString() }, new Date(at).toLocaleString())))))
    : element('p', { class: 'empty' }, 'Nobody has written anything yet.'));
}
