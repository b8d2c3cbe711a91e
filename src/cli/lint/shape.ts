/**
 * Shape — what validation refuses or does not know, in sentences: wrong types, missing fields, double ids, no question.
 * Promise: says of a value the same as the browser does, because it asks the same code.
 */
import { ALL_SHAPES } from '../../config/details.ts';
import { type Problem, validate } from '../../config/validate.ts';
import { nearest } from '../../decision/nearest.ts';
import type { Finding } from '../finding.ts';
import { choicesOf, describe } from './kinds.ts';

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** What was probably meant, where that can be told. */
function meant(kind: string, found: unknown): string | undefined {
  const word = typeof found === 'string' ? nearest(found, choicesOf(kind)) : undefined;
  if (word !== undefined) return `"${word}"`;
  if (kind === 'share' && typeof found === 'number' && found > 1 && found <= 100) return String(found / 100);
  if (kind === 'duration' && typeof found === 'number') return `"${found}s"`;
  if (kind === 'page' && typeof found === 'string') return `"/${found}"`;
  if (kind === 'name' && typeof found === 'string') return `"${found.trim().replace(/\W+/g, '_').toLowerCase()}"`;
  if (kind === 'id' && typeof found === 'string') return `"${found.trim().replace(/[^\w-]+/g, '_')}"`;
  if (kind === 'page[1]' && typeof found === 'string') return `["${found}"]`;
  return undefined;
}

function finding({ code, path, wanted = '', found }: Problem): Finding {
  const name = path.split('.').at(-1) ?? path;
  if (code === 'config_unknown_field') {
    const suggestion = wanted ? `Did you mean "${wanted}"?` : 'Take it out.';
    return { level: 'error', rule: 'unknown_field', path, message: `There is no field "${String(found)}" here.`, suggestion };
  }
  if (name === 'questions') {
    return { level: 'error', rule: 'no_question', path, message: 'The survey has no question.', suggestion: 'Add one to "questions", or take the survey out.' };
  }
  const rule = wanted === 'unique' ? 'duplicate_id' : kindRule(wanted);
  if (found === undefined) return { level: 'error', rule: 'missing_field', path, message: `"${name}" is missing.`, suggestion: `Add it: ${describe(wanted)}.` };
  const better = meant(wanted, found);
  const suggestion = wanted === 'unique' ? 'Give it an id of its own; the later one is left out.' : `Write ${better ?? describe(wanted)}.`;
  return { level: 'error', rule, path, message: `${path === '' ? 'The file' : `"${name}"`} must be ${describe(wanted)}; it is ${show(found)}.`, suggestion };
}

function kindRule(kind: string): string {
  return kind === 'id' ? 'invalid_id' : kind === 'href' ? 'unsafe_link' : 'invalid';
}

/** @param value - What the file says, whatever that is. */
export function shape(value: unknown): readonly Finding[] {
  return validate(value, { shapes: ALL_SHAPES, suggest: nearest }).problems.map(finding);
}
