/**
 * Layers — the check is only worth its run if a planted violation of each kind fails it, and a clean tree does not.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { check } from '../../scripts/layers.mjs';

/** A small tree that keeps every rule: one file in each room, and the ways that are allowed between them. */
const clean = {
  'types.ts': "export type * from './types/event.ts';",
  'types/event.ts': 'export interface Event { readonly name: string }',
  'core/bus.ts': "import type { Event } from '../types.ts';\nexport const emit = (event: Event) => event;",
  'decision/gates.ts': "import type { Event } from '../types.ts';\nexport const gate = (event: Event) => !!event;",
  'config/validate.ts': "import { gate } from '../decision/gates.ts';\nexport const valid = gate;",
  'delivery/store.ts': "import { get } from 'idb-keyval';\nimport { emit } from '../core/bus.ts';\nexport const store = [get, emit];",
  'touchpoints/index.ts': "import { gate } from '../decision/gates.ts';\nexport const touchpoints = gate;",
  'surveys/flow.ts': 'export const start = () => ({});',
  'surveys/index.ts': "import type { Asking } from './asking.ts';\nexport interface Rules { readonly a: Asking }\nexport const load = () => import('./asking.ts');",
  'surveys/asking.ts': "import { card } from './ui/card.tsx';\nexport interface Asking { readonly card: typeof card }",
  'surveys/ui/card.tsx': "import { h } from 'preact';\nimport { start } from '../flow.ts';\nexport const card = [h, start];",
  'personal/index.ts': "import type { Event } from '../types.ts';\nexport const personal = (event: Event) => event;",
  'base.ts': "import { store } from './delivery/store.ts';\nexport const base = store;",
  'client.ts': "import { base } from './base.ts';\nimport { surveys } from './surveys/flow.ts';\nimport { personal } from './personal/index.ts';\nexport const client = [base, surveys, personal];",
  'index.ts': "export { client } from './client.ts';\nexport type * from './types.ts';",
  'script.ts': "import { client } from './client.ts';\nclient;",
  'cli/run.ts': "import { readFile } from 'node:fs/promises';\nimport { start } from '../surveys/flow.ts';\nimport { valid } from '../config/validate.ts';\nexport const run = [readFile, start, valid];",
};

