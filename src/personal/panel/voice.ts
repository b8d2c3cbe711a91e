/**
 * Voice — everything the panel says, in the visitor's language: the site's own words first, then those of the language, then English.
 */
import type { Remembered } from '../../types.ts';
import { wordsOf, type Words } from './languages.ts';
import type { PanelOptions } from './options.ts';
import { words, type Word } from './words/en.ts';

/** How the panel's parts ask for words. */
export interface Voice {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  word(key: Word, values?: { readonly [name: string]: string }): string;
  /** What a key is for. */
  purpose(row: Remembered): string;
  /** A day. @param at - In milliseconds since the epoch. */
  day(at: number): string;
  /** A day and its time. */
  moment(at: number): string;
}

/** Loads the words of the page's language. What cannot be loaded is said in English. */
export async function createVoice({ locale, texts }: Pick<PanelOptions, 'locale' | 'texts'>): Promise<Voice> {
  const language = locale.toLowerCase().split('-')[0]!;
  const own: Words = texts[locale] ?? texts[language] ?? {};
  const theirs = await wordsOf(locale);
  const find = (key: string): string | undefined => own[`memory_${key}`] ?? theirs?.[key];
  // What is said in English is marked as that, and runs its way: a page in Uyghur would turn it around.
  const lang = theirs || own['memory_title'] || language === 'en' ? locale : 'en';
  const said = formatIn(lang);
  return {
    lang,
    dir: /^(ar|he|iw|fa|ur|ps|sd|ug|yi|dv|ckb)\b/i.test(lang) ? 'rtl' : 'ltr',
    word: (key, values = {}) => (find(key) ?? words[key]).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
    purpose: ({ key, purpose }) => find(`of_${key}`) ?? purpose,
    day: (at) => said(at, { dateStyle: 'long' }),
    moment: (at) => said(at, { dateStyle: 'long', timeStyle: 'short' }),
  };
}

/** A page's `lang` may be anything: where it is no language, dates are written as the browser does. */
function formatIn(locale: string): (at: number, how: Intl.DateTimeFormatOptions) => string {
  return (at, how) => {
    try {
      return new Intl.DateTimeFormat(locale, how).format(at);
    } catch {
      return new Intl.DateTimeFormat(undefined, how).format(at);
    }
  };
}
