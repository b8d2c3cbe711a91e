// @ts-check
/**
 * Overview — how much there is, the answers as they come in, and which events there are.
 */
import { element } from '../../app/element.js';
import { bars } from '../charts.js';
import { card, empty, figure } from '../figure.js';
import { table } from '../table.js';
import { answer, counted, moment, number } from '../words.js';

/** @typedef {Record<string, any>} Row */

/** @param {Row} data @returns {import('../sections.js').Section[]} */
export function overview({ totals, aside, names, recent }) {
  return [
    { key: 'figures', data: [totals, aside], draw: () => card({}, figures([
      ['events', number(totals.events)], ['visitors', number(totals.visitors)],
      ['answers', number(names.find((/** @type {Row} */ { name }) => name === 'survey_answered')?.count ?? 0)], ['kept aside', number(aside.rejected)],
    ]), ...(totals.events ? [element('p', { class: 'soft' }, `From ${moment(totals.first)} to ${moment(totals.last)}. ${aside.bots ? `${counted(aside.bots, 'event')} of automated visits ${aside.bots === 1 ? 'is' : 'are'} counted only if asked for.` : ''}`)] : [])) },
    { key: 'responses', data: recent.responses, draw: () => card({ title: 'Answers as they come in' }, recent.responses.length
      ? table({ heads: ['Survey', 'Question', 'Answer', 'Where', 'When'], kind: 'stack', rows: recent.responses.slice(0, 12).map(rowOf) })
      : empty('Nobody has answered yet. ', element('a', { href: '/shop/' }, 'Order something in the shop'), ', let it be delivered, and the first answer appears here by itself.')) },
    { key: 'names', data: names, draw: (width) => card({ title: 'Events by name' }, names.length ? figure({
      title: 'How often each event came', chart: bars(names.slice(0, 14).map((/** @type {Row} */ { name, count }) => ({ label: name, count })), width),
      heads: ['Event', 'Count'], rows: names.map((/** @type {Row} */ { name, count }) => [name, count]) }) : empty('No event has arrived yet.')) },
    { key: 'latest', data: recent.events.length ? recent.events[0].id : '', draw: () => card({ title: 'Latest events' }, recent.events.length
      ? element('details', {}, element('summary', {}, `The latest ${recent.events.length}, newest first`), table({ heads: ['Event', 'When', 'Where', 'Data'], kind: 'stack', rows: recent.events.map(eventRow) }))
      : empty('Walk through the shop, and they appear here.')) },
  ];
}

/** @param {readonly (readonly [string, string])[]} pairs */
export const figures = (pairs) => element('dl', { class: 'figures' }, ...pairs.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));

/** @param {Row} row */
const rowOf = ({ survey, question, value, words, path, at }) =>
  [survey, question, element('span', {}, [value === undefined || value === words ? '' : answer(value), words ? `“${words}”` : ''].filter(Boolean).join(' ')), path || '–', element('time', { class: 'nowrap', datetime: new Date(at).toISOString() }, moment(at))];

/** @param {Row} row */
const eventRow = ({ name, at, url, data }) =>
  [name, element('time', { class: 'nowrap', datetime: new Date(at).toISOString() }, moment(at)), typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : '–', element('code', {}, data ? JSON.stringify(data).slice(0, 240) : '')];
