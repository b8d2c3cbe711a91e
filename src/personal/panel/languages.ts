/**
 * Languages — those that the "your data" panel speaks besides English; each loads when a page speaks it.
 * What cannot be loaded, and what a language lacks, is said in English.
 */
export type Words = { readonly [key: string]: string };

/** By language. */
export const languages: { readonly [language: string]: () => Promise<{ readonly words: Words }> } = {
  ar: () => import('./words/ar.ts'),
  da: () => import('./words/da.ts'),
  de: () => import('./words/de.ts'),
  es: () => import('./words/es.ts'),
  fr: () => import('./words/fr.ts'),
  he: () => import('./words/he.ts'),
  it: () => import('./words/it.ts'),
  ja: () => import('./words/ja.ts'),
  nb: () => import('./words/nb.ts'),
  nl: () => import('./words/nl.ts'),
  pl: () => import('./words/pl.ts'),
  pt: () => import('./words/pt.ts'),
  sv: () => import('./words/sv.ts'),
  zh: () => import('./words/zh.ts'),
};

/** Those who write Norwegian or Hebrew name their language in more than one way. */
const aliases: Words = { no: 'nb', nn: 'nb', iw: 'he' };

/** @param language - The first part of a BCP 47 tag, in lower case. */
export async function wordsOf(language: string): Promise<Words> {
  const name = Object.hasOwn(aliases, language) ? aliases[language]! : language;
  if (!Object.hasOwn(languages, name)) return {};
  return languages[name]!().then(({ words }) => words, () => ({}));
}
