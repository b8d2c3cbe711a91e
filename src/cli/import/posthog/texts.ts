/**
 * Texts — a PostHog survey's words with their translations, as one text or one by language.
 * PostHog does not say which language a definition is written in: it is English unless the command names another.
 */
import type { Text } from '../../../types.ts';
import type { Notes } from '../notes.ts';
import { at, entriesOf, listOf, type Located, stringOf, under } from '../reading.ts';
import { isTag, tidy } from '../words.ts';

/** Reads the words of one object and its translations. */
export interface Words {
  /** @param field - Of the object and of each translation. @param key - In translations, if it is called otherwise there. */
  readonly text: (field: string, from?: { readonly object?: Located; readonly index?: number }) => Text | undefined;
}

/** @param owner - What has `translations`: the survey, or a question. */
export function createWords(owner: Located, { language, notes }: { readonly language: string; readonly notes: Notes }): Words {
  const path = under(owner.path, 'translations');
  const translations = entriesOf(owner.value.translations).flatMap(([tag, value]) => {
    const normal = tag.replaceAll('_', '-');
    if (isTag(normal)) return [{ tag: normal, value, path: under(path, tag) }];
    notes.lost(under(path, tag.slice(0, 64)), 'It is no language tag.', 'Write a tag such as "de" or "pt-BR".');
    return [];
  });
  return {
    text(field, { object = owner, index } = {}) {
      const pick = (value: unknown): unknown => (index === undefined ? at(value, field) : listOf(at(value, field))[index]);
      const ofIndex = (of: string): string => (index === undefined ? under(of, field) : under(under(of, field), index));
      const read = (value: unknown, of: string): string | undefined => {
        const words = stringOf(pick(value));
        return words === undefined ? undefined : tidy(words, ofIndex(of), notes);
      };
      const base = read(object.value, object.path);
      const others = translations.flatMap(({ tag, value, path: of }) => {
        const words = read(value, of);
        return words === undefined ? [] : [[tag, words] as const];
      });
      if (others.length === 0) return base;
      return Object.fromEntries([...(base === undefined ? [] : [[language, base] as const]), ...others]);
    },
  };
}
