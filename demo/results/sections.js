// @ts-check
/**
 * Sections — brings the page up to a summary, part by part.
 * A part whose figures are the same is left alone; one that changed keeps its opened tables and the focus in it.
 */
import { element } from '../app/element.js';
import { aside, figures } from './figures.js';
import { events, rejected } from './events.js';
import { survey } from './survey.js';
import { names, touchpoints } from './touchpoints.js';

/** @typedef {import('../collector/summary.mjs').Summary} Summary */
/** @typedef {{ bots: boolean, countBots: () => void }} View */

/**
 * @param {Summary} summary
 * @param {View} view
 * @returns {{ key: string, data: unknown, draw: () => HTMLElement | undefined }[]}
 */
function sectionsOf(summary, view) {
  const { totals, completeness, losses, surveys, recent } = summary;
  return [
    { key: 'aside', data: [summary.aside['bots'], view.bots], draw: () => aside(summary, view) },
    { key: 'figures', data: [totals, completeness, losses, summary.aside['rejected']], draw: () => figures(summary) },
    ...(surveys.length ? surveys : [undefined]).map((one) => ({ key: `survey ${one?.id ?? ''}`, data: one, draw: () => survey(one) })),
    { key: 'touchpoints', data: summary.touchpoints, draw: () => touchpoints(summary.touchpoints) },
    { key: 'names', data: summary.names, draw: () => names(summary.names) },
    { key: 'events', data: recent.events, draw: () => events(recent.events) },
    { key: 'rejected', data: recent.rejected, draw: () => rejected(recent.rejected) },
  ];
}

/** @param {HTMLElement} content @param {Summary} summary @param {View} view */
export function drawSections(content, summary, view) {
  const old = new Map([...content.children].map((child) => [child.getAttribute('data-section'), /** @type {HTMLElement} */ (child)]));
  const wanted = sectionsOf(summary, view).map(({ key, data, draw }) => {
    const print = JSON.stringify(data) ?? '';
    const before = old.get(key);
    return before?.dataset['print'] === print ? before : replacement(before, draw() ?? element('div', { hidden: '' }), { key, print });
  });
  for (const child of [...content.children]) if (!wanted.includes(/** @type {HTMLElement} */ (child))) child.remove();
  wanted.forEach((section, index) => {
    // Moving a node that is in place already would take the focus from it.
    if (content.children[index] !== section) content.insertBefore(section, content.children[index] ?? null);
  });
}

/**
 * @param {HTMLElement | undefined} before
 * @param {HTMLElement} after
 * @param {{ key: string, print: string }} marks
 */
function replacement(before, after, { key, print }) {
  after.dataset['section'] = key;
  after.dataset['print'] = print;
  if (!before) return after;
  const twins = [...after.querySelectorAll('details')];
  const focused = [...before.querySelectorAll('details')].findIndex((one) => one.contains(document.activeElement));
  [...before.querySelectorAll('details')].forEach((one, index) => {
    const twin = twins[index];
    if (twin) twin.open = one.open;
  });
  before.replaceWith(after);
  twins[focused]?.querySelector('summary')?.focus();
  return after;
}
