/**
 * Voice — everything the widget says, in the visitor's language: the survey's texts and the widget's own words.
 * Numbers are written as the language writes them.
 */
import { words as fill } from '../../decision/words.ts';
import type { Text } from '../../types.ts';
import type { Answers } from '../flow.ts';
import type { SurfaceOptions } from '../surface.ts';
import type { Problem } from '../validate.ts';
import { words } from './words.en.ts';
import type { Word } from './words.en.ts';

/** How components ask for words. */
export interface Voice {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** A text of the survey; empty where a fact that it names is missing. */
  say(text: Text | undefined): string;
  /** A word of the widget's own. */
  word(key: Word, values?: { readonly [name: string]: string | number }): string;
  /** Why an answer does not fit. */
  wrong(problem: Problem): string;
  number(value: number): string;
}

/** @param answers - The answers so far, for texts that take them up. */
export function createVoice({ locale, texts, attributes }: SurfaceOptions, answers: () => Answers): Voice {
  const own = texts[locale] ?? texts[locale.split('-')[0] ?? ''] ?? {};
  const { format } = new Intl.NumberFormat(locale);
  return {
    lang: locale,
    dir: /^(ar|he|fa|ur|ps|sd|ug|yi|dv|ckb)\b/i.test(locale) ? 'rtl' : 'ltr',
    say: (text) => (text && fill(text, locale, { ...attributes(), answers: answers() })) || '',
    word: (key, values = {}) => fill(own[key] ?? words[key], locale, values) ?? '',
    wrong: ({ code, message, n }) => fill(own[code] ?? message, locale, n === undefined ? {} : { n: format(n) }) ?? message,
    number: format,
  };
}
