/**
 * Replay — whom the surveys of a configuration would have asked, had it been in force while events were recorded. Pure.
 * Everyone is taken to have consented and to close what is shown at once, without an answer; and a `wait` ends only if the visit goes on.
 */
import { duration } from '../decision/durations.ts';
import { gates } from '../decision/gates.ts';
import { journey, type Journey } from '../decision/journey.ts';
import type { AttuneConfig, AttuneEvent, Progress, Survey } from '../types.ts';
import { createRecordedVisitor, type RecordedVisitor } from './memory.ts';

/** One survey shown to one visitor. */
export interface Showing {
  readonly survey: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly visit: number;
}

interface Followed {
  readonly survey: Survey;
  readonly rule: Journey;
  progress: Progress;
}

/** A journey that has completed, and waits. */
interface Pending {
  readonly follower: Followed;
  readonly completedAt: number;
  readonly at: number;
}

interface Run {
  readonly config: AttuneConfig;
  readonly visitor: string;
  readonly known: RecordedVisitor;
  readonly shown: Showing[];
}

function shared(shown: readonly Showing[], visit: number) {
  const last = shown.at(-1)?.at;
  return { shown: last, closed: last, inSession: shown.filter((showing) => showing.visit === visit).length };
}

function mayShow({ config, visitor, known, shown }: Run, { follower: { survey, rule, progress }, completedAt, at }: Pending): boolean {
  const { limits, holdout, surveys = [] } = config;
  const grouped = new Set(surveys.filter(({ group }) => group === survey.group).map(({ id }) => id));
  return gates(survey, {
    now: at, visitor, holdout, limits, attributes: known.attributes(at), path: known.path,
    journey: { ...rule.standing(progress, at), completedAt }, waited: at - completedAt,
    history: { shown: shown.filter((showing) => showing.survey === survey.id).map((showing) => showing.at) },
    all: shared(shown, known.visit),
    group: shared(shown.filter((showing) => grouped.has(showing.survey)), known.visit),
  }).every(({ pass }) => pass);
}

/** Follows one journey over one event. @param options - `resumed`: a visit begins. @returns when it completed. */
function follow(follower: Followed, { name, at, data }: AttuneEvent, options: { readonly resumed: boolean }): readonly number[] {
  const { rule } = follower;
  const clocked = rule.clock(follower.progress, at - 1, options);
  const followed = rule.event(clocked.progress, { name, t: at, data });
  follower.progress = followed.progress;
  return [clocked.completedAt, followed.completed ? at : undefined].filter((time) => time !== undefined);
}

/** Shows, of what is due at an event, what may be shown: higher priority first. */
function settle(run: Run, pending: readonly Pending[], now: number): readonly Pending[] {
  const due = pending.filter(({ at }) => at <= now).sort((a, b) => (b.follower.survey.priority ?? 0) - (a.follower.survey.priority ?? 0));
  for (const one of due) {
    if (mayShow(run, one)) run.shown.push({ survey: one.follower.survey.id, at: one.at, visit: run.known.visit });
  }
  return pending.filter(({ at }) => at > now);
}

/**
 * @param config - A valid configuration.
 * @param events - One visitor's, in order of time.
 * @returns What this visitor would have been shown, in order.
 */
export function replay(config: AttuneConfig, visitor: string, events: readonly AttuneEvent[]): readonly Showing[] {
  const followed = (config.surveys ?? []).map((survey): Followed => ({ survey, rule: journey(survey), progress: [] }));
  const run: Run = { config, visitor, known: createRecordedVisitor(config, visitor), shown: [] };
  let pending: readonly Pending[] = [];
  for (const event of events) {
    const resumed = run.known.begins(event);
    pending = resumed ? [] : settle(run, pending, event.at - 1);
    run.known.hear(event);
    pending = pending.filter(({ follower }) => !follower.rule.without.includes(event.name));
    const completed = followed.flatMap((follower) => follow(follower, event, { resumed }).map((time): Pending =>
      // What fell due between the visits is asked when the next begins.
      ({ follower, completedAt: time, at: (resumed ? event.at : time) + (duration(follower.survey.wait) ?? 0) })));
    pending = settle(run, [...pending, ...completed], event.at);
  }
  return run.shown;
}
