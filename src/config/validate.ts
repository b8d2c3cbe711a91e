/**
 * Validate — takes whatever stands where a configuration should, and gives back what of it can be used.
 * Promise: each faulty survey, greeting, offer, touchpoint or audience is left out alone and told with its path and
 * what was expected; unknown fields are told and left; nothing throws, and no key, however named, reaches a prototype.
 */
import type { AttuneConfig } from '../types.ts';
import { type Checking, entryKind, fieldsHold, goodEntries, holds, type Inside } from './check.ts';
import { isObject } from './leaves.ts';
import { SHAPES, type Shapes } from './shapes.ts';

/** One thing that is wrong with a configuration. */
export interface Problem {
  readonly code: 'config_invalid' | 'config_unknown_field';
  /** JSON path to the value: `surveys[2].questions[0].type`. */
  readonly path: string;
  /** The kind that was expected, in the words of `shapes`; for an unknown field the nearest known one. */
  readonly wanted: string | undefined;
  readonly found: unknown;
}

/** What can be used of a configuration, and what was wrong with the rest. */
export interface Validated {
  readonly config: AttuneConfig;
  /** The first 100. */
  readonly problems: readonly Problem[];
}

const MOST_PROBLEMS = 100;

/** The known name that a mistyped one was most likely meant to be, such as `decision/nearest`. */
export type Suggest = (name: string, known: readonly string[]) => string | undefined;

/** How far to look, and how to help. */
export interface ValidateOptions {
  /** Default: what the first load looks into. `ALL_SHAPES` of `details` looks into everything. */
  readonly shapes?: Shapes | undefined;
  /** Finds the nearest known field. Without it, problems with unknown fields name none. */
  readonly suggest?: Suggest | undefined;
}

/** @param value - What was read: a configuration, one would hope. It is not changed. */
export function validate(value: unknown, { shapes = SHAPES, suggest }: ValidateOptions = {}): Validated {
  const problems: Problem[] = [];
  const tell: Checking['tell'] = (path, wanted, found) => {
    if (problems.length < MOST_PROBLEMS) {
      problems.push(typeof wanted === 'string'
        ? { code: 'config_invalid', path, wanted, found }
        : { code: 'config_unknown_field', path, wanted: suggest?.(String(found), [...wanted.keys()]), found });
    }
    return false;
  };
  if (!isObject(value)) {
    tell('', 'config', value);
    return { config: {}, problems };
  }
  const kept: [string, unknown][] = [];
  const checking: Checking = { shapes, tell, rows: new Map(), kinds: new Map() };
  fieldsHold(shapes.config ?? '', value, '', checking, (kind, inner, name) => {
    const entries = entryKind(kind, inner, checking);
    if (entries) {
      const good = goodEntries(entries, inner as Inside, name, checking);
      return kept.push([name, Array.isArray(inner) ? good.map(([, item]) => item) : Object.fromEntries(good)]) > 0;
    }
    if (holds(kind, inner, name, checking)) kept.push([name, inner]);
    // A visitor must not be taken to have agreed because of a slip of the pen.
    else if (name === 'consent') kept.push([name, { default: 'ask' }]);
    return true;
  });
  return { config: Object.fromEntries(kept), problems };
}
