import { describe, expect, test } from 'vitest';
import { hash, journey, matches, simulate } from '../../../src/decision/index.ts';
import { nearest } from '../../../src/decision/nearest.ts';
import type { AttuneConfig, Explanation, Scenario } from '../../../src/types.ts';

const CONFIG: AttuneConfig = {
  audiences: { returning: { visits: { $gte: 2 } } },
  surveys: [
    {
      id: 'after_delivery', questions: [], wait: '10s', if: { 'audience.returning': true }, pages: ['/account/**'],
      on: ['order_placed', { did: 'order_delivered', within: '14d', without: 'support_opened' }],
    },
    { id: 'nps', questions: [], limit: { every: '90d' } },
    { id: 'urgent', questions: [], priority: 5, limit: { every: '90d' }, if: { 'seen.frustrated': { $gte: 1 } } },
  ],
  greetings: [{ slot: 'hero', say: [{ if: { daysAway: { $gte: 30 } }, text: 'It has been a while, {preferences.name}.' }, { text: 'Hello {preferences.name}.' }] }],
  offers: [{ slot: 'banner', show: [{ if: { 'preferences.basket': { $gte: 100 } }, variant: 'free_shipping' }] }],
};
const T = Date.UTC(2026, 10, 19, 12);
const DELIVERED = [{ name: 'order_placed', at: T }, { name: 'order_delivered', at: T + 1000 }];

function of(id: string, scenario: Scenario, config = CONFIG): Explanation {
  return simulate(config, scenario).find((one) => one.id === id)!;
}

test('is part of the public entry, with what it is made of', () => {
  expect([matches, hash, journey, simulate].every((one) => typeof one === 'function')).toBe(true);
});

test('answers for every survey, greeting and offer, in the order of the file', () => {
  expect(simulate(CONFIG).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'survey after_delivery', 'survey nps', 'survey urgent', 'greeting hero', 'offer banner',
  ]);
  expect(simulate({})).toEqual([]);
});

describe('a survey', () => {
  const scenario: Scenario = { attributes: { visits: 2, 'page.path': '/account/orders' }, events: DELIVERED };
  test('is shown when its journey is complete and its wait is over', () => {
    expect(of('after_delivery', { ...scenario, now: T + 10_999 })).toMatchObject({ outcome: 'waiting', because: 'It waits 1 ms more.' });
    expect(of('after_delivery', { ...scenario, now: T + 11_000 })).toMatchObject({ outcome: 'shown' });
  });
  test('takes times as ISO, and its moment from the last event', () => {
    const events = DELIVERED.map(({ name, at }) => ({ name, at: new Date(at).toISOString() }));
    expect(of('after_delivery', { ...scenario, events })).toMatchObject({ outcome: 'waiting', because: 'It waits 10 s more.' });
  });
  test('asks the audience, the page and the past that the scenario describes', () => {
    const late = { ...scenario, now: T + 60_000 };
    expect(of('after_delivery', { ...late, attributes: { visits: 1, page: { path: '/account' } } }).because).toBe('Its condition does not hold: audience.returning is false.');
    expect(of('after_delivery', { ...late, attributes: { visits: 2 } }).because).toBe('The page / is not among /account/**.');
    expect(of('after_delivery', { ...late, events: [DELIVERED[0]!, { name: 'support_opened', at: T + 1 }, DELIVERED[1]!] })).toMatchObject({ outcome: 'waiting' });
    expect(of('after_delivery', { ...late, shown: { after_delivery: [T + 2000] } })).toMatchObject({ outcome: 'blocked' });
    expect(of('after_delivery', { ...late, shown: { nps: [T + 2000] } }).because).toBe('1 survey was shown in this session, and 1 may be.');
  });
  test('takes the page from the last page view, and counts events', () => {
    const events = [{ name: 'frustrated', at: T }, { name: 'page_viewed', at: T + 1, data: { path: '/account/x' } }];
    expect(of('urgent', { events })).toMatchObject({ outcome: 'shown' });
    expect(of('nps', { events })).toMatchObject({ outcome: 'waiting', because: 'It yields to urgent.' });
    expect(of('nps', { events: events.slice(1) })).toMatchObject({ outcome: 'shown' });
    const [frustrated, viewed] = events as [typeof events[0], typeof events[0]];
    expect(of('urgent', { events: [{ ...frustrated, at: T - 57 * 86_400_000 }, viewed] }).because).toBe('Its condition does not hold: seen.frustrated is 0.');
  });
  test('does not show twice for one journey', () => {
    const events = [{ name: 'page_viewed', at: T }];
    expect(of('nps', { events, shown: { nps: [T + 1] }, now: T + 2 })).toMatchObject({ outcome: 'waiting', because: expect.stringMatching(/^It waits for page_viewed; not before/) as string });
  });
  test('is held out, and not shown without consent', () => {
    const events = [{ name: 'page_viewed', at: T }];
    expect(of('nps', { events }, { ...CONFIG, holdout: 1 })).toMatchObject({ outcome: 'withheld' });
    expect(of('nps', { events }, { ...CONFIG, consent: { default: 'ask' } }).because).toBe('The visitor has not allowed personalization.');
    expect(of('nps', { events, attributes: { consent: { personalization: true } } }, { ...CONFIG, consent: { default: 'ask' } })).toMatchObject({ outcome: 'shown' });
  });
  test('whose journey is malformed is told alone', () => {
    const surveys = [{ id: 'bad', questions: [], on: { did: 'a', times: 99 } }, ...CONFIG.surveys!];
    const found = simulate({ ...CONFIG, surveys }, { events: [{ name: 'page_viewed', at: T }] });
    expect(found[0]).toMatchObject({ outcome: 'blocked', because: 'Its definition is faulty: on.times must be a whole number, 1 to 10.' });
    expect(found[2]).toMatchObject({ id: 'nps', outcome: 'shown' });
  });
  test('abandonment comes with time', () => {
    const config: AttuneConfig = { surveys: [{ id: 'left', questions: [], on: ['cart_added', { didNot: 'order_placed', within: '1h' }] }] };
    const events = [{ name: 'cart_added', at: T }];
    expect(of('left', { events, now: T + 3_599_999 }, config)).toMatchObject({ outcome: 'waiting' });
    expect(of('left', { events, now: T + 3_600_000 }, config)).toMatchObject({ outcome: 'shown' });
  });
});

