/**
 * Words — a text in the visitor's language, with `{path|fallback}` filled in.
 * Promise: never a blank, never "undefined"; a sentence that lacks a fact is not used at all.
 */
import type { Attributes, Text } from '../types.ts';
import { attribute } from './attribute.ts';

function inLanguage(text: Text, locale: string): string | undefined {
  if (typeof text === 'string') return text;
  const tags = Object.keys(text);
  for (const wanted of [locale, locale.split('-')[0]!, 'en']) {
    const tag = tags.find((one) => one.toLowerCase() === wanted.toLowerCase());
    if (tag !== undefined) return text[tag];
  }
  return text[tags[0]!];
}

/**
 * @param locale - BCP 47. The text of the exact tag is taken, else of the language, else `en`, else the first.
 * @param attributes - What `{path}` inserts: words and numbers; anything else counts as missing.
 * @returns The sentence, or `undefined` if a placeholder has neither value nor fallback.
 */
export function words(text: Text, locale: string, attributes: Attributes): string | undefined {
  let whole = true;
  const filled = inLanguage(text, locale)?.replace(/\{([^{}|\s]+)(?:\|([^{}]*))?\}/g, (_, path: string, fallback?: string) => {
    const value = attribute(attributes, path);
    // What has nothing to read in it is a blank too: control and formatting characters alone.
    if ((typeof value !== 'string' && typeof value !== 'number') || !/[^\s\p{Cc}\p{Cf}]/u.test(`${value}`)) {
      whole &&= fallback !== undefined;
      return fallback ?? '';
    }
    return `${value}`.trim();
  });
  return whole ? filled : undefined;
}
