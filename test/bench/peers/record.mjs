/**
 * Record — what was measured, kept as it was found: page by page, with when, by what and on which machine. The tables are made from it
 * and written to where they are read.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { withTables } from './report.mjs';

const file = new URL('../results/peers.json', import.meta.url);
const readers = ['../../../docs/performance.md', '../../../README.md'].map((path) => new URL(path, import.meta.url));

/** Where it was measured. */
export const machine = () => ({ cpu: cpus()[0].model.trim(), cores: availableParallelism(), memory: `${Math.round(totalmem() / 2 ** 30)} GB`, system: `${platform()} ${release()} ${arch()}`, node: process.version });

/** A measured number needs no more than four digits. */
const short = (_, value) => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value);

/** One line for each page, for two results to be compared line by line. */
const written = ({ of, subjects, pages, losses }) => {
  const lines = (all) => `[\n${all.map((one) => `  ${JSON.stringify(one, short)}`).join(',\n')}\n]`;
  return `{"of":${JSON.stringify(of)},\n"subjects":${lines(subjects)},\n"pages":${lines(pages)},\n"losses":${lines(losses)}}\n`;
};

export function createRecord({ isAdding, browser, subjects }) {
  const before = isAdding && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { subjects: [], pages: [], losses: [] };
  const [pages, losses] = [[...before.pages], [...before.losses]];
  // Those of before keep their place.
  const all = [...new Map([...before.subjects, ...subjects].map((one) => [one.name, one])).values()];
  /** What is told is what was measured, also where the run breaks off. */
  function save() {
    const results = { of: { when: new Date().toISOString(), commit: commit(), browser: `Chromium ${browser}`, ...machine() }, subjects: all, pages, losses };
    const text = written(results);
    writeFileSync(file, text);
    for (const reader of readers) writeFileSync(reader, withTables(readFileSync(reader, 'utf8'), JSON.parse(text)));
  }

  return {
    save,
    page(found) {
      pages.push(found);
      save();
    },
    loss(found) {
      losses.push(found);
      save();
    },
  };
}

function commit() {
  return execFileSync('git', ['rev-parse', '--short=7', 'HEAD']).toString().trim();
}
