/**
 * Package — what the manifest promises is what the build makes, and what is installed is what is meant to be.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sdk } from '../../src/core/version.ts';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(pathOf(path), 'utf8');

type Target = string | { readonly types: string; readonly default: string };
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly type: string;
  readonly exports: { readonly [entry: string]: Target };
  readonly bin: { readonly [command: string]: string };
  readonly files: readonly string[];
  readonly sideEffects: readonly string[];
  readonly scripts: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
}
const manifest = JSON.parse(read('package.json')) as Manifest;

/** What the build makes of which source, read from its configuration: to run that would begin to build. */
const config = read('rollup.config.mjs');
const listed = /^const entries = \{$([^}]+)^\};$/m.exec(config)?.[1] ?? '';
const entries = new Map([...listed.matchAll(/(\w[\w-]*): '(src\/[^']+)'/g)].map(([, name = '', source = '']) => [name, source]));
/** Entries of which there is one for each file of a folder. */
const folders = new Map([...config.matchAll(/`(\w+)\/\$\{name\}`, `(src\/\w+)\/\$\{name\}\.ts`/g)].map(([, name = '', folder = '']) => [`${name}/*`, `${folder}/*.ts`]));
const scripts = [...config.matchAll(/file: '(dist\/[^']+)'/g)].map(([, file]) => file);

test('says what it is', () => {
  expect(manifest).toMatchObject({ name: 'attune', license: 'MIT', type: 'module', bin: { attune: 'bin/attune' } });
  expect(read('LICENSE')).toMatch(/^MIT License\n/);
});

test('brings three things with it, each in one exact version', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(['@preact/signals', 'idb-keyval', 'preact']);
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});

test('names itself to receivers by its own version, and tells its users of it', () => {
  expect(sdk).toBe(`attune/${manifest.version}`);
  expect(read('CHANGELOG.md')).toContain(`\n## ${manifest.version}\n`);
});

test('is built from sources that are there', () => {
  expect(entries.size).toBeGreaterThan(0);
  for (const [name, source] of entries) expect(existsSync(pathOf(source)), name).toBe(true);
});

test('exports only what the build makes, with the types of the same source', () => {
  for (const [entry, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') {
      expect([...scripts, 'dist/head.json', 'schema.json', 'package.json'], entry).toContain(target.replace('./', ''));
      continue;
    }
    const name = entry === '.' ? 'index' : entry.replace('./', '');
    expect(target.default).toBe(`./dist/${name}.js`);
    expect(target.types).toBe((entries.get(name) ?? folders.get(name))?.replace('src/', './dist/types/').replace(/\.tsx?$/, '.d.ts'));
  }
});

test('has a command line that starts something that is built', () => {
  const [, started = ''] = /import\('\.\.\/(dist\/[^']+)'\)/.exec(read(manifest.bin['attune'] ?? '')) ?? [];
  expect([...[...entries.keys()].map((name) => `dist/${name}.js`), ...scripts]).toContain(started);
});

test('publishes what it exports, and lets bundlers drop all but the script tag', () => {
  expect(manifest.files).toEqual(expect.arrayContaining(['dist', 'bin', 'schema.json', 'CHANGELOG.md']));
  expect(manifest.sideEffects).toEqual(['./dist/attune.js', './dist/head.js', './dist/head-fill.js']);
});

test('has the two commands that are all one needs', () => {
  expect(manifest.scripts).toMatchObject({ start: expect.any(String) as string, test: expect.any(String) as string });
});

test('locks what it means to install, and ties nobody to one registry', () => {
  const lock = JSON.parse(read('package-lock.json')) as { readonly version: string; readonly packages: { readonly '': Partial<Manifest> } };
  expect(lock.version).toBe(manifest.version);
  expect(lock.packages['']).toMatchObject({ dependencies: manifest.dependencies, devDependencies: manifest.devDependencies });
  expect(read('package-lock.json')).not.toMatch(/"resolved"|"https?:\/\/[^"]*(registry|npmjs|\.tgz)/);
});
