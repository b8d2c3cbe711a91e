/**
 * Scores — numbers that people know, from counted answers. Pure.
 * Never a score without its base: each says how many answers it stands on, and how far chance alone could move it.
 */

/** @typedef {{ value: any, count: number }} Tally */

/** @param {readonly Tally[]} tallies @param {(value: number) => boolean} [holds] */
const countOf = (tallies, holds = () => true) =>
  tallies.reduce((sum, { value, count }) => (typeof value === 'number' && holds(value) ? sum + count : sum), 0);

/**
 * The Net Promoter Score: promoters (9, 10) less detractors (0–6), in percent of all.
 * @param {readonly Tally[]} tallies - Answers from 0 to 10.
 * @returns `margin`: half the 95 % confidence interval, in points; meaningless below some 30 answers.
 */
export function npsOf(tallies) {
  const answers = countOf(tallies);
  const promoters = countOf(tallies, (value) => value >= 9);
  const detractors = countOf(tallies, (value) => value <= 6);
  if (!answers) return undefined;
  const mean = (promoters - detractors) / answers;
  const variance = (promoters + detractors) / answers - mean ** 2;
  return {
    score: Math.round(100 * mean),
    margin: Math.round(196 * Math.sqrt(variance / answers)),
    answers, promoters, passives: answers - promoters - detractors, detractors,
  };
}

/** @param {readonly Tally[]} tallies @returns {{ mean: number, answers: number } | undefined} */
export function meanOf(tallies) {
  const answers = countOf(tallies);
  if (!answers) return undefined;
  const sum = tallies.reduce((total, { value, count }) => total + (typeof value === 'number' ? value * count : 0), 0);
  return { mean: sum / answers, answers };
}
