// @ts-check
/**
 * Journey — the map: touchpoints in the order of the stages, how many people each reached and how long it held them,
 * where they went next, and where they stopped.
 */
import { element } from '../../app/element.js';
import { bars } from '../charts.js';
import { card, empty, figure } from '../figure.js';
import { counted, duration, number } from '../words.js';

/** @typedef {Record<string, any>} Row */

const LATEST = 'Of the latest visits only: the latest 40,000 touchpoints seen.';

/** @param {Row} data @returns {import('../sections.js').Section[]} */
export function journey({ touchpoints, moves, isPart }) {
  if (!touchpoints.length) return [{ key: 'none', data: '', draw: () => card({ title: 'The journey' }, empty('No touchpoint has been seen yet. One counts when half of it was on screen for a second.')) }];
  return [
    { key: 'map', data: touchpoints, draw: () => map(touchpoints) },
    { key: 'moves', data: moves, draw: (width) => card({ title: 'Where people go next' }, moves.length ? figure({
      title: 'Moves within a visit', about: `From one touchpoint to the next one seen.${isPart ? ` ${LATEST}` : ''}`,
      chart: bars(moves.slice(0, 12).map((/** @type {Row} */ { from, to, count }) => ({ label: `${from} → ${to}`, count })), width),
      heads: ['From', 'To', 'How often'], rows: moves.map((/** @type {Row} */ { from, to, count }) => [from, to, count]) }) : empty('Nobody has gone on to a second touchpoint yet.')) },
    { key: 'stops', data: touchpoints, draw: (width) => card({ title: 'Where they stop' }, figure({
      title: 'The last touchpoint of a visit', ...(isPart && { about: LATEST }), chart: bars([...touchpoints].sort((a, b) => b.stops - a.stops).slice(0, 12).map(({ touchpoint, stops }) => ({ label: touchpoint, count: stops })), width),
      heads: ['Touchpoint', 'Stage', 'Channel', 'Visitors', 'Seen', 'Mean dwell', 'Visits that ended here'],
      rows: touchpoints.map((/** @type {Row} */ { touchpoint, stage, channel, visitors, seen, dwell, stops }) => [touchpoint, stage || '–', channel, visitors, seen, dwell === undefined ? '–' : duration(dwell), stops]) })) },
  ];
}

/** @param {readonly Row[]} touchpoints */
function map(touchpoints) {
  const most = Math.max(1, ...touchpoints.map(({ visitors }) => visitors));
  const stages = [...new Set(touchpoints.map(({ stage }) => stage))];
  return card({ title: 'The journey, stage by stage' }, element('ol', { class: 'map' }, ...stages.map((stage) => element('li', {},
    element('h3', {}, stage || 'no stage'),
    element('ul', {}, ...touchpoints.filter((one) => one['stage'] === stage).slice(0, 8).map((one) => stop(one, most)))))));
}

/** @param {Row} touchpoint @param {number} most */
const stop = ({ touchpoint, channel, visitors, seen, dwell }, most) => element('li', {},
  element('b', {}, touchpoint), ...(channel === 'web' ? [] : [' ', element('span', { class: 'tag' }, channel)]),
  element('meter', { min: '0', max: String(most), value: String(visitors), 'aria-label': `visitors who reached ${touchpoint}` }, number(visitors)),
  element('span', { class: 'soft' }, [counted(visitors, 'visitor'), `seen ${number(seen)}×`, ...(dwell === undefined ? [] : [duration(dwell)])].join(' · ')));
