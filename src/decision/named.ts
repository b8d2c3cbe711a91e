/**
 * Named — which events and answers of the past a configuration asks about, in conditions and between the braces of texts.
 * What it does not name need not be kept. Pure.
 */
import type { AttuneConfig } from '../types.ts';

export interface Named {
  /** By `seen.<event>` or `last.<event>`. */
  readonly events: ReadonlySet<string>;
  /** By `answers.<survey>.<question>`; as `<survey>.<question>`. */
  readonly answers: ReadonlySet<string>;
}

export function namedIn(config: AttuneConfig): Named {
  const text = JSON.stringify(config);
  const all = (pattern: RegExp): Set<string> => new Set([...text.matchAll(pattern)].map(([, name]) => name!));
  return { events: all(/\b(?:seen|last)\.([a-z]\w*)/g), answers: all(/\banswers\.([\w-]+\.[\w-]+)/g) };
}
