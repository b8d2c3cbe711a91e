/**
 * Index — the command line itself: connects `run` to this process. Becomes `dist/cli.js`, which `bin/attune` imports.
 */
import { readFile } from 'node:fs/promises';
import { createPaint } from './console.ts';
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  read: (path) => readFile(path, 'utf8'),
  say: (text) => { process.stdout.write(`${text}\n`); },
  complain: (text) => { process.stderr.write(`${text}\n`); },
  paint: createPaint({ isTerminal: process.stdout.isTTY && !process.env.NO_COLOR }),
  now: Date.now,
});
