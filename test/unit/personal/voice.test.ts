/**
 * Voice — the panel says all its words in the visitor's language, and the site's own words go before any of them.
 */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keys } from '../../../src/core/keys.ts';
import { files } from '../../../src/locales/index.ts';
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
  expect((await createVoice({ locale: tag.includes('-') ? tag : `${tag}-CH`, texts: {} })).word('title')).toBe(words['title']);
});

test('every file of words is one that the panel can speak, and Norwegian is Norwegian by each of its names', async () => {
  const files = readdirSync(new URL('../../../src/personal/panel/words/', import.meta.url)).map((name) => name.slice(0, -3));
  expect(files.sort()).toEqual(['en', ...Object.keys(languages)].sort());
  for (const locale of ['nb-NO', 'nn', 'no']) expect((await createVoice({ locale, texts: {} })).word('title')).toBe('Dine data');
  expect((await createVoice({ locale: 'constructor', texts: {} })).word('title')).toBe('Your data');
});

test('speaks every language that surveys speak, and to those who write Chinese in the traditional way so', async () => {
  expect(Object.keys(languages).sort()).toEqual(Object.keys(files).sort());
  for (const locale of ['zh-TW', 'zh-Hant', 'zh-Hant-HK', 'zh-HK', 'zh-MO']) expect((await createVoice({ locale, texts: {} })).word('title')).toBe('您的資料');
  for (const locale of ['zh', 'zh-CN', 'zh-Hans-HK', 'zh-SG']) expect((await createVoice({ locale, texts: {} })).word('title')).toBe('您的数据');
  const { words } = await languages['zh-TW']!();
  // As simplified Chinese writes what the panel speaks of: data, net, set, close, through, visit, for, hour, not yet, this, lose.
  expect(Object.values(words).join('')).not.toMatch(/[数据网设关闭过访为时间记还发这丢择询问页]/);
});

test('Brazil is not told in the words of Portugal', async () => {
  const said = async (locale: string): Promise<string> => (await createVoice({ locale, texts: {} })).word('save');
  expect(await Promise.all(['pt-BR', 'pt-br', 'pt', 'pt-PT', 'pt-AO'].map(said))).toEqual(['Baixar como arquivo', 'Baixar como arquivo', ...Array.from({ length: 3 }, () => 'Transferir como ficheiro')]);
});

test('is marked with the language that it speaks, and runs its way: English where a language is not there', async () => {
  const said = async (locale: string): Promise<string[]> => {
    const { lang, dir, day } = await createVoice({ locale, texts: {} });
    return [lang, dir, day(Date.UTC(2026, 10, 23, 12))];
  };
  for (const locale of ['ar', 'fa-IR', 'he', 'iw', 'ur-PK']) expect((await said(locale)).slice(0, 2)).toEqual([locale, 'rtl']);
  for (const locale of ['de-AT', 'zh-TW', 'ru', 'hi-IN', 'th']) expect((await said(locale)).slice(0, 2)).toEqual([locale, 'ltr']);
  for (const locale of ['ug', 'dv', 'xx']) expect(await said(locale)).toEqual(['en', 'ltr', 'November 23, 2026']);
  expect(await said('en-GB')).toEqual(['en-GB', 'ltr', '23 November 2026']);
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
