/**
 * Run — takes a command line apart and does what it says.
 * Promise: every failure is a sentence and exit status 2, never a stack trace.
 */
import { parseArgs } from 'node:util';
import { nearest } from '../decision/nearest.ts';
import { check } from './check.ts';
import type { Console, ExitCode } from './console.ts';
import { crowd } from './crowd.ts';
import { HELP } from './help.ts';
import { importSurveys } from './import.ts';
import { simulate } from './simulate.ts';

const OPTIONS = {
  strict: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, events: { type: 'string' },
  language: { type: 'string' },
} as const;
const COMMANDS = ['check', 'simulate', 'import', 'help'];

async function perform(args: readonly string[], world: Console): Promise<ExitCode> {
  const { values: { strict = false, json = false, help, events, language }, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [command, first, second, ...more] = positionals;
  if (help || command === 'help') {
    world.say(HELP);
    return 0;
  }
  if (command === 'check') {
    if (first === undefined) throw new Error('"attune check" needs a file.');
    return check(world, positionals.slice(1), { strict, json });
  }
  if (command === 'simulate') {
    if (first === undefined || (second === undefined) === (events === undefined) || more.length > 0) {
      throw new Error('"attune simulate" needs a configuration, and either a scenario or --events with a file.');
    }
    return events === undefined ? simulate(world, [first, second ?? ''], { json }) : crowd(world, [first, events], { json });
  }
  if (command === 'import') {
    if (first === undefined || second === undefined || more.length > 0) throw new Error('"attune import" needs "posthog" or "formbricks", and a file.');
    return importSurveys(world, [first, second], { strict, json, language });
  }
  if (command === undefined) throw new Error('What is to be done?');
  const meant = nearest(command, COMMANDS);
  throw new Error(`There is no command "${command}".${meant ? ` Did you mean "${meant}"?` : ''}`);
}

/** @param args - Those after the command's name. @returns The exit status. */
export async function run(args: readonly string[], world: Console): Promise<ExitCode> {
  try {
    return await perform(args, world);
  } catch (error) {
    world.complain(`attune: ${(error as Error).message}\nSee "attune help".`);
    return 2;
  }
}
