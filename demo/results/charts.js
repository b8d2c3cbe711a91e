// @ts-check
/**
 * Charts — counts as bars, and always the same counts as a table.
 * The bars are pictures to a screen reader, which is told to take the table.
 */
import { element } from '../app/element.js';

/** @typedef {{ label: string, count: number, tone?: 'good' | 'fair' | 'poor' }} Bar */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {number} share - 0 to 1. @param {boolean} upright */
function bar(share, upright) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 100 100');
  svg.setAttribute('preserveAspectRatio', 'none');
  const long = String(100 * share);
  const boxes = upright
    ? [{ class: 'ground', y: '0', width: '100', height: '100' }, { y: String(100 - 100 * share), width: '100', height: long }]
    : [{ class: 'ground', width: '100', height: '100' }, { width: long, height: '100' }];
  for (const box of boxes) {
    const rect = document.createElementNS(SVG, 'rect');
    for (const [name, value] of Object.entries(box)) rect.setAttribute(name, value);
    svg.append(rect);
  }
  return svg;
}

/** @param {readonly Bar[]} bars */
const most = (bars) => Math.max(1, ...bars.map(({ count }) => count));

/** A column for each step of a scale. @param {readonly Bar[]} bars */
export function columns(bars) {
  return element('div', { class: 'columns', 'aria-hidden': 'true' }, ...bars.map(({ label, count, tone }) =>
    element('div', { class: tone ?? '' }, element('b', {}, count ? number(count) : ''), bar(count / most(bars), true), element('span', {}, label))));
}

/** A line for each thing that was counted. @param {readonly Bar[]} bars @param {(count: number) => string} [words] */
export function lines(bars, words = number) {
  return element('div', { class: 'bars', 'aria-hidden': 'true' }, ...bars.map(({ label, count, tone }) =>
    element('div', { class: tone ?? '' }, element('span', {}, label), bar(count / most(bars), false), element('b', {}, words(count)))));
}

/**
 * The counts as a table, folded away.
 * @param {string} about - What is counted.
 * @param {readonly [string, string]} heads
 * @param {readonly Bar[]} bars
 */
export function asTable(about, heads, bars) {
  return element('details', {}, element('summary', {}, `${about} as a table`), table(heads, bars.map(({ label, count }) => [label, count]), 'two'));
}

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly (string | number | Node)[])[]} rows - The first cell names the row; numbers stand at the end of theirs.
 * @param {string} [kind]
 */
export function table(heads, rows, kind = '') {
  const isNumber = (/** @type {number} */ column) => rows.some((row) => typeof row[column] === 'number');
  const place = (/** @type {number} */ column) => ({ class: isNumber(column) ? 'number' : '' });
  const head = element('tr', {}, ...heads.map((words, column) => element('th', { scope: 'col', ...place(column) }, words)));
  const body = rows.map((row) => element('tr', {}, ...row.map((cell, column) =>
    element(column ? 'td' : 'th', column ? place(column) : { scope: 'row' }, typeof cell === 'number' ? number(cell) : cell))));
  return element('div', { class: 'scroll', role: 'group', 'aria-label': heads.join(', '), tabindex: '0' }, element('table', { class: kind }, element('thead', {}, head), element('tbody', {}, ...body)));
}

/** @param {number} value */
export const number = (value) => value.toLocaleString('en', { maximumFractionDigits: 1 });
