// @ts-check
/**
 * Frustration — the pages on which people struggled, and at what.
 */
import { element } from '../../app/element.js';
import { bars } from '../charts.js';
import { card, empty, figure } from '../figure.js';
import { table } from '../table.js';
import { counted, number } from '../words.js';

/** @typedef {Record<string, any>} Row */

/** @param {Row} data @returns {import('../sections.js').Section[]} */
export function frustration({ pages, signs }) {
  if (!pages.length) return [{ key: 'none', data: '', draw: () => card({ title: 'Frustration' }, empty('No sign of it: no rage or dead click, no quick return, no abandoned form has been reported.')) }];
  return [
    { key: 'pages', data: pages, draw: (width) => card({ title: 'Frustration by page' }, figure({
      title: 'Signs of frustration', about: 'Beside each page: signs, and signs per hundred views.',
      chart: bars(pages.slice(0, 12).map((/** @type {Row} */ { path, signs: count, rate }) => ({ label: path || 'unknown page', count, tone: 'poor', words: rate === undefined ? number(count) : `${number(count)} · ${number(rate)} per 100` })), width),
      heads: ['Page', 'Signs', 'Views', 'Per 100 views'], rows: pages.map((/** @type {Row} */ { path, signs: count, views, rate }) => [path || 'unknown page', count, views, rate ?? '–']) })) },
    { key: 'signs', data: signs, draw: () => card({ title: 'What it was' }, table({ heads: ['Page', 'Sign', 'At', 'How often', 'Visitors'], kind: 'stack',
      rows: signs.slice(0, 40).map((/** @type {Row} */ { path, kind, selector, count, visitors }) => [path || 'unknown page', kind.replaceAll('_', ' '), element('code', {}, selector || '–'), count, counted(visitors, 'visitor')]) })) },
  ];
}
