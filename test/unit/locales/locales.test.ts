/**
 * Locales — every language says all that English says, in its own words, and greets as its people do.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { salutation } from '../../../src/decision/salutation.ts';
import { fileOf, files, speak } from '../../../src/locales/index.ts';
import { textsIn } from '../../../src/locales/load.ts';

/** The English words stand with the parts that say them. */
const folder = new URL('../../../src/surveys/ui/', import.meta.url);
const parts = await Promise.all(readdirSync(folder).filter((name) => /^words\..*en\.ts$/.test(name)).map((name) => import(/* @vite-ignore */ new URL(name, folder).href) as Promise<Record<string, Record<string, string>>>));
const english: Record<string, string> = Object.assign({}, ...parts.flatMap((part) => Object.values(part)));
const languages = await Promise.all(Object.entries(files).map(async ([tag, load]) => ({ tag, words: (await load()).words })));

/** Words that other languages write as English does. */
const shared = new Set(['de name', 'vi email', 'el email', 'es down', 'it down', 'ca down', 'da send', 'nb send', 'fr rating_high']);
const placeholders = (text = ''): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test('there are at least 24 languages, four of them written from right to left', () => {
  expect(languages.length).toBeGreaterThanOrEqual(24);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['ar', 'fa', 'he', 'ur']));
  const there = readdirSync(new URL('../../../src/locales/', import.meta.url)).map((name) => name.slice(0, -3)).filter((name) => !/^(words|load|index)$/.test(name));
  expect(there.sort()).toEqual(Object.keys(files).sort());
});

describe.each(languages)('$tag', ({ tag, words }) => {
  test('has every word that English has', () => {
    expect(Object.keys(english).filter((key) => !words[key]?.trim())).toEqual([]);
  });

  test('has no English left over', () => {
    expect(Object.keys(english).filter((key) => words[key] === english[key] && !shared.has(`${tag} ${key}`))).toEqual([]);
  });

  test('inserts what English inserts', () => {
    for (const [key, text] of Object.entries(english)) expect(placeholders(words[key]), key).toEqual(placeholders(text));
  });

  test('greets at every hour of the day, never with a number or a blank', () => {
    const said = Array.from({ length: 24 }, (_, hour) => salutation(hour, tag, { [tag]: words }));
    for (const [hour, greeting] of said.entries()) expect(greeting, `at ${hour}`).toMatch(/^[^\d|]+$/);
    // The night belongs to the evening before; a new day begins with one new word.
    expect(said[0]).toBe(said[23]);
    const turns = said.filter((greeting, hour) => hour > 0 && greeting !== said[hour - 1]);
    expect(turns.length).toBe(new Set(said).size === 1 ? 0 : new Set(said).size);
  });
});

/** When natives turn from one to the next: by language, hours and what is said. */
test.each([
  ['de', { 4: 'Guten Abend', 5: 'Guten Morgen', 10: 'Guten Morgen', 11: 'Guten Tag', 17: 'Guten Tag', 18: 'Guten Abend' }],
  ['es', { 6: 'Buenos días', 12: 'Buenos días', 13: 'Buenas tardes', 19: 'Buenas tardes', 20: 'Buenas noches' }],
  ['fr', { 9: 'Bonjour', 15: 'Bonjour', 18: 'Bonsoir', 2: 'Bonsoir' }],
  ['pt-BR', { 11: 'Bom dia', 12: 'Boa tarde', 18: 'Boa noite' }],
  ['pt', { 18: 'Boa tarde', 20: 'Boa noite' }],
  ['it', { 12: 'Buongiorno', 14: 'Buon pomeriggio', 18: 'Buonasera' }],
  ['pl', { 9: 'Dzień dobry', 15: 'Dzień dobry', 19: 'Dobry wieczór' }],
  ['ar', { 8: 'صباح الخير', 13: 'مساء الخير', 22: 'مساء الخير' }],
  ['ja', { 9: 'おはようございます', 12: 'こんにちは', 19: 'こんばんは' }],
  ['ko', { 3: '안녕하세요', 9: '안녕하세요', 20: '안녕하세요' }],
  ['id', { 8: 'Selamat pagi', 12: 'Selamat siang', 16: 'Selamat sore', 20: 'Selamat malam' }],
])('greets in %s by its own hours', async (tag, hours) => {
  const { words } = await files[tag]!();
  for (const [hour, greeting] of Object.entries(hours)) expect(salutation(Number(hour), tag, { [tag]: words }), hour).toBe(greeting);
});

test.each([
  ['de-AT', 'de'], ['DE', 'de'], ['pt-BR', 'pt-BR'], ['pt-br', 'pt-BR'], ['pt-PT', 'pt'], ['no', 'nb'], ['nn-NO', 'nb'], ['iw', 'he'], ['zh-Hant-HK', 'zh-TW'],
  ['zh-HK', 'zh-TW'], ['zh-Hans-CN', 'zh'], ['xx', undefined], ['', undefined], ['constructor', undefined], ['__proto__', undefined],
])('serves %s by the file %s', (locale, file) => {
  expect(fileOf(locale)).toBe(file);
});

test('puts the site’s own words before those of the file, and below them what the file has', async () => {
  const texts = await speak('de-AT', { de: { send: 'Ab die Post' }, fr: { send: 'Hop' } });
  expect(texts['de-AT']).toMatchObject({ send: 'Ab die Post', later: 'Jetzt nicht' });
  expect(texts['fr']).toEqual({ send: 'Hop' });
});

test('loads nothing for English, and leaves a language that is not there as it is', async () => {
  const texts = { en: { send: 'Go' } };
  expect(await textsIn('en-GB', texts)).toBe(texts);
  expect(await textsIn('xx', texts)).toBe(texts);
});
