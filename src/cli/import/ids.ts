/**
 * Ids — makes ids and event names out of words: the same words give the same id, and no two are alike.
 * Promise: every id fits the configuration's rule, is none of the words that mean something else, and no property of objects.
 */

import { plain } from './plain.ts';

const LONGEST = 48;
const OBJECT = {};

/** Words as `snake_case`; what has no Latin letters or digits comes to nothing. */
export function slug(words: string): string {
  const plain = words.slice(0, 1000).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').slice(0, LONGEST + 1);
  const whole = plain.length > LONGEST && plain.includes('_') ? plain.slice(0, plain.lastIndexOf('_')) : plain;
  return whole.slice(0, LONGEST).replace(/^_+|_+$/g, '');
}

/** Gives each caller an id that no other has. */
export interface Ids {
  /** @param words - What it is called. @param fallback - For words that come to nothing. */
  readonly make: (words: string | undefined, fallback: string) => string;
  /** Keeps an id as it is, if that can be. */
  readonly keep: (id: string | undefined, words: string | undefined, fallback: string) => string;
}

/** @param taken - Words that mean something else, such as `end`. */
export function createIds(taken: readonly string[] = []): Ids {
  const used = new Set(taken);
  const isFree = (id: string): boolean => !used.has(id) && !(id in OBJECT);
  function unique(wanted: string): string {
    let id = wanted;
    for (let n = 2; !isFree(id); n++) id = `${wanted}_${n}`;
    used.add(id);
    return id;
  }
  const make: Ids['make'] = (words, fallback) => unique(slug(plain(words ?? '').text) || fallback);
  return {
    make,
    keep: (id, words, fallback) => (id !== undefined && /^(?!__)[\w-]{1,64}$/.test(id) && !isGenerated(id) && isFree(id) ? unique(id) : make(words, fallback)),
  };
}

/** Ids that a program made say nothing to whoever reads the answers: cuids and UUIDs. */
const isGenerated = (id: string): boolean => /^c?[a-z0-9]{23,25}$/.test(id) || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** An event's name as `track` takes it. */
export function eventName(words: string): string {
  const name = slug(words.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
  return /^[a-z]/.test(name) ? name : `event_${name}`.replace(/_+$/, '');
}
