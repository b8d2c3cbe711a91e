// @ts-check
/**
 * Words — what people wrote, in full. Shown as text and nothing else, whoever wrote it.
 */
import { element } from '../../app/element.js';
import { card, empty } from '../figure.js';
import { downloads } from '../table.js';
import { counted, moment } from '../words.js';

/** @typedef {Record<string, any>} Row */

/** @param {Row} data @returns {import('../sections.js').Section[]} */
export function words({ count, words: all }) {
  return [{ key: 'words', data: all, draw: () => (all.length ? list(count, all) : card({ title: 'In their words' }, empty('Nobody has written anything that fits. Try fewer filters.'))) }];
}

/** @param {number} count @param {readonly Row[]} all */
function list(count, all) {
  const heads = ['When', 'Survey', 'Question', 'Score', 'Words', 'Where', 'Audiences'];
  const rows = all.map(({ at, survey, question, score, text, path, audiences }) => [new Date(at).toISOString(), survey, question, score?.value ?? '', text, path, audiences.join(' ')]);
  return card({ title: 'In their words' }, element('p', { class: 'soft' }, count > all.length ? `The latest ${all.length} of ${count.toLocaleString('en')}.` : `${counted(count, 'remark')}, newest first.`),
    element('ol', { class: 'words' }, ...all.map(one)), downloads({ name: 'words', heads, rows }));
}

/** @param {Row} said */
const one = ({ survey, question, at, text, path, visitor, audiences, score }) => element('li', {},
  element('blockquote', {}, text),
  element('p', { class: 'soft' }, ...(score ? [element('b', { class: `mark ${score.type === 'nps' ? (score.value >= 9 ? 'good' : score.value >= 7 ? 'fair' : 'poor') : ''}` }, `${score.value}`), ' '] : []),
    [`${survey} · ${question}`, path, ...audiences].filter(Boolean).join(' · '), ' · ', element('time', { datetime: new Date(at).toISOString() }, moment(at)),
    ...(visitor ? [' · ', element('a', { href: `#visitor?visitor=${encodeURIComponent(visitor)}` }, 'their journey')] : [])));
