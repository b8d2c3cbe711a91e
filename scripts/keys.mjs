/**
 * Keys — writes the README's table of what is kept on the device from the code's own, between its two marks. A test keeps them equal.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readSources } from './sources.mjs';

/** The table as Markdown. @param {readonly { key: string, class: string, purpose: string, life: number, bytes: number }[]} rows */
export function keysTable(rows) {
  const lines = rows.map(({ key, class: of, purpose, life, bytes }) => `| \`attune:${key}\` | \`${of}\` | ${purpose} | ${life} | ${bytes / 1024} |`);
  return ['| key | class | what for | days | kB at most |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

/** Puts the table in its place. */
export const withTable = (readme, rows) => readme.replace(/(<!-- keys -->\n)[^]*?(<!-- \/keys -->)/, (_, before, after) => `${before}${keysTable(rows)}\n${after}`);

if (process.argv[1]?.endsWith('keys.mjs')) {
  readSources();
  const { table } = await import('../src/core/table.ts');
  writeFileSync('README.md', withTable(readFileSync('README.md', 'utf8'), table));
}
