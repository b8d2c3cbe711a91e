/**
 * Greetings — whatever the language, the hour and the name: what is said is a sentence, or the next candidate is said, or the default stays.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matches } from '../../../src/decision/condition.ts';
import { salutation } from '../../../src/decision/salutation.ts';
import { files, speak } from '../../../src/locales/index.ts';
import { decideSlot } from '../../../src/personal/decide.ts';
import type { AttuneConfig, Greeting } from '../../../src/types.ts';

type Texts = NonNullable<AttuneConfig['texts']>;

const locales = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'pt-BR', 'en-GB', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'hu', 'ro', 'el', 'tr', 'uk', 'ru', 'ar', 'he', 'hi', 'ja', 'ko', 'zh', 'zh-Hant-TW', 'x', ''];
const names = [undefined, '', 'Ada', 'Ada Augusta King Countess of Lovelace '.repeat(3).trim(), 'عائشة', 'שרה', '{greeting}', '<b>Ada</b>', 'undefined', '   '];
const greeting: Greeting = { slot: 'hero', say: [
  { if: { 'preferences.name': { $exists: true } }, text: { en: '{greeting}, {preferences.name}.', de: '{greeting}, {preferences.name}!' } },
  { text: '{greeting}.' },
  { text: 'Welcome, {preferences.name|friend}.' },
] };

function said(locale: string, hour: number, name: unknown, { say = greeting, texts = {} }: { readonly say?: Greeting; readonly texts?: Texts } = {}): string | undefined {
  const attributes = { greeting: salutation(hour, locale, texts), preferences: name === undefined ? {} : { name } };
  return decideSlot({ slot: 'hero', config: { greetings: [say] }, attributes, matches, locale, visitor: 'v' })?.text;
}

test('for every language, hour and name a whole sentence is said', () => {
  for (const locale of locales) for (let hour = 0; hour < 24; hour++) for (const name of names) {
    const text = said(locale, hour, name);
    expect(text, `${locale} ${hour} ${name}`).toBeTruthy();
    const rest = name?.trim() ? text!.replace(name, 'X') : text!;
    expect(rest, `${locale} ${hour} ${name}`).not.toMatch(/undefined|null|\{|\}| {2}|, *[.!]/);
  }
});

/** What is kept under a name, and what of it is told; nothing where nothing of it can be read. */
const told: readonly (readonly [kept: unknown, told: string | undefined])[] = [
  [undefined, undefined], ['', undefined], ['   ', undefined], ['\u0000\u0007', undefined], ['\u200b\u202e ', undefined], [null, undefined], [{}, undefined],
  ['Ada', 'Ada'], ['عائشة', 'عائشة'], ['שרה', 'שרה'], ['<b>Ada</b>', '<b>Ada</b>'], [' Ada\u0000\n\t \u202eLovelace ', 'Ada Lovelace'],
  ['Ada Augusta King Countess of Lovelace '.repeat(3), 'Ada Augusta King Countess of Lovelace '.repeat(3).trim()],
];

test('in English and all 36 other languages, at each of 24 hours, each name is greeted in words of that language', async () => {
  const tags = ['en', 'en-GB', ...Object.keys(files)];
  expect(tags).toHaveLength(38);
  const all = await Promise.all(tags.map(async (tag) => ({ tag, texts: tag.startsWith('en') ? {} : await speak(tag, {}) })));
  for (const { tag, texts } of all) for (let hour = 0; hour < 24; hour++) for (const [kept, name] of told) {
    const where = `${tag} at ${hour}: ${String(kept)}`;
    const word = salutation(hour, tag, texts);
    expect(word, where).toMatch(/^\p{L}[^\d{}|]*\S$/u);
    const text = said(tag, hour, kept, { say: { slot: 'hero', say: [{ text: '{greeting}, {preferences.name}.' }, { text: '{greeting}.' }] }, texts });
    expect(text, where).toBe(name === undefined ? `${word}.` : `${word}, ${name}.`);
    expect(text, where).not.toMatch(/undefined|null|\{|\s{2}/);
  }
});

test('whatever is kept under a name, no word of the machine is said', () => {
  const anything = fc.oneof(fc.constant(null), fc.boolean(), fc.object(), fc.array(fc.string()), fc.constant(undefined));
  fc.assert(fc.property(fc.constantFrom(...locales), fc.integer({ min: 0, max: 23 }), anything, (locale, hour, name) => {
    expect(said(locale, hour, name)).not.toMatch(/undefined|null|\{|\}| {2}|object|true|false/);
  }), { seed: 20261122 });
});

test('a name is told without what cannot be seen: control characters, marks that turn the line round, spaces around and within', () => {
  expect(said('en', 9, ' Ada\u0000\t\n  \u202eLovelace\u2066 ')).toBe('Good morning, Ada Lovelace.');
});

test('the word is for the hour: night and evening, morning, afternoon', () => {
  expect([0, 4, 5, 11, 12, 17, 18, 23].map((hour) => salutation(hour, 'en'))).toEqual(['Good evening', 'Good evening', 'Good morning', 'Good morning', 'Good afternoon', 'Good afternoon', 'Good evening', 'Good evening']);
});
