/**
 * Check — `attune check FILE…`: reads configurations and says what is wrong with them, and what to do about it.
 */
import { type Console, type ExitCode, readJson } from './console.ts';
import type { Finding } from './finding.ts';
import { lint } from './lint.ts';

/** A file, and what there is to say of it. */
export interface Checked {
  readonly file: string;
  readonly findings: readonly Finding[];
}

async function checked(world: Console, file: string): Promise<Checked> {
  try {
    return { file, findings: lint(await readJson(world, file), { now: world.now() }) };
  } catch (error) {
    const message = (error as Error).message.slice(file.length + 1);
    return { file, findings: [{ level: 'error', rule: 'unreadable', path: '', message: `The file ${message}.`, suggestion: 'Give the path of a JSON file.' }] };
  }
}

const count = (amount: number, word: string): string => `${amount} ${word}${amount === 1 ? '' : 's'}`;

/** Findings of one file as a person reads them. */
export function inWords({ paint }: Console, { file, findings }: Checked): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const lines = findings.flatMap(({ level, path, message, suggestion }) => [
    `  ${paint(level === 'error' ? 'red' : 'yellow', level)}  ${paint('bold', path || '(the whole file)')}`,
    `    ${message}`,
    `    ${paint('dim', suggestion)}`,
  ]);
  const summary = findings.length === 0 ? paint('green', 'nothing to say') : `${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`;
  return [`${file}: ${summary}`, ...lines].join('\n');
}

/** @param options - `strict`: warnings count. `json`: for machines, one object. */
export async function check(
  world: Console,
  files: readonly string[],
  { strict = false, json = false }: { readonly strict?: boolean; readonly json?: boolean },
): Promise<ExitCode> {
  const results = await Promise.all(files.map((file) => checked(world, file)));
  const all = results.flatMap(({ findings }) => findings);
  const errors = all.filter(({ level }) => level === 'error').length;
  if (json) world.say(JSON.stringify({ errors, warnings: all.length - errors, files: results }, undefined, 2));
  else results.forEach((each) => world.say(inWords(world, each)));
  return errors > 0 ? 2 : strict && all.length > 0 ? 1 : 0;
}
