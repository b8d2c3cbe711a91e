/**
 * Voice — everything the widget says, in the visitor's language: the survey's texts and the widget's own words.
 * Numbers are written as the language writes them.
 */
import { seen, type Answers } from '../flow.ts';
import type { SurfaceOptions } from '../surface.ts';
import type { Voice } from './part.ts';

/** Begins languages that write small numbers as English does, wherever they are spoken. Others do so as well, but `Intl` must say which. */
const isPlain = /^([eghijz]|d[ae]|f[ir]|p[lt]|nl|sv)/;

/** `Intl` takes long to wake, and is left asleep where it is not needed. A page's `lang` may be anything: where it is no language, numbers are written plainly. */
function numberIn(locale: string, value: number): string {
  try {
    if (value >= 1000 || !isPlain.test(locale)) return value.toLocaleString(locale);
  } catch { /* No language. */ }
  return `${value}`;
}

/** @param answers - The answers so far, for texts that take them up. */
export function createVoice({ locale, texts, attributes, parts, fill }: SurfaceOptions, answers: () => Answers): Voice {
  const own = texts[locale] ?? texts[locale.split('-')[0]!];
  return {
    lang: locale,
    dir: /^(ar|he|fa|ur|ps|sd|ug|yi|dv|ckb)\b/i.test(locale) ? 'rtl' : 'ltr',
    say: (text) => (text && fill(text, seen(attributes(), answers()))) || '',
    word: (key, values = {}) => fill(own?.[key] ?? parts.words[key] ?? '', values) ?? '',
    number: (value) => numberIn(locale, value),
  };
}
