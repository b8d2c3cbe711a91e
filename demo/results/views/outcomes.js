// @ts-check
/**
 * Outcomes — did those who were asked or greeted come back and reach the goal more often than those who were held out?
 * Intervals that overlap say: not known yet.
 */
import { element } from '../../app/element.js';
import { intervals } from '../charts.js';
import { card, empty, figure } from '../figure.js';
import { counted } from '../words.js';

/** @typedef {Record<string, any>} Row */

const QUESTIONS = [{ key: 'back', title: 'Came back for another visit' }, { key: 'goal', title: 'Reached the goal' }];

/** @param {Row} data @returns {import('../sections.js').Section[]} */
export function outcomes({ goal, groups }) {
  if (groups.every((/** @type {Row} */ { visitors }) => !visitors)) return [{ key: 'none', data: '', draw: () => card({ title: 'Outcomes' }, empty('Nobody has been asked, greeted or held out yet.')) }];
  return QUESTIONS.map(({ key, title }) => ({ key, data: [goal, groups], draw: (width) => card({ title: key === 'goal' ? `${title}: ${goal}` : title }, ...about(key, groups), picture({ key, title, groups, width })) }));
}

/** @param {{ key: string, title: string, groups: readonly Row[], width: number }} options */
function picture({ key, title, groups, width }) {
  const known = groups.filter((group) => group[key]?.isEnough);
  return figure({
    title: `${title}, in percent`, ...(known.length && { chart: intervals(known.map((group) => ({ label: group['group'], ...group[key] })), width) }),
    about: groups.map(({ group, visitors }) => `${group}: ${counted(visitors, 'visitor')}`).join(' · '),
    heads: ['Group', 'Visitors', 'Share in %', 'Low', 'High'], rows: groups.map((group) => [group['group'], group['visitors'], ...(group[key]?.isEnough ? [group[key].score, group[key].low, group[key].high] : ['too few', '–', '–'])]),
  });
}

/** @param {string} key @param {readonly Row[]} groups @returns {HTMLElement[]} */
function about(key, groups) {
  const of = (/** @type {string} */ name) => groups.find(({ group }) => group === name)?.[key];
  const [asked, held] = [of('asked'), of('held out')];
  if (!asked?.isEnough || !held?.isEnough) return [element('p', {}, 'Too few visitors in one of the groups to compare them.')];
  const isApart = asked.low > held.high || held.low > asked.high;
  return [element('p', {}, isApart ? `Those who were asked did so ${asked.score > held.score ? 'more' : 'less'} often than those held out, beyond chance.` : 'The intervals of asked and held out overlap: no difference is known yet.')];
}
