/**
 * Voice — the panel says all its words in the visitor's language, and the site's own words go before any of them.
 */
import { expect, test } from 'vitest';
import { keys } from '../../../src/core/keys.ts';
import { createVoice } from '../../../src/personal/panel/voice.ts';
import { words as de } from '../../../src/personal/panel/words.de.ts';
import { words as en, type Word } from '../../../src/personal/panel/words.en.ts';
import { words as fr } from '../../../src/personal/panel/words.fr.ts';

const placeholders = (text = ''): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test.each(Object.entries({ de, fr }))('%s has every word, inserts what English inserts, and says what every key is for', async (locale, words) => {
  expect(Object.keys(words).sort()).toEqual([...Object.keys(en), ...Object.keys(keys).map((key) => `of_${key}`)].sort());
  for (const [key, text] of Object.entries(en)) expect(placeholders(words[key]), key).toEqual(placeholders(text));
  expect((await createVoice({ locale: `${locale}-CH`, texts: {} })).word('title')).toBe(words['title']);
});

test('each of its words can be the site\'s own, by tag or by language; what the site leaves out stays', async () => {
  const own = Object.fromEntries(Object.keys(en).map((key) => [`memory_${key}`, `own ${key}`]));
  for (const locale of ['fr', 'fr-CA', 'ja', 'en']) {
    const voice = await createVoice({ locale, texts: { [locale.split('-')[0]!]: own } });
    for (const key of Object.keys(en) as Word[]) expect(voice.word(key)).toBe(`own ${key}`);
  }
  const some = await createVoice({ locale: 'fr', texts: { fr: { memory_title: 'À vous' } } });
  expect([some.word('title'), some.word('close')]).toEqual(['À vous', fr['close']]);
});
