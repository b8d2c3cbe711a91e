/**
 * Voice — everything the widget says, in the visitor's language: the survey's texts and the widget's own words.
 * Numbers are written as the language writes them.
 */
import type { Answers } from '../flow.ts';
import type { SurfaceOptions } from '../surface.ts';
import type { Voice } from './part.ts';

/** A page's `lang` may be anything: where it is no language, numbers are written plainly. */
function numbersIn(locale: string): (value: number) => string {
  try {
    return new Intl.NumberFormat(locale).format;
  } catch {
    return String;
  }
}

/** @param answers - The answers so far, for texts that take them up. */
export function createVoice({ locale, texts, attributes, parts, fill }: SurfaceOptions, answers: () => Answers): Voice {
  const own = texts[locale] ?? texts[locale.split('-')[0]!];
  return {
    lang: locale,
    dir: /^(ar|he|fa|ur|ps|sd|ug|yi|dv|ckb)\b/i.test(locale) ? 'rtl' : 'ltr',
    say: (text) => (text && fill(text, { ...attributes(), answers: answers() })) || '',
    word: (key, values = {}) => fill(own?.[key] ?? parts.words[key] ?? '', values) ?? '',
    number: numbersIn(locale),
  };
}
