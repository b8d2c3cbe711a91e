// @ts-check
/**
 * Figures — how much there is, and whether it is all there.
 * Documents number their events, so what is missing shows, tails included.
 */
import { element } from '../app/element.js';
import { number, table } from './charts.js';

/** @typedef {import('../collector/summary.mjs').Summary} Summary */

/** @param {Summary} summary */
export function figures({ totals, completeness, losses, aside: { rejected } }) {
  const missing = completeness['numbered'] - completeness['received'];
  const pairs = [
    ['events', number(totals['events'])],
    ['visitors', number(totals['visitors'])],
    ['complete', completeness['numbered'] ? `${floorPercent(completeness['received'] / completeness['numbered'])} %` : '–'],
    ['missing', number(missing)],
    ['kept aside', number(rejected)],
  ];
  const lost = losses.map((row) => [String(row['reason']), Number(row['count'])]);
  return element('section', { class: 'card', 'aria-label': 'In all' },
    element('dl', { class: 'figures' }, ...pairs.map(([name, value]) => element('div', {}, element('dt', {}, name ?? ''), element('dd', {}, value ?? '')))),
    ...(lost.length ? [element('h3', {}, 'Reported as lost'), table(['Reason', 'Events'], lost)] : []));
}

/** Rounded down: 100 % is said only when nothing is missing. @param {number} share */
const floorPercent = (share) => (Math.floor(share * 1000) / 10).toLocaleString('en');

/**
 * Says what is left out, where something is.
 * @param {Summary} summary
 * @param {{ bots: boolean, countBots: () => void }} view
 */
export function aside({ aside: { bots } }, view) {
  if (!bots || view.bots) return undefined;
  const button = element('button', { type: 'button', class: 'link' }, 'Count them');
  button.addEventListener('click', view.countBots);
  return element('p', { class: 'soft note' }, `${number(bots)} ${bots === 1 ? 'event' : 'events'} from automated visits ${bots === 1 ? 'is' : 'are'} left out. `, button);
}
