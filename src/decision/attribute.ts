/**
 * Attribute — the value at a dotted path, in nested objects, under flat dotted keys, or a mixture.
 * Reads own properties only, and none that the path does not name: attributes may be getters, and data may be called `__proto__`.
 */

/**
 * @param from - The object to look in; anything else has no attributes.
 * @param path - Dotted. A whole flat key wins over a nested one.
 * @returns The value, or `undefined` where the path leads nowhere.
 */
export function attribute(from: unknown, path: string): unknown {
  if (typeof from !== 'object' || from === null) return undefined;
  if (Object.hasOwn(from, path)) return (from as Record<string, unknown>)[path];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    const found = Object.hasOwn(from, head) ? attribute((from as Record<string, unknown>)[head], path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
