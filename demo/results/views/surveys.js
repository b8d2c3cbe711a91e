// @ts-check
/**
 * Surveys — one card a survey: how far people came, what they answered, and how the score moves.
 * A score stands only with its interval and its base; too few answers are told as such.
 */
import { element } from '../../app/element.js';
import { bars, columns, overTime } from '../charts.js';
import { card, empty, figure } from '../figure.js';
import { answer, counted, day, duration, signed } from '../words.js';

/** @typedef {Record<string, any>} Row */

const NAMES = /** @type {Record<string, string>} */ ({ nps: 'NPS', csat: 'CSAT', ces: 'CES', thumbs: 'Thumbs up', rating: 'Mean rating', emotion: 'Mean' });
const SHARES = ['csat', 'thumbs'];

/** @param {Row} data @returns {import('../sections.js').Section[]} */
export function surveys({ surveys: all }) {
  if (!all.length) {
    return [{ key: 'none', data: '', draw: () => card({ title: 'Surveys' }, empty('Nobody has been asked yet, or not in this time. ', element('a', { href: '/shop/' }, 'Order something in the shop'), ', let it be delivered, and the first survey appears here.')) }];
  }
  return all.map((/** @type {Row} */ one) => ({ key: `survey ${one['id']}`, data: one, draw: (/** @type {number} */ width) => survey(one, width) }));
}

/** @param {Row} survey @param {number} width */
function survey({ id, funnel, withheld, median, questions }, width) {
  const half = width >= 860 ? (width - 48) / 2 : width;
  return card({ title: id, kind: 'survey' }, element('div', { class: 'halves' },
    steps(funnel, { median, withheld, width: half }), ...questions.flatMap((/** @type {Row} */ one) => question(one, half))));
}

/** @param {readonly Row[]} funnel @param {{ median?: number, withheld: number, width: number }} more */
function steps(funnel, { median, withheld, width }) {
  const shown = Math.max(1, funnel[0]?.['count'] ?? 0);
  const share = (/** @type {number} */ count) => `${Math.round((100 * count) / shown)} %`;
  const about = [median === undefined ? '' : `Completed in ${duration(median)}, by the median.`, withheld ? `${counted(withheld, 'visitor')} held out.` : ''].filter(Boolean).join(' ');
  return figure({
    title: 'How far people came', about,
    chart: bars(funnel.map(({ step, count }) => ({ label: step, count, words: `${count.toLocaleString('en')} · ${share(count)}` })), width),
    heads: ['Step', 'Responses', 'Of shown'], rows: funnel.map(({ step, count }) => [step, count, share(count)]),
  });
}

/** @param {Row} question @param {number} width @returns {HTMLElement[]} */
function question({ id, type, answers, tallies, score, nps, time }, width) {
  if (type === 'text' || type === 'contact') return [element('div', {}, element('h3', {}, id), element('p', { class: 'soft' }, `${counted(answers, 'answer')} in words. `, element('a', { href: '#words' }, 'Read them')))];
  const isScale = tallies.every((/** @type {Row} */ { value }) => typeof value === 'number');
  const steps = tallies.map((/** @type {Row} */ { value, count }) => ({ label: type === 'thumbs' ? (value ? 'up' : 'down') : answer(value), count, ...(tone(type, value) && { tone: tone(type, value) }) }));
  const distribution = figure({
    title: `${id}: the answers`, about: counted(answers, 'answer'), chart: isScale ? columns(steps, width) : bars(steps.slice(0, 12), width),
    heads: ['Answer', 'How often'], rows: steps.map((/** @type {Row} */ { label, count }) => [label, count]),
  });
  return score ? [element('div', {}, element('h3', {}, `${NAMES[type] ?? 'Score'} of ${id}`), figureOf({ type, score, nps })), distribution, ...scoreOverTime({ id, type, time, width })] : [distribution];
}

/** @param {{ type: string, score: Row, nps?: Row }} known */
function figureOf({ type, score, nps }) {
  if (!score['isEnough']) {
    return element('p', { class: 'few' }, `${counted(score['answers'], 'answer')}: too few for a score. From ten on there is one.`);
  }
  const told = (/** @type {number} */ value) => (type === 'nps' ? signed(value) : SHARES.includes(type) ? `${value} %` : String(value));
  return element('div', { class: 'score' }, element('strong', {}, told(score['score'])),
    element('p', {}, `between ${told(score['low'])} and ${told(score['high'])}, with 95 % confidence`),
    element('p', { class: 'soft' }, nps ? `${counted(nps['promoters'], 'promoter')} (9–10), ${counted(nps['passives'], 'passive')} (7–8), ${counted(nps['detractors'], 'detractor')} (0–6)` : type === 'csat' ? 'The share of those who chose 4 or 5.' : type === 'ces' ? 'The mean, from 1 (hard) to 7 (easy).' : counted(score['answers'], 'answer')));
}

/** @param {{ id: string, type: string, time: readonly Row[], width: number }} options @returns {HTMLElement[]} */
function scoreOverTime({ id, type, time, width }) {
  const known = time.filter(({ score }) => score !== undefined);
  const name = NAMES[type] ?? 'Score';
  if (known.length < 2) return [element('div', {}, element('h3', {}, `${name} over time`), empty('Two spans with ten answers each make a line.'))];
  const left = time.length - known.length;
  return [figure({
    title: `${name} of ${id} over time`, about: `In its 95 % interval.${left ? ` ${counted(left, 'span')} with fewer than ten answers left open.` : ''}`, chart: overTime(time, { width }),
    heads: ['From', 'Score', 'Low', 'High', 'Answers'], rows: time.map(({ from, score, low, high, answers }) => [day(from), score ?? '–', low ?? '–', high ?? '–', answers]),
  })];
}

/** @param {string} type @param {unknown} value */
function tone(type, value) {
  if (type !== 'nps' || typeof value !== 'number') return '';
  return value >= 9 ? 'good' : value >= 7 ? 'fair' : 'poor';
}
