/**
 * Variants — what a visitor sees of every experiment, by its name: what conditions ask as `variant.<experiment>`. Pure.
 */
import type { AttuneConfig } from '../types.ts';
import { variant } from './variant.ts';

/** Experiments without a name of their own, and those whose `split` leaves this visitor over, are not in it. */
export function variants({ surveys = [], greetings = [], offers = [] }: AttuneConfig, visitor: string): { readonly [experiment: string]: string } {
  const named = [...surveys, ...greetings, ...offers].flatMap((surface) => {
    const { experiment } = surface;
    const seen = experiment === undefined ? undefined : variant(surface, '', visitor);
    return seen === undefined ? [] : [[experiment!, seen] as const];
  });
  return Object.fromEntries(named);
}
