/**
 * Splits — draws 100 000 visitors for some experiments and a holdout, and writes what they were given into `docs/slots.md`. That it is
 * exact to 1 % is a unit test's to say; this shows the figures.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readSources } from './sources.mjs';

readSources();
const { createIds } = await import('../src/core/ids.ts');
const { heldOut } = await import('../src/decision/holdout.ts');
const { variant } = await import('../src/decision/variant.ts');

let time = 1_795_000_000_000;
const id = createIds({ now: () => (time += 1000) });
const visitors = Array.from({ length: 100_000 }, id);

const percent = (share) => `${(100 * share).toFixed(2)} %`;
/** One row: what was wanted, and what became of it. */
const row = (experiment, name, wanted, isGiven) => {
  const share = visitors.filter(isGiven).length / visitors.length;
  return `| ${experiment} | ${name} | ${percent(wanted)} | ${percent(share)} | ${percent(Math.abs(share - wanted))} |`;
};
const rows = (experiment, split) => Object.entries(split).map(([name, wanted]) => row(`\`${experiment}\``, `\`${name}\``, wanted, (visitor) => variant({ experiment, split }, '', visitor) === name));

const table = [
  '| experiment | variant | wanted | of 100 000 visitors | off by |', '| --- | --- | --- | --- | --- |',
  ...rows('warm_hello', { warm: 0.5, plain: 0.5 }), ...rows('thirds', { a: 0.1, b: 0.2, c: 0.7 }), ...rows('rest', { a: 0.25, b: 0.25 }),
  row('`holdout`', 'held out', 0.05, (visitor) => !heldOut(0.05, visitor).pass),
].join('\n');
const file = 'docs/slots.md';
writeFileSync(file, readFileSync(file, 'utf8').replace(/(<!-- splits -->\n)[^]*?(<!-- \/splits -->)/, (_, before, after) => `${before}${table}\n${after}`));
