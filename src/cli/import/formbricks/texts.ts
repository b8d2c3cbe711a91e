/**
 * Texts — Formbricks' maps of words by language as texts, with `default` under its own language, and recall tokens as placeholders.
 * `#recall:id/fallback:words#` becomes `{answers.id|words}`, or `{traits.id|words}` of a hidden field.
 */
import type { Text } from '../../../types.ts';
import type { Notes } from '../notes.ts';
import { at, entriesOf, isText, type Located, locatedIn, objectOf, stringOf, under } from '../reading.ts';
import { isTag, tidy } from '../words.ts';

/** Where an id that a text recalls is found here, as an attribute's path; `undefined` where nobody knows it. */
export type Recall = (id: string) => string | undefined;

/** Words of one survey. */
export interface Words {
  /** @param path - Of the text in the vendor's file. */
  readonly text: (value: unknown, path: string) => Text | undefined;
}

const TOKEN = /#recall:([\w-]{1,64})\/fallback:([^#]{0,500})#/g;

function filled(words: string, { path, recall, notes }: { readonly path: string; readonly recall: Recall; readonly notes: Notes }): string | undefined {
  const said = (tidy(words, path, notes) ?? '').replace(TOKEN, (_, id: string, written: string) => {
    const fallback = written.replaceAll('nbsp', ' ').replace(/\s+/g, ' ').trim();
    const found = recall(id);
    if (found === undefined) notes.lost(path, `It recalls "${id}", which is not there.`, 'Its other words are said always.');
    return found === undefined ? fallback : `{${found}|${fallback}}`;
  });
  return said.trim() === '' ? undefined : said;
}

/** The languages of a survey: the code of `default`, and those that are switched off. */
function languagesOf({ value, path }: Located, otherwise: string) {
  const all = locatedIn(value.languages, under(path, 'languages')).map(({ value: each }) => ({
    code: stringOf(objectOf(each.language).code), isDefault: each.default === true, isOff: each.enabled === false,
  }));
  const main = all.find(({ isDefault }) => isDefault)?.code;
  return { main: main !== undefined && isTag(main) ? main : otherwise, off: all.filter(({ isOff, isDefault }) => isOff && !isDefault).map(({ code }) => code) };
}

export function createWords(survey: Located, { language, recall, notes }: { readonly language: string; readonly recall: Recall; readonly notes: Notes }): Words {
  const { main, off } = languagesOf(survey, language);
  return {
    text(value, path) {
      if (isText(value)) return filled(value, { path, recall, notes });
      const tags = entriesOf(value).flatMap(([tag, words]) => {
        const code = tag === 'default' ? main : tag.replaceAll('_', '-');
        if (off.includes(tag) || !isText(words)) return [];
        if (!isTag(code)) {
          notes.lost(under(path, tag.slice(0, 64)), 'It is no language tag.', 'Write a tag such as "de" or "pt-BR".');
          return [];
        }
        const said = filled(words, { path: under(path, tag), recall, notes });
        return said === undefined || (code === main && tag !== 'default' && at(value, 'default') !== undefined) ? [] : [[code, said] as const];
      });
      return tags.length === 0 ? undefined : tags.length === 1 ? tags[0]![1] : Object.fromEntries(tags);
    },
  };
}