describe('a slot', () => {
  test('gets the first candidate that holds and whose facts are known', () => {
    expect(of('hero', { attributes: { preferences: { name: 'Ada' } } })).toMatchObject({ kind: 'greeting', outcome: 'shown' });
    expect(of('hero', {})).toMatchObject({ outcome: 'blocked', because: 'None of its candidates fits: daysAway is missing, preferences.name is missing.' });
    expect(of('banner', { attributes: { 'preferences.basket': 99 } }).because).toBe('None of its candidates fits: preferences.basket is 99.');
    expect(of('banner', { attributes: { 'preferences.basket': 100 } }).outcome).toBe('shown');
    expect(of('hero', { attributes: { preferences: { name: 'Ada' } } }, { ...CONFIG, holdout: 1 }).outcome).toBe('withheld');
  });
});

test('a time that is none is refused with its path', () => {
  expect(() => simulate({}, { events: [{ name: 'a', at: 'soon' }] })).toThrow(expect.objectContaining({ name: 'ConfigError', path: 'events[0].at' }) as Error);
});

test('touches neither configuration nor scenario', () => {
  const freeze = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const scenario: Scenario = { events: DELIVERED, shown: { nps: [T] }, attributes: { visits: 2 } };
  expect(simulate(freeze(structuredClone(CONFIG)), freeze(structuredClone(scenario)))).toEqual(simulate(CONFIG, scenario));
});

test('nearest finds what was meant, and nothing where nothing is near', () => {
  expect(nearest('questons', ['questions', 'thanks'])).toBe('questions');
  expect(nearest('Pages', ['pages'])).toBe('pages');
  expect(nearest('zebra', ['pages', 'on'])).toBeUndefined();
  expect(nearest('x', [])).toBeUndefined();
});

test('knows the word for the imagined hour', () => {
  const texts = { de: { greetings: '5 Guten Morgen|18 Guten Abend' } };
  const config: AttuneConfig = { locale: 'de', texts, greetings: [{ slot: 'hero', say: [{ text: '{greeting}, {preferences.name}' }, { if: { greeting: 'Guten Abend' }, text: '{greeting}' }] }] };
  const outcomes = (hour: number): unknown => simulate(config, { now: new Date(2026, 10, 22, hour).getTime() })[0]?.outcome;
  expect([outcomes(19), outcomes(9)]).toEqual(['shown', 'blocked']);
  expect(simulate(config, { attributes: { hour: 20 } })[0]?.outcome).toBe('shown');
});
