/**
 * File — finds the surveys in a vendor's file, however it was exported.
 * Promise: what is none of the shapes, or far too much, is refused with a sentence; nothing is read twice.
 */
import { isObject } from '../../config/leaves.ts';
import { listOf, type Located, locatedIn, type Value } from './reading.ts';
import type { Notes } from './notes.ts';

/** A page with more surveys could not be looked after; one file with more is an accident, or an attack. */
const MOST_SURVEYS = 1000;
const DEEPEST = 100;

/** Whether a value nests at most so deep, asked without recursion: a file may nest a million times. */
function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth < DEEPEST; depth++) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return true;
  }
  return false;
}

interface Shape {
  /** What its maker is called. */
  readonly vendor: string;
  /** Under which names a list of surveys, or one, may stand. */
  readonly keys: readonly string[];
  readonly isSurvey: (value: Value) => boolean;
}

function foundIn(file: unknown, path: string, { keys, isSurvey }: Shape): { readonly list: unknown; readonly path: string } | Located | undefined {
  if (Array.isArray(file)) return { list: file, path };
  if (!isObject(file)) return undefined;
  if (isSurvey(file)) return { value: file, path };
  for (const key of keys) {
    const found = Object.hasOwn(file, key) ? foundIn(file[key], path === '' ? key : `${path}.${key}`, { vendor: '', keys, isSurvey }) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** @throws an Error whose message says what is wrong with the file. */
export function surveysIn(file: unknown, shape: Shape, notes: Notes): readonly Located[] {
  if (!isShallow(file)) throw new Error(`The file nests deeper than ${DEEPEST} levels; no ${shape.vendor} survey does.`);
  const found = foundIn(file, '', shape);
  const keys = shape.keys.map((key) => `"${key}"`).join(' or ');
  if (!found) throw new Error(`The file has no ${shape.vendor} surveys: it must be a survey, a list of them, or an object with them under ${keys}.`);
  if ('value' in found) return [found];
  const many = listOf(found.list).length;
  if (many > MOST_SURVEYS) throw new Error(`The file has ${many} surveys; at most ${MOST_SURVEYS} are imported at once. Export fewer, or split it.`);
  return locatedIn(found.list, found.path, (path) => notes.omitted(path, 'It is no survey.', 'Take it out of the list.'));
}
