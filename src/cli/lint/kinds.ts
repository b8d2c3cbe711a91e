/**
 * Kinds — the words for what a value ought to be. The browser's table says it in a code of its own; here it becomes a sentence.
 */
import { ALL_SHAPES } from '../../config/details.ts';

const LEAVES: { readonly [kind: string]: string } = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  share: 'a number from 0 to 1',
  duration: 'a duration: an integer and ms, s, m, h, d or w, at most 400 d',
  condition: 'a condition: an object, at most 50 levels deep',
  name: 'an event\'s name: snake_case, at most 64 characters',
  id: 'an id: letters, digits, "_" and "-", at most 64 of them',
  page: 'a path that begins with "/", "*" or "#/", perhaps after a "!"',
  date: 'a day such as "2026-11-01", or an instant such as "2026-11-01T09:00:00Z"',
  href: 'an http(s), mailto or tel link, or an address of this site that begins with "/"',
  words: 'an object of texts by name',
  survey: 'an object: a survey', question: 'an object: a question', endpoint: 'an object: an endpoint', code: 'code',
  unique: 'unique: another one above has this id',
  config: 'an object with the configuration',
};

function one(kind: string): string {
  const [, from, to] = /^(\d+)-(\d*)$/.exec(kind) ?? [];
  if (from) return to ? `a whole number from ${from} to ${to}` : `a whole number, at least ${from}`;
  if (kind.startsWith('=')) return `one of ${kind.slice(1).split(',').map((word) => `"${word}"`).join(', ')}`;
  const row = ALL_SHAPES[kind];
  return LEAVES[kind] ?? (row === undefined ? kind : `an object: ${row.split(' ').map((field) => field.split(':')[0]).join(', ')}`);
}

const several = (kind: string): string => kind.split('|').filter((each) => each !== 'code').map(one).join(', or ');

/** How several of a kind are said, by the kind's ending. */
const MANY: { readonly [ending: string]: (inner: string) => string } = {
  '[]': (inner) => `a list, each of it ${several(inner)}`,
  '[1]': (inner) => `a list with at least one entry, each of it ${several(inner)}`,
  '[?]': (inner) => `${several(inner)}, or a list of such`,
  '{}': (inner) => `an object, each value of it ${several(inner)}`,
  '{?}': (inner) => `${several(inner)}, or an object of such by language or name`,
};

/** @param kind - As `config/shapes` writes it. @returns Words that can follow "must be". */
export function describe(kind: string): string {
  const afterPath = kind.split(' must be ')[1];
  if (afterPath !== undefined) return afterPath.replace(/\.$/, '');
  const [, inner = '', ending = ''] = /^(.*?)([[{][1?]?[\]}])?$/.exec(kind) ?? [];
  return (MANY[ending] ?? several)(inner);
}

/** Names of everything that a kind lets choose from. */
export function choicesOf(kind: string): readonly string[] {
  return kind.replace(/[[{].*/, '').split('|').flatMap((each) => (each.startsWith('=') ? each.slice(1).split(',') : []));
}

