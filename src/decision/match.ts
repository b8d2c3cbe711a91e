/**
 * Match — a partial match as it stands in a journey's progress: three timestamps for each place.
 * Of all matches of one length only the latest is kept, because it allows whatever an earlier one would.
 */
import type { Progress } from '../types.ts';
import type { Place, Plan } from './step.ts';

/** When it began, when the step before its last was filled, and when its last was. In ms. */
export type Match = readonly [first: number, before: number, last: number];

/** The latest partial match that fills the places up to an index. What is not three numbers is none. */
export function matchAt(progress: Progress, index: number): Match | undefined {
  const [first, before, last] = [progress[index * 3], progress[index * 3 + 1], progress[index * 3 + 2]];
  return typeof first === 'number' && typeof before === 'number' && typeof last === 'number' ? [first, before, last] : undefined;
}

/** Until when a place can be filled, in ms: by its own `within`, and by the rule's, of which a `didNot` takes its part at the end. */
export function limitOf({ whole, quiet }: Plan, place: Place, first: number, before: number): number {
  return Math.min(before + place.within, first + whole - (quiet?.for ?? 0));
}
