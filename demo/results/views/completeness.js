// @ts-check
/**
 * Completeness — whether all is there. Documents number their events, so what is missing shows, tails included.
 */
import { element } from '../../app/element.js';
import { bars } from '../charts.js';
import { card, empty, figure } from '../figure.js';
import { table } from '../table.js';
import { counted, moment, number, percent } from '../words.js';
import { figures } from './overview.js';

/** @typedef {Record<string, any>} Row */

/** @param {Row} data @returns {import('../sections.js').Section[]} */
export function completeness({ completeness: sum, documents, incomplete, tails, worst, losses, reasons, rejected }) {
  return [
    { key: 'sum', data: [sum, documents, incomplete, tails], draw: () => card({}, figures([
      ['received', sum.numbered ? percent(sum.received / sum.numbered) : '–'], ['events numbered', number(sum.numbered)], ['missing', number(sum.numbered - sum.received)], ['of them at an end', number(tails)], ['documents', number(documents)],
    ]), element('p', { class: 'soft' }, 'Every document numbers its events from 1, and the next one in the tab says how far the last one came: holes and lost ends show.')) },
    { key: 'worst', data: worst, draw: () => card({ title: 'Documents with something missing' }, worst.length
      ? element('details', {}, element('summary', {}, `${counted(worst.length, 'document')}, the most missing first`), table({ heads: ['Document', 'Numbered', 'Received', 'Missing', 'At its end', 'Last heard of'], kind: 'stack', rows: worst.map((/** @type {Row} */ { doc, numbered, received, missing, tail, latest }) => [element('code', {}, doc), numbered, received, missing, tail, latest ? moment(latest) : '–']) }))
      : empty(documents ? `None: ${counted(documents, 'document')}, all complete.` : 'No numbered event has arrived yet.')) },
    { key: 'losses', data: losses, draw: (width) => card({ title: 'Reported as lost, by reason' }, losses.length ? chartOf({ title: 'Losses reported by senders', rows: losses, width }) : empty('No sender has reported a loss.')) },
    { key: 'reasons', data: [reasons, rejected], draw: (width) => card({ title: 'Kept aside, by reason' }, reasons.length ? chartOf({ title: 'Events that were refused', rows: reasons, width }) : empty('Every event that arrived was one.'),
      ...(rejected.length ? [element('details', {}, element('summary', {}, `The latest ${rejected.length}`), table({ heads: ['Why', 'When', 'What arrived'], kind: 'stack', rows: rejected.map((/** @type {Row} */ { reason, received, body }) => [reason, moment(received), element('code', {}, body.slice(0, 200))]) }))] : [])) },
  ];
}

/** @param {{ title: string, rows: readonly Row[], width: number }} options */
const chartOf = ({ title, rows, width }) => figure({
  title, chart: bars(rows.slice(0, 12).map(({ reason, count }) => ({ label: reason, count, tone: 'poor' })), width),
  heads: ['Reason', 'Events'], rows: rows.map(({ reason, count }) => [reason, count]),
});
