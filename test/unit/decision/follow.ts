/**
 * Follow — runs a journey over a log as the run-time does: the clock before each later event, and a reload between any two.
 */
import { journey } from '../../../src/decision/journey.ts';
import type { JourneyEvent } from '../../../src/decision/journey.ts';
import type { JourneyRule } from '../../../src/types.ts';

export interface Case extends JourneyRule {
  readonly name: string;
  readonly events: readonly JourneyEvent[];
  readonly until?: number;
  readonly completes: readonly Completion[];
}

export type Completion = { readonly event: number } | { readonly time: number };

const reload = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Where the journey completes. The rule is read anew for each event, so that nothing can hide in a closure. */
export function completions({ events, until, ...rule }: Omit<Case, 'name' | 'completes'>): Completion[] {
  const found: Completion[] = [];
  const fresh = (): ReturnType<typeof journey> => journey(rule);
  let progress = fresh().start();
  const pass = (t: number): void => {
    const clocked = fresh().clock(reload(progress), t);
    progress = clocked.progress;
    if (clocked.completedAt !== undefined) found.push({ time: clocked.completedAt });
  };
  events.forEach((event, index) => {
    if (event.t > (events[index - 1]?.t ?? -Infinity)) pass(event.t - 1);
    const followed = fresh().event(reload(progress), event);
    progress = followed.progress;
    if (followed.completed) found.push({ event: index });
  });
  if (until !== undefined) pass(until);
  return found;
}
