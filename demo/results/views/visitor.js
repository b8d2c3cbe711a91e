// @ts-check
/**
 * Visitor — one visitor's own journey on one line, and event by event.
 */
import { element } from '../../app/element.js';
import { line } from '../charts.js';
import { card, empty, figure } from '../figure.js';
import { answer, counted, moment } from '../words.js';

/** @typedef {Record<string, any>} Row */

/** @param {Row} data @returns {import('../sections.js').Section[]} */
export function visitor({ visitor: id, visitors, events }) {
  if (!id) return [{ key: 'none', data: '', draw: () => card({ title: 'One visitor' }, empty('No visitor is known yet. Without consent to measurement, events name nobody.')) }];
  return [{ key: 'line', data: [id, events, visitors.length], draw: (width) => card({ title: 'One visitor’s journey' }, choice(id, visitors), events.length ? picture(events, width) : empty('Nothing is known of this visitor.')) }];
}

/** @param {string} id @param {readonly Row[]} visitors */
function choice(id, visitors) {
  const known = visitors.some(({ visitor: one }) => one === id) ? visitors : [{ visitor: id, latest: 0 }, ...visitors];
  const select = /** @type {HTMLSelectElement} */ (element('select', {}, ...known.map(({ visitor: one, latest, answered }) =>
    element('option', { value: one, ...(one === id && { selected: '' }) }, `${one.slice(-12)}${latest ? ` · ${moment(latest)}` : ''}${answered ? ' · answered' : ''}`))));
  select.addEventListener('change', () => { location.hash = `visitor?visitor=${encodeURIComponent(select.value)}`; });
  return element('label', { class: 'field' }, element('span', {}, 'Visitor'), select);
}

/** @param {readonly Row[]} events @param {number} width */
function picture(events, width) {
  const visits = new Set(events.map(({ session }) => session)).size;
  return figure({
    title: 'On one line', about: `${counted(events.length, 'event')} in ${counted(visits, 'visit')}, from ${moment(events[0]?.['at'])} to ${moment(events.at(-1)?.['at'])}.`,
    chart: line(events.map(({ name, at }) => ({ at, row: rowOf(name), tone: rowOf(name) === 'trouble' ? 'poor' : rowOf(name) === 'asked' ? 'good' : '' })), width),
    heads: ['When', 'Event', 'What', 'Where'], rows: events.map((event) => [moment(event['at']), event['name'], wordsOf(event), event['path'] ?? '–']),
  });
}

/** @param {string} name */
function rowOf(name) {
  if (name.startsWith('survey_')) return 'asked';
  if (name.startsWith('slot_')) return 'greeted';
  if (name.startsWith('page_')) return 'pages';
  if (name.startsWith('touchpoint_')) return 'touchpoints';
  return name === 'frustrated' || name === 'form_abandoned' || name === 'events_lost' ? 'trouble' : 'deeds';
}

/** @param {Row} event */
const wordsOf = ({ touchpoint, survey, question, value, words, slot, variant, kind }) =>
  [touchpoint, survey, question, value && answer(JSON.parse(value)), words && value !== JSON.stringify(words) ? `“${words}”` : '', slot, variant, kind].filter(Boolean).join(' · ') || '–';
