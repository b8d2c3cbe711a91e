/**
 * Build — two shapes of one source:
 *  1. ES entries for bundlers and import maps; dependencies stay imports, lazy parts become chunks.
 *  2. The script tag: one classic script with everything a page needs first; its lazy parts are ES modules that
 *     it imports by URL from the folder that it came from.
 *  3. The snippets for `<head>`, with their sizes and hashes for a Content-Security-Policy, and the command line.
 * And `.sizes/`: what a page that bundles an entry really loads, for size-limit alone.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import ts from 'typescript';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const isDependency = (id) => Object.keys(dependencies).some((name) => id === name || id.startsWith(`${name}/`));

/** Entries by their published name. */
const entries = {
  index: 'src/index.ts',
  core: 'src/base.ts',
  decision: 'src/decision/index.ts',
  formats: 'src/delivery/formats/index.ts',
  surveys: 'src/only-surveys.ts',
  personal: 'src/personal/index.ts',
  touchpoints: 'src/only-touchpoints.ts',
};

/** One file a language, and the list of them, under fixed names: the script tag's later parts load the same ones. */
const languages = Object.fromEntries(readdirSync('src/locales').map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'words' && name !== 'load').map((name) => [`locales/${name}`, `src/locales/${name}.ts`]));
const listOfLanguages = resolve('src/locales/index.ts');

/** What the script tag loads later, by the name of its chunk: whatever its own files import() by a path. */
const lazy = {};
const reached = new Set();
/** Short, for the script has it in it: the file's own name, or its folder's. */
const nameOf = (file) => `tag-${file.replace(/(\/index)?\.tsx?$/, '').replace(/.*\//, '')}`;
function reach(file) {
  if (reached.has(file)) return;
  reached.add(file);
  const code = readFileSync(file, 'utf8').replace(/^(import|export) type .*$/gm, '');
  const pathsOf = (pattern) => [...code.matchAll(pattern)].map(([, path]) => join(dirname(file), path));
  for (const target of pathsOf(/import\('(\.[^']+)'\)/g)) lazy[nameOf(target)] = target;
  for (const target of pathsOf(/(?:from|import) '(\.[^']+)'/g)) reach(target);
}
reach('src/script.ts');

/** A part that a page loads alone is one file; those of a room that are loaded together share what they have in common. */
const rooms = [/^src\/(surveys|delivery)\//, /^src\/touchpoints\//];
// The panel is in reach of an entry of its own; what brings it to the script's pages has it as a part.
const parts = Object.entries(lazy).filter(([name]) => name !== 'tag-panel');
const groups = [
  ...rooms.map((room) => parts.filter(([, file]) => room.test(file))),
  ...parts.filter(([, file]) => !rooms.some((room) => room.test(file))).map((one) => [one]),
].filter(([one]) => one).map(Object.fromEntries);

const clean = {
  name: 'clean',
  buildStart() {
    for (const folder of ['dist', '.sizes']) rmSync(folder, { recursive: true, force: true });
  },
};

/** A style sheet in a template needs no line breaks: one after a bracket, a comma or a semicolon says nothing. */
const sheets = {
  name: 'sheets',
  transform: (code, id) => (/sheet[\w.]*\.ts$/.test(id) ? { code: code.replace(/`[^`]*`/g, (css) => css.replace(/([{},;`])\n/g, '$1')), map: null } : null),
};

/** Checks and declares types; once, for it reads the whole program. */
const compile = () => typescript({
  tsconfig: './tsconfig.json',
  include: ['src/**/*.ts', 'src/**/*.tsx'],
  filterRoot: process.cwd(),
  compilerOptions: {
    noEmit: false, allowJs: false, allowImportingTsExtensions: false, rewriteRelativeImportExtensions: true,
    declaration: true, declarationDir: 'dist/types', rootDir: 'src',
  },
});
/** Takes the types off, file by file. */
const { compilerOptions } = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config;
const strip = {
  name: 'strip-types',
  transform(code, fileName) {
    if (!/\.tsx?$/.test(fileName)) return null;
    const options = { ...compilerOptions, moduleResolution: undefined, lib: undefined, noEmit: false, sourceMap: true };
    const { outputText, sourceMapText } = ts.transpileModule(code, { fileName, compilerOptions: { ...options, target: 'ES2022', module: 'ESNext', jsx: 'react-jsx' } });
    return { code: outputText, map: sourceMapText };
  },
};
/** @param hoist_funs - Makes small files smaller, and large ones not. */
const minify = (hoist_funs = true) => terser({ ecma: 2020, module: true, compress: { passes: 5, pure_getters: true, unsafe_arrows: true, hoist_funs }, mangle: true, format: { comments: false } });

