/**
 * Words — what both importers do with words: read them as plain text, join sentences, tell languages.
 */
import type { Text } from '../../types.ts';
import type { Notes } from './notes.ts';
import { plain } from './plain.ts';

/** BCP 47, as far as vendors use it. */
export const isTag = (tag: string): boolean => /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i.test(tag);

/** The words in the language that a text is written in first. */
export const firstOf = (text: Text | undefined): string | undefined => (typeof text === 'object' ? Object.values(text)[0] : text);

/** A vendor's words as plain text, with a note on what of them changed; `undefined` where nothing is left. */
export function tidy(words: string, path: string, notes: Notes): string | undefined {
  const { text, hadBraces, isCut } = plain(words);
  if (hadBraces) notes.changed(path, 'Its braces are written as brackets, for braces insert attributes here.', 'Write {traits.name|…} where one is meant.');
  if (isCut) notes.changed(path, 'The text is too long and was cut.', 'Say it in 160 characters.');
  return text === '' ? undefined : text;
}

const add = (first: string, second: string | undefined): string =>
  (second === undefined ? first : `${/[.!?…。]$/.test(first) ? first : `${first}.`} ${second}`);

/** Two texts as two sentences, language by language. */
export function joined(first: Text | undefined, second: Text | undefined): Text | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (typeof first === 'string') return typeof second === 'string' ? add(first, second) : first;
  return Object.fromEntries(Object.entries(first).map(([tag, text]) => [tag, add(text, typeof second === 'string' ? undefined : second[tag])]));
}
