// @ts-check
/**
 * Events — the latest arrivals, and what was kept aside.
 */
import { element } from '../app/element.js';
import { table } from './charts.js';

/** @typedef {Record<string, any>} Row */

/** @param {number} at */
const time = (at) => element('time', { class: 'nowrap', datetime: new Date(at).toISOString() }, new Date(at).toLocaleTimeString());

/** @param {readonly Row[]} rows - Newest first. */
export function events(rows) {
  const cells = rows.map(({ name, at, url, data }) => {
    const text = element('span', { class: 'data' }, data ? JSON.stringify(data).slice(0, 300) : '');
    return [name, time(at), element('span', { class: 'data' }, pathOf(url)), text];
  });
  return element('section', { class: 'card' }, element('h2', {}, 'Latest events'), rows.length
    ? element('details', {}, element('summary', {}, `The latest ${rows.length}, newest first`), table(['Event', 'When', 'Where', 'Data'], cells, 'stack'))
    : element('p', { class: 'empty' }, 'Walk through the shop, and they appear here.'));
}

/** @param {unknown} url */
function pathOf(url) {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : '';
}

/** @param {readonly Row[]} rows */
export function rejected(rows) {
  if (!rows.length) return undefined;
  return element('section', { class: 'card' }, element('h2', {}, 'Kept aside'),
    table(['Why', 'When', 'Id'], rows.map(({ reason, received, id }) => [reason, time(received), element('span', { class: 'data' }, id ?? 'none')]), 'stack'));
}
