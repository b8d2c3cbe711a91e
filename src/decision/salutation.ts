/**
 * Salutation — the words of `{greeting}` for an hour of the visitor's day. Not `Intl` day periods: those are adverbs
 * ("in the morning"), and say "in the morning" at two o'clock at night. Pure.
 */

/** By language: from 5, from 12, and from the evening's own first hour, which differs by country. */
const table: { readonly [language: string]: readonly [morning: string, afternoon: string, evening: string, from: number] } = {
  en: ['Good morning', 'Good afternoon', 'Good evening', 18],
  de: ['Guten Morgen', 'Guten Tag', 'Guten Abend', 18],
  es: ['Buenos días', 'Buenas tardes', 'Buenas noches', 20],
  fr: ['Bonjour', 'Bonjour', 'Bonsoir', 18],
  it: ['Buongiorno', 'Buon pomeriggio', 'Buonasera', 18],
  nl: ['Goedemorgen', 'Goedemiddag', 'Goedenavond', 18],
  pt: ['Bom dia', 'Boa tarde', 'Boa noite', 19],
};

/**
 * @param hour - 0–23, the visitor's own.
 * @param locale - BCP 47.
 * @returns `undefined` for a language that has no words here: better the next candidate than a foreign one.
 */
export function salutation(hour: number, locale: string): string | undefined {
  const language = locale.toLowerCase().split('-')[0]!;
  if (!Object.hasOwn(table, language)) return undefined;
  const [morning, afternoon, evening, from] = table[language]!;
  if (hour < 5 || hour >= from) return evening;
  return hour < 12 ? morning : afternoon;
}
