/**
 * Pages — whether a path is among those that a list of patterns names.
 * `*` stays within one segment, `**` goes to any depth, `!` excludes; a pattern that begins with `#/` asks the hash route.
 */

/** Both sides may be written encoded or plain. */
function plain(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function matchesPath(pattern: string, path: string): boolean {
  const source = plain(pattern)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\/\*\*(?=\/|$)|\*+/g, (stars) => (stars === '*' ? '[^/]*' : stars[0] === '/' ? '(?:/.*)?' : '.*'));
  return new RegExp(`^${source}$`, 's').test(path);
}

/**
 * @param patterns - Matches if any positive one does and no negative one does; `undefined` matches everywhere.
 * @param path - `location.pathname`.
 * @param route - `location.hash`; what follows a `?` in it does not count.
 */
export function onPage(patterns: readonly string[] | undefined, path: string, route = ''): boolean {
  if (!patterns) return true;
  const paths = [path, route.split('?')[0]!].map((one) => plain(one.slice(0, 2048)));
  const names = (pattern: string): boolean => matchesPath(pattern, paths[pattern[0] === '#' ? 1 : 0]!);
  return patterns.some((one) => one[0] !== '!' && names(one)) && !patterns.some((one) => one[0] === '!' && names(one.slice(1)));
}
