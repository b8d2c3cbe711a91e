/**
 * Decisions, their types — `attune/decision` as servers, tests and the command line use it.
 */
import { hash, journey, matches, simulate } from '../../src/decision/index.ts';
import type { AttuneConfig, Explanation, Progress, Scenario, Standing } from '../../src/decision/index.ts';
import { same } from './same.ts';

// matches
same<boolean>()(matches({ visits: { $gte: 2 }, $or: [{ language: 'de' }, { 'page.path': { $regex: '^/de/' } }] }, { visits: 3, language: 'de' }));
same<boolean>()(matches({ id: { $inGroup: 'staff' } }, { id: 7 }, { staff: [7, 8] }));
// @ts-expect-error -- there is nothing to hold it against
matches({ visits: 2 });
// @ts-expect-error -- a condition is an object
matches('visits', {});

// hash
same<number>()(hash('seed', 'visitor', 2));
same<number | null>()(hash('seed', 'visitor', 3 as number));
// @ts-expect-error -- what is hashed is text
hash('seed', 42, 2);

// journey
const { start, event, clock } = journey({ on: ['order_placed', { did: 'order_delivered', within: '14d', without: ['support_opened'] }], within: '30d' });
const happened = event(start(), { name: 'order_placed', t: 0, data: { total: 120 } });
same<boolean>()(happened.completed);
same<Progress>()(happened.progress);
const { progress, completedAt, due } = clock(happened.progress, 1000);
same<number | undefined>()(completedAt);
same<number | undefined>()(due);
// Progress is plain JSON: it goes through storage and back.
event(JSON.parse(JSON.stringify(progress)) as Progress, { name: 'order_delivered', t: 2000 });
journey({});
journey({ on: { didNot: 'order_placed', within: '1h' } });
export const where = (standing: Standing): number => standing.step / standing.of;
// @ts-expect-error -- an event has a time
event(start(), { name: 'order_placed' });
// @ts-expect-error -- in milliseconds, not a date
clock(start(), new Date());
// @ts-expect-error -- a step names what happened
journey({ on: { within: '1h' } });
// @ts-expect-error -- progress is not made by hand
progress[0] = 1;

// simulate
const config: AttuneConfig = { surveys: [{ id: 'nps', questions: [{ id: 'score', type: 'nps', ask: 'Would you?' }] }] };
const scenario: Scenario = { now: '2026-11-22', visitor: 'v1', attributes: { visits: 3 }, events: [{ name: 'page_viewed', at: 1000 }], shown: { nps: [0, '2026-01-01'] } };
same<Explanation[]>()(simulate(config, scenario));
same<Explanation[]>()(simulate(config));
// @ts-expect-error -- a configuration comes first
simulate();
// @ts-expect-error -- a moment is a number or text
simulate(config, { now: new Date() });
// @ts-expect-error -- there is no such part of a scenario
simulate(config, { clock: 0 });
