// @ts-check
/**
 * Outcomes — did those who were asked or greeted come back and reach the goal more often than those who were held out?
 * The difference has an interval of its own (Newcombe 1998, method 10); one that holds zero says: not known yet.
 */
import { element } from '../../app/element.js';
import { intervals } from '../charts.js';
import { card, empty, figure } from '../figure.js';
import { counted, signed } from '../words.js';

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
  const difference = asked.score - held.score;
  const low = difference - Math.hypot(asked.score - asked.low, held.high - held.score);
  const high = difference + Math.hypot(asked.high - asked.score, held.score - held.low);
  const span = `${signed(Math.round(low * 10) / 10)} to ${signed(Math.round(high * 10) / 10)} points, with 95 % confidence`;
  return [element('p', {}, low > 0 || high < 0 ? `Those who were asked did so ${low > 0 ? 'more' : 'less'} often than those held out: ${span}.` : `No difference between asked and held out is known yet: ${span}.`)];
}