/** @type {string[]} */
const folders = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function plant(files) {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ ...clean, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The violations without the folder's own name. */
function found(files) {
  const folder = plant(files);
  return check(folder).violations.map((violation) => violation.replace(`${folder}/`, ''));
}

test('finds nothing in a tree that keeps the rules, and has read all of it', () => {
  expect(check(plant({}))).toEqual({ files: 17, imports: 23, violations: [] });
});

test.each([
  ['core a feature', 'core/clock.ts', "import { start } from '../surveys/flow.ts';\nstart;", 'core may not import surveys/flow'],
  ['core a framework', 'core/clock.ts', "import { signal } from '@preact/signals';\nsignal;", 'core may not import @preact/signals'],
  ['the pure part the page', 'decision/now.ts', "import { emit } from '../core/bus.ts';\nemit;", 'decision may not import core/bus'],
  ['types anything', 'types/more.ts', "import type { card } from '../surveys/ui/card.tsx';\nexport type C = typeof card;", 'types may not import surveys/ui/card'],
  ['delivery the decisions', 'delivery/sender.ts', "import { gate } from '../decision/gates.ts';\ngate;", 'delivery may not import decision/gates'],
  ['one feature another', 'personal/slots.ts', "import { touchpoints } from '../touchpoints/index.ts';\ntouchpoints;", 'personal may not import touchpoints/index'],
  ['a feature the client', 'touchpoints/pages.ts', "import type { client } from '../client.ts';\nexport type C = typeof client;", 'touchpoints may not import client'],
  ['a feature the core', 'surveys/wait.ts', "import { emit } from '../core/bus.ts';\nemit;", 'surveys may not import core/bus'],
  ['Preact, outside of a surface', 'surveys/wait.ts', "import { h } from 'preact';\nh;", 'surveys may not import preact'],
  ['a surface, what its feature decides', 'surveys/ui/late.ts', "import { load } from '../index.ts';\nload;", 'surveys/ui may not import surveys/index'],
  ['the client a surface', 'inert.ts', "import { card } from './surveys/ui/card.tsx';\ncard;", 'client may not import surveys/ui/card'],
  ['the command line the client', 'cli/check.ts', "import { client } from '../client.ts';\nclient;", 'cli may not import client'],
  ['the command line more of surveys than the flow', 'cli/check.ts', "import { load } from '../surveys/index.ts';\nload;", 'cli may not import surveys/index'],
  ['what stands outside of the sources', 'core/clock.ts', "import { a } from '../../demo/a.ts';\na;", 'core may not import ../../demo/a.ts'],
])('does not let %s import', (_, path, text, sentence) => {
  const [first = '', ...others] = found({ [path]: text });
  expect(first).toMatch(new RegExp(`^${path}:1  .*\\(.+\\)$`));
  expect(first).toContain(sentence);
  expect(others).toEqual([]);
});

test.each([
  ['static', "import { emit } from '../core/bus.ts';\nemit;"],
  ['for its effect', "import '../core/bus.ts';"],
  ['of a type', "import type { emit } from '../core/bus.ts';\nexport type E = typeof emit;"],
  ['of a type in place', "export type E = typeof import('../core/bus.ts');"],
  ['passed on', "export { emit } from '../core/bus.ts';"],
  ['passed on as a whole', "export * from '../core/bus.ts';"],
  ['lazy', "export const load = () => import('../core/bus.ts');"],
])('sees an import that is %s', (_, text) => {
  expect(found({ 'decision/planted.ts': text })).toEqual([
    'decision/planted.ts:1  decision may not import core/bus (decision imports types, its own files)',
  ]);
});

test('says on which line it stands, counting comments', () => {
  expect(found({ 'decision/planted.ts': "/**\n * Why.\n */\n\nimport '../core/bus.ts';" })[0]).toMatch(/^decision\/planted\.ts:5 /);
});

test('finds a circle of types, and of three, each once', () => {
  expect(found({
    'delivery/a.ts': "import type { B } from './b.ts';\nexport type A = B;",
    'delivery/b.ts': "import type { A } from './a.ts';\nexport type B = A;",
    'config/a.ts': "export { b } from './b.ts';",
    'config/b.ts': "export { c as b } from './c.ts';",
    'config/c.ts': "export { b as c } from './a.ts';",
  })).toEqual([
    'config/a.ts:1  config/a → config/b → config/c → config/a is a circle (no cycles, type imports included)',
    'delivery/a.ts:1  delivery/a → delivery/b → delivery/a is a circle (no cycles, type imports included)',
  ]);
});

test('takes a lazy import within a room for a use, and one across rooms for part of a circle', () => {
  expect(found({ 'surveys/asking.ts': "import type { Rules } from './index.ts';\nexport type Asking = Rules;" })).toEqual([
    'surveys/asking.ts:1  surveys/asking → surveys/index → surveys/asking is a circle (no cycles, type imports included)',
  ]);
  const lazyBack = { 'surveys/index.ts': "export interface Rules { readonly a: 1 }\nexport const load = () => import('./asking.ts');" };
  expect(found({ ...lazyBack, 'surveys/asking.ts': "import type { Rules } from './index.ts';\nexport type Asking = Rules;" })).toEqual([]);
  expect(found({ 'touchpoints/late.ts': "export const load = () => import('../base.ts');", 'base.ts': "import { load } from './touchpoints/late.ts';\nexport const base = load;" })).toEqual([
    'touchpoints/late.ts:1  touchpoints may not import base (touchpoints imports types, decision, its own files)',
    'base.ts:1  base → touchpoints/late → base is a circle (no cycles, type imports included)',
  ]);
});

test('does not pass over what it cannot judge', () => {
  expect(found({
    'core/computed.ts': 'export const load = (path: string) => import(path);',
    'core/gone.ts': "import './nowhere.ts';",
    'utils/all.ts': '',
  })).toEqual([
    'utils/all.ts:1  utils/all.ts belongs to no room (see the table in scripts/layers.mjs)',
    'core/computed.ts:1  an import whose path is computed cannot be checked',
    'core/gone.ts:1  ./nowhere.ts is not there',
  ]);
});

test('ends with 1 on a violation, and with 0 without one', () => {
  const run = (folder) => spawnSync(process.execPath, [fileURLToPath(new URL('../../scripts/layers.mjs', import.meta.url)), folder], { encoding: 'utf8' });
  expect(run(plant({}))).toMatchObject({ status: 0, stderr: '', stdout: '17 files, 23 imports, no violations\n' });
  const bad = run(plant({ 'core/clock.ts': "import '../client.ts';" }));
  expect(bad.status).toBe(1);
  expect(bad.stderr).toMatch(/core\/clock\.ts:1 {2}core may not import client \(.+\)\n/);
});
