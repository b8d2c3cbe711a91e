// @ts-check
/**
 * Touchpoints — what was noticed of the journey, and which events there are at all.
 */
import { element } from '../app/element.js';
import { asTable, lines, number, table } from './charts.js';

/** @typedef {Record<string, any>} Row */

/** @param {readonly Row[]} rows */
export function touchpoints(rows) {
  const heading = element('h2', {}, 'Touchpoints');
  if (!rows.length) return element('section', { class: 'card' }, heading, element('p', { class: 'empty' }, 'None has been seen yet. One counts when half of it was on screen for a second.'));
  const cells = rows.map(({ touchpoint, stage, channel, seen, visitors, dwell }) =>
    [touchpoint, stage ?? '–', channel ?? 'web', seen, visitors, dwell == null ? '–' : `${number(dwell / 1000)} s`]);
  return element('section', { class: 'card' }, heading,
    lines(rows.map(({ touchpoint, seen }) => ({ label: touchpoint, count: seen }))),
    element('details', {}, element('summary', {}, 'Touchpoints as a table'), table(['Touchpoint', 'Stage', 'Channel', 'Seen', 'Visitors', 'Mean dwell'], cells)));
}

/** @param {readonly Row[]} rows */
export function names(rows) {
  const bars = rows.map(({ name, count }) => ({ label: name, count }));
  return element('section', { class: 'card' }, element('h2', {}, 'Events by name'), ...(rows.length
    ? [lines(bars.slice(0, 12)), asTable('Events by name', ['Name', 'Events'], bars)]
    : [element('p', { class: 'empty' }, 'No event has arrived yet.')]));
}
