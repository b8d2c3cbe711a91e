/**
 * Variant — which of an experiment's variants a visitor sees. Sticky by hash: no storage, no flicker, no server.
 */
import type { Experiment } from '../types.ts';
import { hash } from './hash.ts';

/**
 * Shares are laid out one after another from 0 to 1 in the order in which they stand; the visitor's hash falls into one.
 * @param surface - The survey, greeting or offer that carries the experiment.
 * @param id - The surface's id, for an experiment without a name of its own.
 * @param visitor - The visitor's id.
 * @returns The variant's name; `undefined` without an experiment, and for the share of visitors
 *   that `split` leaves over: these see what is there without the experiment.
 */
export function variant({ experiment, split }: Experiment, id: string, visitor: string): string | undefined {
  // Not the bare id: `sample` is drawn by that, and those sampled would all see the first variant.
  let left = hash(experiment ?? `${id}.split`, visitor, 2);
  for (const name of Object.keys(split ?? {})) if ((left -= split![name]!) < 0) return name;
  return undefined;
}
