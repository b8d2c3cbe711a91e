/**
 * README — what it shows is true of the code: its configuration is faultless, its tables are complete, its folders are there.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withTable } from '../../scripts/keys.mjs';
import { lint } from '../../src/cli/lint.ts';
import { table } from '../../src/core/table.ts';
import * as formats from '../../src/delivery/formats/index.ts';
import { createAttune } from '../../src/index.ts';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readme = readFileSync(pathOf('README.md'), 'utf8');
const blocks = (language: string): string[] => [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

test('its configuration has no mistake that the command line knows of', () => {
  const [config = ''] = blocks('json').filter((text) => text.includes('"$schema"'));
  expect(lint(JSON.parse(config), { now: 0 })).toEqual([]);
});

test('it names every method of the client', () => {
  const named = Object.keys(createAttune()).filter((name) => readme.includes(`\`${name}\``) || readme.includes(`\`${name}(`));
  expect(named).toEqual(Object.keys(createAttune()));
});

test('its table has every format, and no other', () => {
  const { readAnswer: _, ...all } = formats;
  const [, table = ''] = readme.split('| `format` |');
  expect([...table.split('\n\n')[0]!.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name).sort()).toEqual(Object.keys(all).sort());
});

test('its table of keys is the code\'s own (`npm run keys` writes it)', () => {
  expect(readme).toContain('| `attune:consent` |');
  expect(withTable(readme, table)).toBe(readme);
});

test('its tree shows every folder of the sources, and none that is not there', () => {
  const [, tree = ''] = readme.split('## Folders');
  const shown = [...tree.split('```')[1]!.matchAll(/^ {2}.*?\b([a-z]+)\/ /gm)].map(([, name]) => name);
  const there = readdirSync(pathOf('src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(shown.sort()).toEqual(there.sort());
  for (const [, name = ''] of tree.matchAll(/^([a-z]+)\/ /gm)) expect(existsSync(pathOf(name)), name).toBe(true);
});

test('its links lead somewhere', () => {
  for (const [, target = ''] of readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)) expect(existsSync(pathOf(target)), target).toBe(true);
});
