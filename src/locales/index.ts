/**
 * Locales — the languages that come with it, each loaded when it is spoken. English is built in.
 * A tag is served by its own file, else by that of its language; what the site says in its own words goes before either.
 */
import type { AttuneConfig } from '../types.ts';
import type { Words } from './words.ts';

type Texts = NonNullable<AttuneConfig['texts']>;

/** By tag. */
export const files: { readonly [tag: string]: () => Promise<{ readonly words: Words }> } = {
  ar: () => import('./ar.ts'),
  bg: () => import('./bg.ts'),
  ca: () => import('./ca.ts'),
  cs: () => import('./cs.ts'),
  da: () => import('./da.ts'),
  de: () => import('./de.ts'),
  el: () => import('./el.ts'),
  es: () => import('./es.ts'),
  fa: () => import('./fa.ts'),
  fi: () => import('./fi.ts'),
  fr: () => import('./fr.ts'),
  he: () => import('./he.ts'),
  hi: () => import('./hi.ts'),
  hr: () => import('./hr.ts'),
  hu: () => import('./hu.ts'),
  id: () => import('./id.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  ko: () => import('./ko.ts'),
  nb: () => import('./nb.ts'),
  nl: () => import('./nl.ts'),
  pl: () => import('./pl.ts'),
  pt: () => import('./pt.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
  ro: () => import('./ro.ts'),
  ru: () => import('./ru.ts'),
  sk: () => import('./sk.ts'),
  sl: () => import('./sl.ts'),
  sv: () => import('./sv.ts'),
  th: () => import('./th.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  ur: () => import('./ur.ts'),
  vi: () => import('./vi.ts'),
  zh: () => import('./zh.ts'),
  'zh-TW': () => import('./zh-TW.ts'),
};

/** Tags that say the same as another, in lower case. */
const aliases: { readonly [tag: string]: string } = { no: 'nb', nn: 'nb', iw: 'he', in: 'id', 'zh-hant': 'zh-TW', 'zh-hk': 'zh-TW', 'zh-mo': 'zh-TW' };

/** The file for a tag, `zh-Hant-HK` by `zh-Hant`; nothing for a language that is not there. */
export function fileOf(locale: string): string | undefined {
  const parts = locale.split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const tag = parts.slice(0, length).join('-').toLowerCase();
    const found = (Object.hasOwn(aliases, tag) ? aliases[tag] : undefined) ?? Object.keys(files).find((one) => one.toLowerCase() === tag);
    if (found) return found;
  }
  return undefined;
}

/** @returns The texts of the site, and under the locale, below them, those of its language. */
export async function speak(locale: string, texts: Texts): Promise<Texts> {
  const tag = fileOf(locale);
  if (!tag) return texts;
  const { words } = await files[tag]!();
  return { ...texts, [locale]: { ...words, ...(texts[locale] ?? texts[locale.split('-')[0]!]) } };
}
