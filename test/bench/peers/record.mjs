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
const written = ({ subjects, pages, losses, ...rest }) => {
  const lines = (all) => `[\n${all.map((one) => `  ${JSON.stringify(one, short)}`).join(',\n')}\n]`;
  return `{"of":${JSON.stringify(rest)},\n"subjects":${lines(subjects)},\n"pages":${lines(pages)},\n"losses":${lines(losses)}}\n`;
};

export function createRecord({ isAdding, browser, subjects }) {
  const before = isAdding && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { subjects: [], pages: [], losses: [] };
  const [pages, losses] = [[...before.pages], [...before.losses]];
  // Those of before keep their place.
  const all = [...new Map([...before.subjects, ...subjects].map((one) => [one.name, one])).values()];
  const save = () => writeFileSync(file, written({ when: new Date().toISOString(), commit: commit(), browser: `Chromium ${browser}`, ...machine(), subjects: all, pages, losses }));

  return {
    page(found) {
      pages.push(found);
      save();
    },
    loss(found) {
      losses.push(found);
      save();
    },
    /** Writes the tables to where they are read. */
    write() {
      const results = JSON.parse(readFileSync(file, 'utf8'));
      for (const reader of readers) writeFileSync(reader, withTables(readFileSync(reader, 'utf8'), results));
    },
  };
}

function commit() {
  return execFileSync('git', ['rev-parse', '--short=7', 'HEAD']).toString().trim();
}
