// @ts-check
/**
 * Figure — a chart, and always the same numbers as a table beneath it, to read or to take along.
 * The chart is a picture to a screen reader, which is told what it is of; the table is for those who cannot see it.
 */
import { element } from '../app/element.js';
import { downloads, table } from './table.js';

/**
 * @param {{ title: string, about?: string, chart?: Element | undefined, heads: readonly string[], rows: readonly (readonly import('./table.js').Cell[])[] }} options
 *   `about`: a sentence on what is counted.
 */
export function figure({ title, about, chart, heads, rows }) {
  const file = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (chart) {
    // The library names each group of marks; within a picture names are not allowed.
    for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    chart.setAttribute('role', 'img');
    chart.setAttribute('aria-label', `${title}, a chart. The table below has its numbers.`);
  }
  return element('figure', {}, element('h3', {}, title), ...(about ? [element('p', { class: 'soft' }, about)] : []), ...(chart ? [chart] : []),
    element('details', {}, element('summary', {}, 'As a table', element('span', { class: 'hidden' }, `: ${title}`)), table({ heads, rows }), downloads({ name: file, heads, rows })));
}

/** @param {{ title?: string, kind?: string }} options @param {...(Node | string | undefined)} children */
export const card = ({ title, kind = '' }, ...children) =>
  element('section', { class: `card ${kind}` }, ...(title ? [element('h2', {}, title)] : []), .../** @type {(Node | string)[]} */ (children.filter((child) => child !== undefined)));

/** @param {...(Node | string)} words */
export const empty = (...words) => element('p', { class: 'empty' }, ...words);
