// @ts-check
/**
 * Table — rows and columns, and the same as a file to keep.
 * What visitors wrote is text here and in the file: no cell becomes markup or a formula.
 */
import { element } from '../app/element.js';
import { number } from './words.js';

/** @typedef {string | number | Node} Cell */

/**
 * @param {{ heads: readonly string[], rows: readonly (readonly Cell[])[], kind?: string }} options - The first cell names the row.
 */
export function table({ heads, rows, kind = '' }) {
  const isNumber = (/** @type {number} */ column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === '–');
  const place = (/** @type {number} */ column) => (isNumber(column) ? { class: 'number' } : {});
  const head = element('tr', {}, ...heads.map((words, column) => element('th', { scope: 'col', ...place(column) }, words)));
  const body = rows.map((row) => element('tr', {}, ...row.map((cell, column) =>
    element(column ? 'td' : 'th', column ? { ...place(column), 'data-head': heads[column] ?? '' } : { scope: 'row' }, typeof cell === 'number' ? number(cell) : cell))));
  return element('div', { class: 'scroll', role: 'group', 'aria-label': heads.join(', '), tabindex: '0' },
    element('table', { class: kind }, element('thead', {}, head), element('tbody', {}, ...body)));
}

/**
 * Two buttons that hand the rows over as CSV and as JSON.
 * @param {{ name: string, heads: readonly string[], rows: readonly (readonly Cell[])[] }} options - `name`: of the file.
 */
export function downloads({ name, heads, rows }) {
  const plain = rows.map((row) => row.map((cell) => (cell instanceof Node ? cell.textContent ?? '' : cell)));
  const asJson = () => JSON.stringify(plain.map((row) => Object.fromEntries(heads.map((head, column) => [head, row[column]]))), undefined, 2);
  const asCsv = () => [heads, ...plain].map((row) => row.map(csvCell).join(',')).join('\r\n');
  return element('p', { class: 'downloads' },
    button('CSV', { name: `${name}.csv`, type: 'text/csv', text: asCsv }), button('JSON', { name: `${name}.json`, type: 'application/json', text: asJson }));
}

/** @param {string} label @param {{ name: string, type: string, text: () => string }} file */
function button(label, { name, type, text }) {
  const made = element('button', { type: 'button', class: 'quiet', 'aria-label': `Download ${name}` }, label);
  made.addEventListener('click', () => {
    const url = URL.createObjectURL(new Blob([text()], { type }));
    element('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  });
  return made;
}

/** @param {string | number | undefined} value */
function csvCell(value = '') {
  const text = String(value);
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
