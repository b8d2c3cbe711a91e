/**
 * Subject — a configuration as the lints see it: its good pieces, each with its path in the file as it was written.
 * What validation refuses is told by `shape` and by no other lint.
 */
import { ALL_SHAPES } from '../../config/details.ts';
import { isObject } from '../../config/leaves.ts';
import { validate } from '../../config/validate.ts';
import type { AttuneConfig, Condition, Greeting, Offer, Survey, Touchpoint } from '../../types.ts';
import type { Finding } from '../finding.ts';

/** A good piece, and where it stands. */
export interface Piece<T> {
  readonly piece: T;
  readonly path: string;
}

/** What lints look at. */
export interface Subject {
  readonly config: AttuneConfig;
  readonly surveys: readonly Piece<Survey>[];
  readonly greetings: readonly Piece<Greeting>[];
  readonly offers: readonly Piece<Offer>[];
  readonly touchpoints: readonly Piece<Touchpoint>[];
  readonly audiences: readonly Piece<Condition>[];
  /** When it is asked, in milliseconds since the epoch. */
  readonly now: number;
}

/** A family of lints. Pure. */
export type Lint = (subject: Subject) => readonly Finding[];

/** @param value - What the file says, whatever that is. */
export function subjectOf(value: unknown, now: number): Subject {
  const { config } = validate(value, { shapes: ALL_SHAPES });
  const written = isObject(value) ? value : {};
  const pieces = <T>(name: 'surveys' | 'greetings' | 'offers' | 'touchpoints'): Piece<T>[] => {
    const good = new Set<unknown>(config[name]);
    const all: readonly unknown[] = Array.isArray(written[name]) ? written[name] : [];
    return all.flatMap((piece, i) => (good.has(piece) ? [{ piece: piece as T, path: `${name}[${i}]` }] : []));
  };
  return {
    config, now,
    surveys: pieces('surveys'), greetings: pieces('greetings'), offers: pieces('offers'), touchpoints: pieces('touchpoints'),
    audiences: Object.entries(config.audiences ?? {}).map(([name, piece]) => ({ piece, path: `audiences.${name}` })),
  };
}
