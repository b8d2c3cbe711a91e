/**
 * World — a console made by hand: files in memory, an ear for what is said, a clock that stands still.
 */
import type { Console } from '../../../src/cli/console.ts';

/** @param files - Texts by path; anything but a string is written as JSON. */
export function createWorld(files: { readonly [path: string]: unknown }) {
  const said: string[] = [];
  const complained: string[] = [];
  const world: Console = {
    read: async (path) => {
      const file = files[path];
      if (file === undefined) throw new Error('no such file');
      return typeof file === 'string' ? file : JSON.stringify(file);
    },
    say: (text) => { said.push(text); },
    complain: (text) => { complained.push(text); },
    paint: (_colour, text) => text,
    now: () => Date.parse('2026-11-22T12:00:00Z'),
  };
  return { world, said: () => said.join('\n'), complained: () => complained.join('\n') };
}
