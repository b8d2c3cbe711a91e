/**
 * Scores — numbers that people know, from counted answers, each with its 95 % confidence interval. Pure.
 * Never a score without its base; below ten answers there is none, because it would mean nothing.
 * NPS: adjusted Wald, three answers added (Rocks 2016, "Interval estimation for the Net Promoter Score", The American Statistician).
 * Shares: Wilson's score interval (Wilson 1927). Means: Student's t.
 */

/** @typedef {{ value: any, count: number }} Tally */
/** @typedef {{ score: number, low: number, high: number, answers: number, isEnough: boolean }} Score */

/** Fewer answers than these make no score. */
export const ENOUGH = 10;
const Z = 1.959964;

/** @param {readonly Tally[]} tallies @param {(value: number) => boolean} [holds] */
const countOf = (tallies, holds = () => true) =>
  tallies.reduce((sum, { value, count }) => (typeof value === 'number' && holds(value) ? sum + count : sum), 0);

/** @param {number} value @param {number} low @param {number} high */
const between = (value, low, high) => Math.min(high, Math.max(low, value));
/** @param {number} value */
const tenth = (value) => Math.round(value * 10) / 10;
/** @param {number} value */
const hundredth = (value) => Math.round(value * 100) / 100;

/**
 * The Net Promoter Score: promoters (9, 10) less detractors (0–6), in points from −100 to 100.
 * @param {readonly Tally[]} tallies - Answers from 0 to 10.
 */
export function npsOf(tallies) {
  const answers = countOf(tallies);
  if (!answers) return undefined;
  const promoters = countOf(tallies, (value) => value >= 9);
  const detractors = countOf(tallies, (value) => value <= 6);
  const n = answers + 3;
  const [up, down] = [(promoters + 0.75) / n, (detractors + 0.75) / n];
  const half = Z * Math.sqrt((up + down - (up - down) ** 2) / n);
  return {
    score: tenth((100 * (promoters - detractors)) / answers),
    low: tenth(100 * between(up - down - half, -1, 1)), high: tenth(100 * between(up - down + half, -1, 1)),
    answers, isEnough: answers >= ENOUGH, promoters, passives: answers - promoters - detractors, detractors,
  };
}

/** A share in percent. @param {number} count @param {number} answers @returns {Score | undefined} */
export function shareOf(count, answers) {
  if (!answers) return undefined;
  const p = count / answers;
  const centre = (p + Z ** 2 / (2 * answers)) / (1 + Z ** 2 / answers);
  const half = (Z / (1 + Z ** 2 / answers)) * Math.sqrt((p * (1 - p)) / answers + Z ** 2 / (4 * answers ** 2));
  return { score: tenth(100 * p), low: tenth(100 * between(centre - half, 0, 1)), high: tenth(100 * between(centre + half, 0, 1)), answers, isEnough: answers >= ENOUGH };
}

/** CSAT: the share of those who are satisfied (4 or 5 of 5), in percent. @param {readonly Tally[]} tallies */
export const csatOf = (tallies) => shareOf(countOf(tallies, (value) => value >= 4), countOf(tallies));

/** A mean, as CES is told (1 hard to 7 easy). @param {readonly Tally[]} tallies @returns {Score | undefined} */
export function meanOf(tallies) {
  const answers = countOf(tallies);
  if (!answers) return undefined;
  const sum = (/** @type {(value: number) => number} */ of) => tallies.reduce((all, { value, count }) => (typeof value === 'number' ? all + of(value) * count : all), 0);
  const mean = sum((value) => value) / answers;
  const half = answers > 1 ? studentT(answers - 1) * Math.sqrt(sum((value) => (value - mean) ** 2) / (answers - 1) / answers) : 0;
  return { score: hundredth(mean), low: hundredth(mean - half), high: hundredth(mean + half), answers, isEnough: answers >= ENOUGH };
}

/** The 97.5 % quantile of Student's t, by Cornish and Fisher's expansion: within 0.2 % from nine degrees on. @param {number} freedom */
function studentT(freedom) {
  return Z + (Z ** 3 + Z) / (4 * freedom) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2) + (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / (384 * freedom ** 3);
}

/** The score that a question's type is told by; `undefined` for those that have none. @param {string} type @param {readonly Tally[]} tallies */
export function scoreOf(type, tallies) {
  if (type === 'nps') return npsOf(tallies);
  if (type === 'csat') return csatOf(tallies);
  if (type === 'thumbs') return shareOf(countOf(tallies, (value) => value > 0), countOf(tallies));
  return type === 'ces' || type === 'rating' || type === 'emotion' ? meanOf(tallies) : undefined;
}

/** @param {readonly number[]} values @returns {number | undefined} */
export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length ? Math.round(((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2) : undefined;
}
