/**
 * Tallies — how often each answer was given, for every type of question. Pure.
 * Of several choices each counts by itself; a matrix counts row by row; a ranking by first place.
 */

/** @type {Record<string, readonly [number, number]>} */
const SCALES = { nps: [0, 10], csat: [1, 5], ces: [1, 7], thumbs: [0, 1] };
const MOST = 200;

/** @param {string} type @param {readonly { value: any }[]} answers @returns {{ value: any, count: number }[]} */
export function tallied(type, answers) {
  /** @type {Map<string, { value: any, count: number }>} */
  const counts = new Map();
  for (const { value } of answers) {
    for (const part of partsOf(type, value)) {
      const key = JSON.stringify(part);
      const tally = counts.get(key);
      if (tally) tally.count++;
      else if (part !== undefined) counts.set(key, { value: part, count: 1 });
    }
  }
  const [from, to] = SCALES[type] ?? [];
  if (from !== undefined && to !== undefined) {
    return Array.from({ length: to - from + 1 }, (_, index) => ({ value: from + index, count: counts.get(String(from + index))?.count ?? 0 }));
  }
  const all = [...counts.values()];
  const isScale = all.every(({ value }) => typeof value === 'number');
  return all.sort((a, b) => (isScale ? a.value - b.value : b.count - a.count || (JSON.stringify(a.value) < JSON.stringify(b.value) ? -1 : 1))).slice(0, MOST);
}

/** @param {string} type @param {any} value @returns {unknown[]} */
function partsOf(type, value) {
  if (Array.isArray(value)) return type === 'rank' ? value.slice(0, 1) : value;
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([row, choice]) => `${row}: ${typeof choice === 'string' ? choice : JSON.stringify(choice)}`);
  return [value];
}
