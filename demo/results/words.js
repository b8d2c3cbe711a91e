// @ts-check
/**
 * Words — numbers, times and shares as people read them.
 * A share is rounded down to 100 %: that is said only when nothing is missing.
 */

/** @param {number} value */
export const number = (value) => value.toLocaleString('en', { maximumFractionDigits: 1 });

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** @param {number} share - 0 to 1. */
export const percent = (share) => `${(Math.floor(share * 1000) / 10).toLocaleString('en')} %`;

/** With its sign, as an NPS is told. @param {number} value */
export const signed = (value) => `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${Math.abs(value)}`;

/** @param {number} ms */
export function duration(ms) {
  if (ms < 60_000) return `${number(ms / 1000)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** @param {number} at */
export const moment = (at) => new Date(at).toLocaleString('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false });

/** @param {number} at */
export const day = (at) => new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** An answer of any shape. @param {unknown} value @returns {string} */
export function answer(value) {
  if (Array.isArray(value)) return value.map(answer).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
