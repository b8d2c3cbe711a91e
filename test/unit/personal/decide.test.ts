import { expect, test } from 'vitest';
import { matches } from '../../../src/decision/condition.ts';
import { decideSlot } from '../../../src/personal/decide.ts';
import type { Greeting, Offer } from '../../../src/types.ts';

const hero: Greeting = {
  slot: 'hero',
  say: [
    { if: { 'preferences.name': { $exists: true }, daysAway: { $gte: 30 } }, text: '{greeting}, {preferences.name}. It has been a while.' },
    { text: '{greeting}, {preferences.name}.' },
    { text: '{greeting}.', variant: 'plain' },
  ],
};
const banner: Offer = { slot: 'banner', id: 'shipping', show: [{ if: { visits: { $gte: 3 } }, variant: 'free' }, { if: { visits: { $gte: 2 } }, variant: 'half' }] };

const decide = (slot: string, attributes: object, config: { greetings?: Greeting[]; offers?: Offer[] } = { greetings: [hero], offers: [banner] }, holdout = 0) =>
  decideSlot({ slot, config, matches, attributes: { greeting: 'Good morning', ...attributes }, visitor: 'visitor-1', locale: 'en', holdout });

test('takes the first candidate whose condition holds', () => {
  expect(decide('hero', { preferences: { name: 'Ada' }, daysAway: 31 }))
    .toMatchObject({ kind: 'greeting', id: 'hero', text: 'Good morning, Ada. It has been a while.', variant: 'say[0]', because: 'say[0]' });
});

test('a missing fact chooses the next, never a blank', () => {
  expect(decide('hero', {})).toMatchObject({ text: 'Good morning.', variant: 'plain', because: 'say[2]' });
});

test('without words for the hour the default stays', () => {
  const decision = decide('hero', { greeting: undefined });
  expect(decision).toMatchObject({ variant: 'default', because: 'if' });
  expect(decision?.text).toBeUndefined();
});

test('an offer names a template', () => {
  expect(decide('banner', { visits: 2 })).toMatchObject({ kind: 'offer', id: 'shipping', template: 'half', variant: 'half', because: 'show[1]' });
  const none = decide('banner', { visits: 1 });
  expect([none?.variant, none?.template]).toEqual(['default', undefined]);
});

test('those held out see the default, and the gate says so', () => {
  expect(decide('hero', {}, undefined, 1)).toMatchObject({ variant: 'default', because: 'holdout' });
});

test('a slot that nothing names has no decision', () => {
  expect(decide('elsewhere', {})).toBeUndefined();
  expect(decide('hero', {}, {})).toBeUndefined();
});

test('of several rules for a slot, the first that has something to show', () => {
  const offers = [{ ...banner, slot: 'hero' }];
  const greetings = [{ slot: 'hero', say: [{ text: 'Hello {preferences.name}' }] }];
  expect(decide('hero', { visits: 3 }, { greetings, offers })).toMatchObject({ kind: 'offer', variant: 'free' });
  expect(decide('hero', { visits: 0 }, { greetings, offers })).toMatchObject({ kind: 'greeting', variant: 'default' });
});

test('an experiment shows each visitor only what is drawn for them, always the same', () => {
  const greetings = [{ slot: 'hero', split: { warm: 0.5, plain: 0.5 }, say: [{ variant: 'warm', text: 'Welcome, friend' }, { variant: 'plain', text: 'Welcome' }] }];
  const drawn = (visitor: string): string | undefined => decideSlot({ slot: 'hero', config: { greetings }, attributes: {}, matches, visitor, locale: 'en' })?.variant;
  const all = Array.from({ length: 200 }, (_, i) => drawn(`visitor-${i}`));
  expect(new Set(all)).toEqual(new Set(['warm', 'plain']));
  expect(all).toEqual(Array.from({ length: 200 }, (_, i) => drawn(`visitor-${i}`)));
});
