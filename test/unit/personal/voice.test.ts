/**
 * Voice — the panel says all its words in the visitor's language, and the site's own words go before any of them.
 */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keys } from '../../../src/core/keys.ts';
import { createVoice } from '../../../src/personal/panel/voice.ts';
import { languages } from '../../../src/personal/panel/languages.ts';
import { words as en, type Word } from '../../../src/personal/panel/words/en.ts';
import { words as fr } from '../../../src/personal/panel/words/fr.ts';

const all = await Promise.all(Object.entries(languages).map(async ([tag, load]) => ({ tag, words: (await load()).words })));
const placeholders = (text = ''): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test.each(all)('$tag has every word in its own language, inserts what English inserts, and says what every key is for', async ({ tag, words }) => {
  expect(Object.keys(words).sort()).toEqual([...Object.keys(en), ...Object.keys(keys).map((key) => `of_${key}`)].sort());
  for (const [key, text] of Object.entries(en)) {
    expect(placeholders(words[key]), key).toEqual(placeholders(text));
    expect(words[key]?.trim(), key).not.toBe(text);
  }
  expect((await createVoice({ locale: `${tag}-CH`, texts: {} })).word('title')).toBe(words['title']);
});

test('every file of words is one that the panel can speak, and Norwegian is Norwegian by each of its names', async () => {
  const files = readdirSync(new URL('../../../src/personal/panel/words/', import.meta.url)).map((name) => name.slice(0, -3));
  expect(files.sort()).toEqual(['en', ...Object.keys(languages)].sort());
  for (const locale of ['nb-NO', 'nn', 'no']) expect((await createVoice({ locale, texts: {} })).word('title')).toBe('Dine data');
  expect((await createVoice({ locale: 'constructor', texts: {} })).word('title')).toBe('Your data');
});

test('each of its words can be the site\'s own, by tag or by language; what the site leaves out stays', async () => {
  const own = Object.fromEntries(Object.keys(en).map((key) => [`memory_${key}`, `own ${key}`]));
  for (const locale of ['fr', 'fr-CA', 'th', 'en']) {
    const voice = await createVoice({ locale, texts: { [locale.split('-')[0]!]: own } });
    for (const key of Object.keys(en) as Word[]) expect(voice.word(key)).toBe(`own ${key}`);
  }
  const some = await createVoice({ locale: 'fr', texts: { fr: { memory_title: 'À vous' } } });
  expect([some.word('title'), some.word('close')]).toEqual(['À vous', fr['close']]);
});
