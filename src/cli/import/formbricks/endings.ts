/**
 * Endings — Formbricks' endings as `thanks`: those that a rule leads to first, each with that rule's condition, then the first of all.
 */
import type { Link, Text, Thanks } from '../../../types.ts';
import { safeLink } from '../links.ts';
import type { Notes } from '../notes.ts';
import { type Located, stringOf, under } from '../reading.ts';
import { firstOf, joined } from '../words.ts';
import type { WayOut } from './flow.ts';
import type { Words } from './texts.ts';

function linkOf({ value, path }: Located, field: string, label: Text | undefined, notes: Notes): Link | undefined {
  const address = stringOf(value[field]);
  const href = address === undefined ? undefined : safeLink(address);
  if (address !== undefined && href === undefined) notes.lost(under(path, field), 'Its address is not one that may be followed.', 'Give an http(s), mailto or tel link.');
  return href === undefined ? undefined : { label: label ?? new URL(href, 'https://site.invalid').hostname.replace('site.invalid', href), href };
}

function lastWord(ending: Located, words: Words, notes: Notes): Thanks | undefined {
  const { value, path } = ending;
  const say = (field: string): Text | undefined => words.text(value[field], under(path, field));
  if (value.type === 'redirectToUrl') {
    const link = linkOf(ending, 'url', say('label'), notes);
    if (link) notes.changed(path, 'Nobody is sent elsewhere here; a link stands below the thanks.', 'Listen to survey_completed and go there, if it has to be.');
    return link && { text: say('label') ?? firstOf(link.label) ?? 'Thank you.', link };
  }
  for (const field of ['imageUrl', 'videoUrl']) if (stringOf(value[field]) !== undefined) {
    notes.lost(under(path, field), 'There are no pictures in the thanks.', 'Link to it.');
  }
  const link = linkOf(ending, 'buttonLink', say('buttonLabel'), notes);
  const text = joined(say('headline'), say('subheader')) ?? link?.label;
  return text === undefined ? undefined : { text, ...(link && { link }) };
}

/** @param ways - What leads to an ending, in the order in which it is tried. */
export function thanksOf(
  endings: readonly Located[], ways: readonly WayOut[], { words, notes }: { readonly words: Words; readonly notes: Notes },
): readonly Thanks[] | undefined {
  const made = new Map(endings.map((ending) => [stringOf(ending.value.id), lastWord(ending, words, notes)]));
  const [first] = [...made.values()];
  const led = ways.flatMap(({ ending, if: condition }): Thanks[] => {
    const word = made.get(ending);
    return word ? [{ if: condition, ...word }] : [];
  });
  for (const { value, path } of endings.slice(1)) {
    if (!ways.some(({ ending }) => ending === value.id)) {
      notes.omitted(path, 'No rule that was carried over leads to this ending.', 'Write it into "thanks", with an "if".');
    }
  }
  // Where all lead to the same words, the words alone will do.
  const thanks = [...led, ...(first ? [first] : [])];
  const isOne = new Set(thanks.map(({ text, link }) => JSON.stringify([text, link]))).size === 1 && first !== undefined;
  return thanks.length === 0 ? undefined : isOne ? [first] : thanks;
}
