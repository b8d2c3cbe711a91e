/**
 * Layers — who may import whom: reads every import of `src/` (or of the folder named), whether static, lazy, of types alone or
 * passed on, and fails on one that the table below does not allow, and on every circle, circles of types included.
 * A lazy `import()` within a room is no part of a circle: there a room loads its own later half.
 */
import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const features = ['touchpoints', 'surveys', 'personal'];
const preact = ['preact', '@preact/signals'];

/**
 * The rooms. A file belongs to the first one whose `files` name it or its folder; `./` is what stands beside the folders.
 * Besides its own files it `may` import those rooms (or single files, without extension) and those `packages`.
 */
const rooms = [
  { room: 'types', files: ['types.ts', 'types/'], may: [] },
  { room: 'core', files: ['core/'], may: ['types'] },
  { room: 'decision', files: ['decision/'], may: ['types'] },
  { room: 'config', files: ['config/'], may: ['decision', 'types'] },
  { room: 'delivery', files: ['delivery/'], may: ['core', 'types'], packages: ['idb-keyval'] },
  { room: 'touchpoints', files: ['touchpoints/'], may: ['types', 'decision'] },
  { room: 'surveys/ui', files: ['surveys/ui/'], may: ['types', 'surveys/flow', 'surveys/validate', 'surveys/checks', 'surveys/surface'], packages: preact },
  { room: 'surveys', files: ['surveys/'], may: ['types', 'decision', 'locales', 'surveys/ui'] },
  { room: 'personal/panel', files: ['personal/panel/'], may: ['types'], packages: preact },
  { room: 'personal', files: ['personal/'], may: ['types', 'decision', 'locales', 'personal/panel'] },
  { room: 'inspector', files: ['inspector/'], may: ['types'], packages: preact },
  { room: 'locales', files: ['locales/'], may: ['types'] },
  { room: 'index', files: ['index.ts'], may: ['types', 'client', ...features] },
  { room: 'script', files: ['script.ts'], may: ['types', 'client', ...features] },
  { room: 'head', files: ['head.ts', 'head-fill.ts'], may: ['types'] },
  { room: 'cli', files: ['cli/'], may: ['types', 'decision', 'config', 'locales', 'surveys/flow', 'surveys/validate', 'surveys/checks'], packages: ['node:'] },
  { room: 'client', files: ['./'], may: ['types', 'core', 'decision', 'config', 'delivery', 'inspector', 'locales', ...features] },
];

const stands = (path, where) => (where === './' ? !path.includes('/') : where.endsWith('/') ? path.startsWith(where) : path === where);
const roomOf = (path) => rooms.find(({ files }) => files.some((where) => stands(path, where)));
const bare = (path) => path.replace(/\.tsx?$/, '');

/** Every import of a source: its line, where it leads (`undefined` if that is computed), and whether it is lazy. */
function importsOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    const isLazy = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const to = isLazy ? node.arguments[0]
      : ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier
        : ts.isImportTypeNode(node) ? node.argument.literal : undefined;
    if (isLazy || to) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ line: line + 1, to: to && ts.isStringLiteralLike(to) ? to.text : undefined, isLazy });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What is wrong with one import, in words; nothing if it may be. `known` has the paths of all sources. */
function wrongWith({ from, to, target, known }) {
  const { room, may, packages = [] } = roomOf(from);
  const rule = `${room} imports ${[...may, ...packages, 'its own files'].join(', ')}`;
  if (to === undefined) return 'an import whose path is computed cannot be checked';
  if (target === undefined) {
    const isAllowed = packages.some((name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`));
    return isAllowed ? undefined : `${room} may not import ${to} (${rule})`;
  }
  if (target.startsWith('..')) return `${room} may not import ${to} (nothing outside of the sources)`;
  if (!known.has(target)) return `${to} is not there`;
  const other = roomOf(target)?.room;
  const isAllowed = other === room || may.includes(other) || may.includes(bare(target));
  return isAllowed ? undefined : `${room} may not import ${bare(target)} (${rule})`;
}

/** The shortest way from a file back to itself, as edges; nothing if there is none. */
function circleOf(start, edges) {
  const ways = [[start, []]];
  const seen = new Set();
  for (const [file, way] of ways) {
    for (const edge of edges.get(file) ?? []) {
      if (edge.target === start) return [...way, edge];
      if (seen.has(edge.target)) continue;
      seen.add(edge.target);
      ways.push([edge.target, [...way, edge]]);
    }
  }
  return undefined;
}

/** Each circle once, whichever of its files it is met from. */
function circles(edges) {
  const met = new Map();
  for (const file of edges.keys()) {
    const circle = circleOf(file, edges);
    const key = circle?.map(({ from }) => from).sort().join();
    if (circle && !met.has(key)) met.set(key, circle);
  }
  return [...met.values()];
}

/**
 * Checks the sources in a folder.
 * @returns {{ files: number, imports: number, violations: string[] }} Each violation as `file:line  sentence (rule)`.
 */
export function check(folder) {
  const files = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll('\\', '/')).filter((path) => /\.tsx?$/.test(path)).sort();
  const known = new Set(files);
  const at = (path, line) => `${posix.join(folder, path)}:${line}`;
  const violations = files.filter((path) => !roomOf(path)).map((path) => `${at(path, 1)}  ${path} belongs to no room (see the table in scripts/layers.mjs)`);
  const imports = files.filter(roomOf).flatMap((from) => importsOf(from, readFileSync(join(folder, from), 'utf8')).map(({ to, ...rest }) => (
    { from, to, target: to?.startsWith('.') ? posix.join(posix.dirname(from), to) : undefined, ...rest })));
  for (const each of imports) {
    const wrong = wrongWith({ ...each, known });
    if (wrong) violations.push(`${at(each.from, each.line)}  ${wrong}`);
  }
  const hasWeight = ({ from, target, isLazy }) => known.has(target) && !(isLazy && roomOf(from) === roomOf(target));
  const edges = new Map(files.map((file) => [file, imports.filter((each) => each.from === file && hasWeight(each))]));
  for (const circle of circles(edges)) {
    const way = [...circle.map(({ from }) => bare(from)), bare(circle[0].from)].join(' → ');
    violations.push(`${at(circle[0].from, circle[0].line)}  ${way} is a circle (no cycles, type imports included)`);
  }
  return { files: files.length, imports: imports.length, violations };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { files, imports, violations } = check(process.argv[2] ?? 'src');
  for (const violation of violations) console.error(violation);
  console.log(`${files} files, ${imports} imports, ${violations.length || 'no'} ${violations.length === 1 ? 'violation' : 'violations'}`);
  process.exitCode = violations.length || !files ? 1 : 0;
}
