/**
 * Salutation — the words of `{greeting}` for an hour of the visitor's day. Not `Intl` day periods: those are adverbs
 * ("in the morning"), and say "in the morning" at two o'clock at night. Pure.
 * English is here; every other language brings its own words, and its own hours: an evening begins when its people say so.
 */
import type { AttuneConfig } from '../types.ts';

const english = '5 Good morning|12 Good afternoon|18 Good evening';

/**
 * @param hour - 0–23, the visitor's own.
 * @param locale - BCP 47.
 * @param texts - By tag; `greetings` has the words, each after the hour from which it is said: `5 Guten Morgen|11 Guten Tag`.
 * @returns `undefined` for a language that has no words there: better the next candidate than a foreign one.
 */
export function salutation(hour: number, locale: string, texts: AttuneConfig['texts'] = {}): string | undefined {
  const language = locale.toLowerCase().split('-')[0]!;
  const own = Object.hasOwn(texts, locale) ? texts[locale] : Object.hasOwn(texts, language) ? texts[language] : undefined;
  const bands = (own?.['greetings'] ?? (language === 'en' ? english : undefined))?.split('|');
  // Before the first hour of the day, the night belongs to the evening before.
  const band = bands?.findLast((one) => (parseInt(one, 10) || 0) <= hour) ?? bands?.at(-1);
  return band?.replace(/^\d+ /, '');
}
