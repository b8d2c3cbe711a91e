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

/** Not by a regular expression: with several stars that could hang the page. Kept is where in the path each part may end. */
function matchesPath(pattern: string, path: string): boolean {
  let ends = new Set([0]);
  for (const part of plain(pattern).match(/\/\*\*(?=\/|$)|\*+|[^*/]+|\//g) ?? []) {
    const from = [...ends];
    ends = new Set(part.includes('**') && part[0] === '/' ? from : []);
    if (part === '*') for (let end of from) while (!ends.has(end) && (ends.add(end), end < path.length && path[end] !== '/')) end++;
    else if (part.includes('**')) {
      const first = Math.min(...from.filter((end) => part[0] !== '/' || path[end] === '/').map((end) => end + part.indexOf('*')));
      for (let end = first; end <= path.length; end++) ends.add(end);
    } else for (const end of from) if (path.startsWith(part, end)) ends.add(end + part.length);
  }
  return ends.has(path.length);
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
