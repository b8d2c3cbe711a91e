// @ts-check
/**
 * Words — an event's data as a few words, for those who do not read JSON.
 * Ids are left out: they say nothing to anybody.
 */

const SILENT = ['response', 'referrer', 'because'];
const LONGEST = 90;

/** @param {Record<string, unknown>} [data] */
export function inWords(data = {}) {
  const words = Object.entries(data).filter(([name]) => !SILENT.includes(name)).map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(', ');
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}
