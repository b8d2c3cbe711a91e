/**
 * Sources — lets a script import the sources as they are: TypeScript without anything that would have to be compiled, whose types are
 * taken off on the way.
 */
import { register } from 'node:module';

export function readSources() {
  register(`data:text/javascript,${encodeURIComponent(`import ts from '${import.meta.resolve('typescript')}'; import { readFileSync } from 'node:fs';
    export const load = (url, context, next) => (url.endsWith('.ts') ? { format: 'module', shortCircuit: true, source: ts.transpileModule(readFileSync(new URL(url), 'utf8'), { compilerOptions: { target: 'ES2022', module: 'ESNext' } }).outputText } : next(url, context));`)}`);
}
