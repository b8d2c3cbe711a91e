/**
 * Vectors — the decision code gives the same answers in a browser as in Node: our own cases, and the shared ones where they are present.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { html, importMap } from './receiver.ts';

interface JourneyCase {
  readonly name: string;
  readonly on: unknown;
  readonly within?: string;
  readonly events: readonly { readonly t: number; readonly name: string; readonly data?: object }[];
  readonly until?: number;
  readonly completes: readonly ({ readonly event: number } | { readonly time: number })[];
}

const shared = '../shared/vectors/';
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
/** Ours are written shorter: an event is its time, its name and its data. */
const ours = read('test/vectors/journeys.json') as { cases: (Omit<JourneyCase, 'events'> & { events: [number, string, object?][] })[] };
const journeys: JourneyCase[] = [
  ...ours.cases.map((one) => ({ ...one, events: one.events.map(([t, name, data]) => ({ t, name, ...(data && { data }) })) })),
  ...(existsSync(`${shared}journeys.json`) ? (read(`${shared}journeys.json`) as { cases: JourneyCase[] }).cases : []),
];
const growthbook = existsSync(`${shared}growthbook-cases.json`) ? (read(`${shared}growthbook-cases.json`) as { evalCondition: [string, object, object, boolean, object?][]; hash: [string, string, 1 | 2, number][] }) : undefined;

test.beforeEach(async ({ page, receiver }) => {
  receiver.pages.set('/decision', { body: html(`${importMap}<script type="module">import * as decision from 'attune/decision'; window.decision = decision;</script>`) });
  await page.goto(`${receiver.url}/decision`);
  await page.waitForFunction('window.decision');
});

test(`follows ${journeys.length} journeys, read back from JSON between any two events`, async ({ page }) => {
  const wrong = await page.evaluate((cases) => cases.filter(({ on, within, events, until, completes }) => {
    const { journey } = (window as unknown as { decision: typeof import('../../src/decision/index.ts') }).decision;
    const found: unknown[] = [];
    let progress = journey({ on, within } as never).start();
    const keep = (next: typeof progress) => (progress = JSON.parse(JSON.stringify(next)) as typeof progress);
    const tick = (t: number) => {
      const { progress: next, completedAt } = journey({ on, within } as never).clock(progress, t);
      if (completedAt !== undefined) found.push({ time: completedAt });
      keep(next);
    };
    events.forEach((event, index) => {
      tick(event.t - 1);
      const { progress: next, completed } = journey({ on, within } as never).event(progress, event as never);
      if (completed) found.push({ event: index });
      keep(next);
    });
    if (until !== undefined) tick(until);
    return JSON.stringify(found) !== JSON.stringify(completes);
  }).map(({ name }) => name), journeys);
  expect(wrong).toEqual([]);
});

test('matches and hashes as GrowthBook does', async ({ page }) => {
  test.skip(!growthbook, 'the published cases lie beside the project, not in it');
  const wrong = await page.evaluate(({ evalCondition, hash }) => {
    const { matches, hash: hashOf } = (window as unknown as { decision: typeof import('../../src/decision/index.ts') }).decision;
    return [
      ...evalCondition.filter(([, condition, attributes, wanted, groups]) => matches(condition as never, attributes as never, groups as never) !== wanted).map(([name]) => name),
      ...hash.filter(([seed, value, version, wanted]) => hashOf(seed, value, version) !== wanted).map(([seed]) => `hash ${seed}`),
    ];
  }, growthbook!);
  expect(wrong).toEqual([]);
});
