/**
 * Languages — those that the "your data" panel speaks besides English; each loads when a page speaks it.
 * What cannot be loaded, and what a language lacks, is said in English.
 */
export type Words = { readonly [key: string]: string };

/** By language. */
export const languages: { readonly [language: string]: () => Promise<{ readonly words: Words }> } = {
  ar: () => import('./words/ar.ts'),
  bg: () => import('./words/bg.ts'),
  ca: () => import('./words/ca.ts'),
  cs: () => import('./words/cs.ts'),
  da: () => import('./words/da.ts'),
  de: () => import('./words/de.ts'),
  el: () => import('./words/el.ts'),
  es: () => import('./words/es.ts'),
  fa: () => import('./words/fa.ts'),
  fi: () => import('./words/fi.ts'),
  fr: () => import('./words/fr.ts'),
  he: () => import('./words/he.ts'),
  hi: () => import('./words/hi.ts'),
  hr: () => import('./words/hr.ts'),
  hu: () => import('./words/hu.ts'),
  id: () => import('./words/id.ts'),
  it: () => import('./words/it.ts'),
  ja: () => import('./words/ja.ts'),
  ko: () => import('./words/ko.ts'),
  nb: () => import('./words/nb.ts'),
  nl: () => import('./words/nl.ts'),
  pl: () => import('./words/pl.ts'),
  pt: () => import('./words/pt.ts'),
  'pt-BR': () => import('./words/pt-BR.ts'),
  ro: () => import('./words/ro.ts'),
  ru: () => import('./words/ru.ts'),
  sk: () => import('./words/sk.ts'),
  sl: () => import('./words/sl.ts'),
  sv: () => import('./words/sv.ts'),
  th: () => import('./words/th.ts'),
  tr: () => import('./words/tr.ts'),
  uk: () => import('./words/uk.ts'),
  ur: () => import('./words/ur.ts'),
  vi: () => import('./words/vi.ts'),
  zh: () => import('./words/zh.ts'),
  'zh-TW': () => import('./words/zh-TW.ts'),
};

/** Tags that say the same as another, in lower case. Who writes Chinese in the traditional way is not given the simplified one. */
const aliases: Words = { no: 'nb', nn: 'nb', iw: 'he', in: 'id', 'pt-br': 'pt-BR', 'zh-hant': 'zh-TW', 'zh-tw': 'zh-TW', 'zh-hk': 'zh-TW', 'zh-mo': 'zh-TW' };

/** @param locale - BCP 47. @returns Nothing, for a language that is not there. */
export async function wordsOf(locale: string): Promise<Words | undefined> {
  const [language = '', script = ''] = locale.toLowerCase().split('-');
  const name = [`${language}-${script}`, language].map((tag) => (Object.hasOwn(aliases, tag) ? aliases[tag]! : tag)).find((tag) => Object.hasOwn(languages, tag));
  return name === undefined ? undefined : languages[name]!().then(({ words }) => words, () => undefined);
}
