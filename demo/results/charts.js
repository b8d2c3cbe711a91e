// @ts-check
/**
 * Charts — the few kinds of picture that results are told by, drawn by Observable Plot in the page's own colours.
 * Colour never says anything alone: every mark has its number or its axis.
 */

/** @typedef {{ label: string, count: number, tone?: string, words?: string }} Bar */

const TEXT = { fontSize: '13px', fontFamily: 'inherit', overflow: 'visible', background: 'none' };
const TONES = /** @type {Record<string, string>} */ ({ good: 'var(--good)', fair: 'var(--fair)', poor: 'var(--poor)' });

/** @param {Bar} bar */
const colourOf = ({ tone }) => TONES[tone ?? ''] ?? 'var(--accent)';

/** @param {string} words @param {number} width */
const shortened = (words, width) => (words.length > width ? `${words.slice(0, width - 1)}…` : words);

/** What every chart has; the class is fixed so that the page's policy can know its style sheet. @param {import('@observablehq/plot').PlotOptions} options */
const draw = (options) => Plot.plot({ className: 'plot', style: TEXT, ...options });

/** A bar for each thing that was counted, its name above it where there is little room. @param {readonly Bar[]} bars @param {number} width */
export function bars(bars, width) {
  const isNarrow = width < 480;
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const wordsOf = (/** @type {Bar} */ { count, words }) => words ?? count.toLocaleString('en');
  const room = 12 + 7.5 * Math.max(...bars.map((bar) => wordsOf(bar).length));
  const left = isNarrow ? 0 : Math.min(280, 14 + 7.4 * Math.max(...bars.map(({ label }) => Math.min(label.length, 36))));
  const y = (/** @type {Bar} */ bar) => bars.indexOf(bar);
  return draw({
    width, height: bars.length * (isNarrow ? 46 : 30) + 4, marginLeft: left, marginRight: room, marginTop: 2, marginBottom: 2,
    x: { axis: null, domain: [0, most] }, y: { axis: null, type: 'band', domain: bars.map((_, index) => index), padding: isNarrow ? 0.58 : 0.3, align: isNarrow ? 1 : 0.5 },
    marks: [
      Plot.barX(bars, { x: () => most, y, fill: 'var(--line)', fillOpacity: 0.45, rx: 3 }),
      Plot.barX(bars, { x: 'count', y, fill: colourOf, rx: 3 }),
      Plot.text(bars, { x: () => most, y, text: wordsOf, textAnchor: 'start', dx: 8, fill: 'currentColor', fontWeight: 600 }),
      Plot.text(bars, isNarrow
        ? { x: 0, y, text: ({ label }) => shortened(label, Math.floor(width / 7.4)), textAnchor: 'start', dy: -20, fill: 'currentColor' }
        : { x: 0, y, text: ({ label }) => shortened(label, 36), textAnchor: 'end', dx: -10, fill: 'currentColor' }),
    ],
  });
}

/** A column for each step of a scale. @param {readonly Bar[]} steps @param {number} width */
export function columns(steps, width) {
  return draw({
    width: Math.min(width, 640), height: 190, marginLeft: 4, marginRight: 4, marginTop: 24, marginBottom: 28,
    x: { label: null, type: 'band', domain: steps.map(({ label }) => label), padding: 0.22, tickSize: 0 },
    y: { axis: null, domain: [0, Math.max(1, ...steps.map(({ count }) => count))] },
    marks: [
      Plot.barY(steps, { x: 'label', y: 'count', fill: colourOf, rx: 2 }),
      Plot.ruleY([0], { stroke: 'var(--line)' }),
      Plot.text(steps, { x: 'label', y: 'count', text: ({ count }) => (count ? count.toLocaleString('en') : ''), dy: -9, fill: 'currentColor', fontSize: width < 480 ? 11 : 13 }),
    ],
  });
}

/** A score over time in its 95 % interval; spans with too few answers are left open. @param {readonly Record<string, any>[]} spans @param {{ width: number, domain?: [number, number] }} options */
export function overTime(spans, { width, domain }) {
  /** @type {Record<string, any>[]} */
  const known = spans.filter(({ score }) => score !== undefined).map((span) => ({ ...span, date: new Date(span['from']) }));
  return draw({
    width: Math.min(width, 640), height: 200, marginLeft: 40, marginRight: 14, marginTop: 14, marginBottom: 30,
    x: { type: 'utc', label: null, ticks: Math.min(known.length, width < 480 ? 4 : 6), tickFormat: (date) => new Date(date).toLocaleDateString('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }) },
    y: { label: null, grid: true, ticks: 5, nice: true, ...(domain && { domain }) },
    marks: [
      ...(known.some(({ low }) => Number(low) < 0) ? [Plot.ruleY([0], { stroke: 'var(--fair)' })] : []),
      Plot.areaY(known, { x: 'date', y1: 'low', y2: 'high', fill: 'var(--accent)', fillOpacity: 0.16, curve: 'monotone-x' }),
      Plot.lineY(known, { x: 'date', y: 'score', stroke: 'var(--accent)', strokeWidth: 2.5, curve: 'monotone-x' }),
      Plot.dot(known, { x: 'date', y: 'score', fill: 'var(--accent)', r: 4 }),
    ],
  });
}

/** Shares with their intervals, one beneath the other, to see whether they overlap. @param {readonly { label: string, score: number, low: number, high: number }[]} groups @param {number} width */
export function intervals(groups, width) {
  return draw({
    width: Math.min(width, 720), height: groups.length * 44 + 40, marginLeft: 90, marginRight: 56, marginTop: 6, marginBottom: 32,
    x: { label: null, grid: true, tickFormat: (value) => `${value} %`, ticks: width < 480 ? 3 : 6, zero: true, nice: true },
    y: { label: null, domain: groups.map(({ label }) => label), tickSize: 0 },
    marks: [
      Plot.ruleY(groups, { x1: 'low', x2: 'high', y: 'label', stroke: 'var(--accent)', strokeWidth: 8, strokeOpacity: 0.25 }),
      Plot.dot(groups, { x: 'score', y: 'label', fill: 'var(--accent)', r: 6 }),
      Plot.text(groups, { x: 'high', y: 'label', text: ({ score }) => `${score} %`, textAnchor: 'start', dx: 8, fill: 'currentColor', fontWeight: 600 }),
    ],
  });
}

/** What one visitor did, on one line of time, a row for each kind. @param {readonly { at: number, row: string, tone?: string }[]} moments @param {number} width */
export function line(moments, width) {
  const rows = [...new Set(moments.map(({ row }) => row))];
  return draw({
    width, height: rows.length * 34 + 44, marginLeft: 96, marginRight: 16, marginTop: 8, marginBottom: 32,
    x: { type: 'time', label: null, ticks: width < 480 ? 3 : 7 }, y: { label: null, domain: rows, tickSize: 0, type: 'point' },
    marks: [
      Plot.ruleY(rows, { stroke: 'var(--line)' }),
      Plot.dot(moments, { x: ({ at }) => new Date(at), y: 'row', fill: colourOf, fillOpacity: 0.75, r: 6 }),
    ],
  });
}
