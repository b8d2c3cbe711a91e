/**
 * Brute — the meaning of a journey, by trying every choice of events. Slow, obvious, and written from the specification
 * alone: it keeps the whole log and shares nothing with the code that it judges but `matches` and the unit of durations.
 */
import { matches } from '../../../src/decision/condition.ts';
import { duration } from '../../../src/decision/durations.ts';
import type { JourneyEvent } from '../../../src/decision/journey.ts';
import type { Did, DidNot } from '../../../src/types.ts';
import type { Case, Completion } from './follow.ts';

const list = (names: string | readonly string[] | undefined): readonly string[] => (names === undefined ? [] : [names].flat());

/** Every way to choose events in [from, end] that ends at `end` and fills the steps, as indexes a step. */
function* choices(steps: readonly Did[], events: readonly JourneyEvent[], from: number, end: number): Generator<number[][]> {
  function* extend(done: number[][]): Generator<number[][]> {
    const step = steps[done.length];
    const after = done.flat().at(-1) ?? from - 1;
    if (!step) {
      if (after === end) yield done;
      return;
    }
    for (const repeats of picks(step, after, step.times ?? 1)) yield* extend([...done, repeats]);
  }
  function* picks(step: Did, after: number, count: number): Generator<number[]> {
    if (!count) return yield [];
    for (let i = after + 1; i <= end; i++) {
      const { name, data = {} } = events[i]!;
      if (!list(step.did).includes(name) || (step.where && !matches(step.where, data))) continue;
      for (const rest of picks(step, i, count - 1)) yield [i, ...rest];
    }
  }
  yield* extend([]);
}

function holds(chosen: number[][], steps: readonly Did[], events: readonly JourneyEvent[]): boolean {
  const at = (index: number): number => events[index]!.t;
  return steps.every(({ within, without }, s) => {
    const repeats = chosen[s]!;
    const before = chosen[s - 1]?.at(-1);
    const bound = within === undefined ? Infinity : duration(within)!;
    if (at(repeats.at(-1)!) - at(before ?? repeats[0]!) > bound) return false;
    const line = before === undefined ? repeats : [before, ...repeats];
    return line.every((index, i) => !i || !events.slice(line[i - 1]! + 1, index).some(({ name }) => list(without).includes(name)));
  });
}

/** Where the journey completes. */
export function bruteCompletions({ on = 'page_viewed', within, events, until }: Omit<Case, 'name' | 'completes'>): Completion[] {
  const all = [on].flat().map((step) => (typeof step === 'string' ? { did: step } : step)) as (Did | DidNot)[];
  const steps = all.filter((step): step is Did => 'did' in step);
  const quiet = all.find((step): step is DidNot => 'didNot' in step);
  const span = quiet ? duration(quiet.within)! : 0;
  const whole = within === undefined ? Infinity : duration(within)!;
  const found: Completion[] = [];
  let from = 0;
  let pending: number | undefined;
  const ring = (before: number, next: number): void => {
    if (pending === undefined || events[pending]!.t + span >= before) return;
    found.push({ time: events[pending]!.t + span });
    [from, pending] = [next, undefined];
  };
  events.forEach(({ name, t }, i) => {
    ring(t, i);
    if (list(quiet?.didNot).includes(name)) pending = undefined;
    for (const chosen of choices(steps, events, from, i)) {
      if (!holds(chosen, steps, events) || t + span - events[chosen[0]![0]!]!.t > whole) continue;
      if (quiet) pending = i;
      else found.push({ event: i });
      if (!quiet) from = i + 1;
      break;
    }
  });
  if (until !== undefined) ring(until + 1, events.length);
  return found;
}

