/**
 * Nearest — the known name that a mistyped one was most likely meant to be.
 * Counts the letters to change, insert or remove; where that would be most of the word, nothing is near.
 */

function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      next.push(Math.min(row[j]! + (from[i] === to[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}

/** @returns The nearest of the known names, or `undefined` if none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const word = name.slice(0, 64);
  let best: string | undefined;
  let least = Math.max(2, word.length / 2);
  for (const one of known) {
    const steps = distance(word.toLowerCase(), one.slice(0, 64).toLowerCase());
    if (steps < least) [best, least] = [one, steps];
  }
  return best;
}
