/**
 * Reasons — for each gate that fails, the clause that says so. True of that gate alone; `explain` makes the sentence.
 */
import type { Between, Gate, GateName, Limit, SharedLimit, Step, Survey } from '../types.ts';
import type { Shared } from './facts.ts';
import { date } from './dates.ts';
import { duration } from './durations.ts';
import { sayDuration, sayEvents, sayNames, saySpan, sayShare, sayTime, sayTimes, sayValue } from './spoken.ts';

/** What the words need to know of a survey; greetings and offers have nothing but their kind. */
export type Subject = Pick<Survey, 'on' | 'wait'> & { readonly kind: 'survey' | 'greeting' | 'offer' };

/** The steps of a rule, as they were written. */
export function stepsOf({ on = 'page_viewed' }: Subject): readonly Step[] {
  return Array.isArray(on) ? on : [on as Step];
}

function waitsFor({ step = 0, of = 1, until, found }: Gate, subject: Subject): string {
  const waited = stepsOf(subject)[step] ?? 'page_viewed';
  const who = of > 1 ? `step ${step + 1} of ${of}` : 'it';
  if (typeof waited === 'object' && 'didNot' in waited) {
    return until === undefined
      ? `${who} waits until there has been no ${sayNames(waited.didNot)} for ${sayDuration(waited.within)}`
      : `${who} completes on ${sayTime(until)} unless ${sayNames(waited.didNot)} happens before`;
  }
  const { count = 0 } = (found ?? {}) as { count?: number };
  return [
    `${who} waits for ${sayEvents(waited)}`, count ? ` (${count} so far)` : '', until === undefined ? '' : ` until ${sayTime(until)}`,
  ].join('');
}

function limited({ wanted, found, from }: Gate): string {
  const { times } = wanted as Limit;
  const { shown, last, snoozed } = found as { shown: number; last?: number; snoozed?: number };
  if (from === undefined) return `it was shown ${sayTimes(shown)}, and may be shown ${sayTimes(times ?? 1)}`;
  return snoozed !== undefined && snoozed > (last ?? 0)
    ? `the visitor chose "Not now", which holds until ${sayTime(from)}`
    : `it was shown on ${sayTime(last ?? 0)}, and may be again from ${sayTime(from)}`;
}

function sharedLimit(whose: string, { wanted, found, from }: Gate): string {
  const { perSession } = wanted as SharedLimit;
  const { inSession } = found as Shared;
  return from === undefined
    ? `${inSession} ${inSession === 1 ? 'survey was' : 'surveys were'} shown in this session${whose}, and ${perSession} may be`
    : `no survey${whose} may be shown before ${sayTime(from)}`;
}

function outOfDate({ from, wanted }: Gate): string {
  const until = date((wanted as Between).until, 'end');
  return from !== undefined ? `it begins on ${sayTime(from)}` : until === undefined ? 'its dates cannot be read' : `it ended on ${sayTime(until)}`;
}

function unfit({ found }: Gate, { kind }: Subject): string {
  const facts = Object.entries(found as object).map(([path, value]) => `${path} is ${sayValue(value)}`).join(', ');
  return `${kind === 'survey' ? 'its condition does not hold' : 'none of its candidates fits'}${facts && ': '}${facts}`;
}

/** A clause for each gate, without capital and full stop. */
export const REASONS: { readonly [G in GateName]: (gate: Gate, subject: Subject) => string } = {
  config: ({ found }) => `its definition is faulty: ${String(found).replace(/\.$/, '')}`,
  consent: ({ wanted }) => `the visitor has not allowed ${String(wanted)}`,
  holdout: ({ wanted }) => `the visitor is in the holdout of ${sayShare(wanted as number)}, who are shown nothing`,
  dates: outOfDate,
  sample: ({ wanted }) => `the visitor is not in the sample of ${sayShare(wanted as number)}`,
  on: waitsFor,
  if: unfit,
  pages: ({ wanted, found }) => `the page ${String(found)} is not among ${(wanted as string[]).join(', ') || 'its pages, of which there are none'}`,
  limit: limited,
  group: (gate) => sharedLimit(' of its group', gate),
  all: (gate) => sharedLimit('', gate),
  done: ({ found }) => `it was already answered on ${sayTime(found as number)}`,
  wait: ({ wanted, found }) => (found === undefined
    ? `it waits ${sayDuration(wanted as string)} after its journey`
    : `it waits ${saySpan(duration(wanted)! - (found as number))} more`),
  busy: ({ found }) => (found === 'no slot' ? 'the page has no slot for it' : `it waits while ${String(found)} is open`),
  priority: ({ found }) => `it yields to ${String(found)}`,
  ready: ({ found }, { kind }) => (kind === 'survey' ? `its widget could not be loaded: ${String(found)}` : String(found)),
};
