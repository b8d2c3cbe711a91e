/**
 * Load — the widget's words and greetings in a language, from its file. Who speaks English loads nothing.
 * If the file does not arrive, what is there is said: better in English than not at all.
 */
import type { AttuneConfig } from '../types.ts';

type Texts = NonNullable<AttuneConfig['texts']>;

/**
 * @param locale - BCP 47.
 * @param texts - The site's own, which go before the file's.
 */
export const textsIn = (locale: string, texts: Texts = {}): Promise<Texts> =>
  (/^en\b/i.test(locale) ? Promise.resolve(texts) : import('./index.ts').then(({ speak }) => speak(locale, texts)).catch(() => texts));
