/**
 * Making — what the makers of questions have in common: what they are given, and what they give.
 */
import type { Question, Text } from '../../../types.ts';
import type { Notes } from '../notes.ts';
import { type Located, under } from '../reading.ts';
import type { Words } from './texts.ts';

/** What a question is made of. */
export interface Making {
  readonly element: Located;
  readonly ask: Text;
  readonly words: Words;
  readonly notes: Notes;
}

/** What a type adds to a question. `help` stands where the type has words of its own below the question. */
export type Made = { readonly type: Question['type']; readonly choiceIds?: ReadonlyMap<string, string>; readonly [field: string]: unknown };

/** The words of one field of its own. */
export const wordsAt = ({ element: { value, path }, words }: Making, field: string): Text | undefined => words.text(value[field], under(path, field));
