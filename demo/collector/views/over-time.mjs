/**
 * Over time — a score day by day, or week by week where the days would be many. Pure.
 * Days and weeks are those of UTC, weeks begin on Monday; what has too few answers for a score says only how many.
 */
import { scoreOf } from '../scores.mjs';
import { tallied } from './tallies.mjs';

const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;
/** The epoch began on a Thursday. */
const MONDAY = 4 * DAY;
const MOST_DAYS = 14 * DAY;

/** @param {string} type @param {readonly import('./answers.mjs').Answer[]} answers - Oldest first. */
export function overTime(type, answers) {
  const [first, last] = [answers[0]?.at ?? 0, answers.at(-1)?.at ?? 0];
  const beginOf = last - first > MOST_DAYS ? (/** @type {number} */ at) => Math.floor((at - MONDAY) / WEEK) * WEEK + MONDAY : (/** @type {number} */ at) => Math.floor(at / DAY) * DAY;
  /** @type {Map<number, import('./answers.mjs').Answer[]>} */
  const spans = new Map();
  for (const answer of answers) {
    const begin = beginOf(answer.at);
    const span = spans.get(begin);
    if (span) span.push(answer);
    else spans.set(begin, [answer]);
  }
  return [...spans].sort(([a], [b]) => a - b).slice(-200).flatMap(([from, own]) => {
    const score = scoreOf(type, tallied(type, own));
    return score ? [{ from, answers: score.answers, ...(score.isEnough && { score: score.score, low: score.low, high: score.high }) }] : [];
  });
}