/** A snippet is hashed as it stands between the tags: no line break at its end, no word on source maps. */
const snippets = {};
const snippet = {
  name: 'snippet',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      chunk.code = chunk.code.replace(/export *\{ *\};?/, '').trim();
      snippets[chunk.name] = { bytes: Buffer.byteLength(chunk.code), csp: `'sha256-${createHash('sha256').update(chunk.code).digest('base64')}'`, code: chunk.code };
    }
    this.emitFile({ type: 'asset', fileName: 'head.json', source: `${JSON.stringify(snippets, undefined, 2)}\n` });
  },
};

/** File names of the lazy chunks, known once they are built. */
const chunkOf = new Map();
const remember = {
  name: 'remember-chunks',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) if (chunk.facadeModuleId) chunkOf.set(chunk.facadeModuleId, chunk.fileName);
  },
};

/** `import('./ui/index.tsx')` becomes an import by URL from the script's own folder. */
const fromOwnFolder = {
  name: 'from-own-folder',
  async resolveDynamicImport(specifier, importer) {
    const target = resolve(importer, '..', specifier);
    const file = chunkOf.get(target) ?? this.error(`${specifier} of ${importer} is not in the build's list of lazy parts`);
    return { id: `lazy:${file}`, external: true };
  },
  renderDynamicImport: () => ({ left: 'import(scriptFolder+', right: ')' }),
};

export default [
  {
    input: { ...entries, ...languages },
    external: isDependency,
    plugins: [clean, sheets, nodeResolve(), compile(), minify()],
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      chunkFileNames: 'chunks/[name]-[hash:7].js',
      hashCharacters: 'hex',
    },
  },
  ...groups.map((input) => ({
    input,
    // What a part shares with a later one is no file of its own, and no request more.
    preserveEntrySignatures: 'allow-extension',
    external: [listOfLanguages],
    plugins: [sheets, nodeResolve(), strip, minify(false), remember],
    output: { dir: 'dist', format: 'es', sourcemap: true, paths: { [listOfLanguages]: './locales/index.js' }, entryFileNames: 'chunks/[name]-[hash:6].js', chunkFileNames: ({ facadeModuleId, name }) => `chunks/${nameOf(facadeModuleId ?? name)}-[hash:6].js`, hashCharacters: 'hex' },
  })),
  {
    input: 'src/script.ts',
    plugins: [fromOwnFolder, sheets, nodeResolve(), strip, minify()],
    output: {
      file: 'dist/attune.js',
      format: 'iife',
      sourcemap: true,
      generatedCode: 'es2015',
      paths: (id) => id.replace('lazy:', ''),
      intro: 'const scriptTag=document.currentScript||document.querySelector(\'script[src*="attune.js"]\'),scriptFolder=new URL(".",scriptTag?scriptTag.src:location.href).href;',
    },
  },
  { input: 'src/head.ts', plugins: [strip, minify(), snippet], output: { file: 'dist/head.js', format: 'es' } },
  { input: 'src/head-fill.ts', plugins: [strip, minify(), snippet], output: { file: 'dist/head-fill.js', format: 'es' } },
  {
    input: 'src/cli/index.ts',
    external: /^node:/,
    plugins: [nodeResolve(), strip],
    output: { file: 'dist/cli.js', format: 'es', inlineDynamicImports: true },
  },
  {
    input: { core: 'src/base.ts' },
    preserveEntrySignatures: 'allow-extension',
    plugins: [nodeResolve(), strip, minify()],
    output: { dir: '.sizes', format: 'es' },
  },
];
