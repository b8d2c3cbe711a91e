/**
 * Pattern — regular expressions that cannot hang the page.
 * JavaScript's engine backtracks and cannot be interrupted, so the ways that a pattern can be tried are counted first:
 * one that could need more than some two million steps is refused, or tried on a shorter beginning of the input.
 */

const STEPS = 2.2e6;
const MOST_OPEN = 6;
const LONGEST_PATTERN = 256;
const LONGEST_INPUT = 2048;
const TOKENS = /\\[1-9k]|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\{\d+,?\d*\}|[^]/g;

/**
 * How many characters of an input a pattern may be tried on; 0 refuses it. With `d` open-ended repetitions and `w` other
 * choices, backtracking takes at most about `w · nᵈ⁺¹ / (d+1)!` steps (anchored: `w · nᵈ / d!`), unless repetitions are nested: those are refused.
 */
export function reach(pattern: string): number {
  // Each open group: its alternatives, and whether anything in it can match in more than one way.
  const groups: [alternatives: number, varies: boolean][] = [[1, false]];
  let closed = false;
  let before = '';
  // Without an anchor it is tried anew from each character.
  let degree = /^\^[^|]*$/.test(pattern) ? 0 : 1;
  let steps = STEPS;
  for (const [token] of pattern.matchAll(TOKENS)) {
    const group = groups.at(-1)!;
    if (/^(\\[1-9k]|\{.*\d{4})/.test(token)) return 0;
    if (token[0] === '(') groups.push([1, false]);
    else if (token === ')' && groups.length > 1) {
      groups.pop();
      steps /= group[0];
      closed = group[1] || group[0] > 1;
      groups.at(-1)![1] ||= closed;
    } else if (token === '|') group[0]++;
    else if (/^([*+?]|\{\d)/.test(token)) {
      if (token === '?') {
        // After another quantifier it only says "as few as possible".
        if (!/^([*+?]|\{\d)/.test(before)) steps /= 2;
      } else if (before === ')' && closed) return 0;
      else if (!/^\{\d+\}/.test(token)) steps *= ++degree;
      group[1] = true;
    }
    before = token;
  }
  return degree > MOST_OPEN ? 0 : Math.min(LONGEST_INPUT, (steps / groups[0]![0]) ** (1 / (degree || 1)) - degree);
}

/** @returns Whether the value fits; `false` for patterns that are malformed, over 256 characters, or refused. */
export function fits(pattern: unknown, value: unknown, flags: string): boolean {
  const source = `${pattern}`;
  try {
    return source.length <= LONGEST_PATTERN && reach(source) >= 1 && new RegExp(source, flags).test(`${value}`.slice(0, reach(source)));
  } catch {
    return false;
  }
}
