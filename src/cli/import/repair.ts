/**
 * Repair — takes out of an imported survey what `attune check` would refuse, piece by piece, and says so.
 * Vendors let questions stand that nobody reaches and conditions that never hold; here these are errors.
 * Promise: what leaves has no error, and what is taken out is named with its path in the vendor's file.
 */
import type { AttuneConfig, Survey } from '../../types.ts';
import { lint } from '../lint.ts';
import type { Notes } from './notes.ts';

/** A survey as it was made, and where its pieces came from. */
export interface Made {
  readonly survey: Survey;
  readonly path: string;
  /** Paths of questions, by id, in the vendor's file. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Each repair takes out one thing, so a survey cannot need more of them than it has things. */
const MOST = 500;

const without = (list: readonly unknown[] | undefined, index: number): readonly unknown[] | undefined => {
  const left = (list ?? []).filter((_, i) => i !== index);
  return left.length > 0 ? left : undefined;
};

function set<T extends object>(value: T, key: string, inner: unknown): T {
  const entries = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? entries : [...entries, [key, inner]]) as T;
}

/** Its answer is asked for nowhere any more: what was to be said without it is said. */
function forgotten(survey: Survey, id: string): Survey {
  const placeholder = /\{answers\.([\w-]+)(?:\|([^{}]*))?\}/g;
  const clean = (_: string, value: unknown): unknown =>
    (typeof value === 'string' ? value.replace(placeholder, (whole, name, fallback = '…') => (name === id ? fallback : whole)) : value);
  return JSON.parse(JSON.stringify(survey), clean) as Survey;
}

function withoutQuestion(survey: Survey, index: number): Survey | undefined {
  const questions = without(survey.questions, index) as Survey['questions'] | undefined;
  return questions && forgotten({ ...survey, questions }, survey.questions[index]?.id ?? '');
}

/**
 * Without the smallest piece around a path that can be missed; `undefined` if that is the survey. What says where, when and to whom
 * cannot be missed: without it everybody would be asked.
 */
function dropped(survey: Survey, path: string): Survey | undefined {
  const [, list, at = '', rest = ''] = /^(questions|thanks)\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  const index = Number(at);
  if (list === 'thanks') return set(survey, 'thanks', without(survey.thanks, index));
  const question = list === 'questions' ? survey.questions[index] : undefined;
  if (question) {
    const [, branch] = /^next\[(\d+)\]/.exec(rest) ?? [];
    const [optional] = /^(help|low|high|placeholder|link|min|max|minLength|maxLength)\b/.exec(rest) ?? [];
    const better = branch !== undefined ? set(question, 'next', without(question.next, Number(branch))) : optional ? set(question, optional, undefined) : undefined;
    return better ? { ...survey, questions: survey.questions.map((each, i) => (i === index ? better : each)) } : withoutQuestion(survey, index);
  }
  const [field] = /^(wait|limit|show)\b/.exec(path) ?? [];
  return field ? set(survey, field, undefined) : undefined;
}

/** @param config - What the survey will stand in: audiences. @returns It without its errors; `undefined` if nothing is left. */
export function repaired(
  { survey, path: origin, origins }: Made, config: AttuneConfig, { notes, now }: { readonly notes: Notes; readonly now: number },
): Survey | undefined {
  let left: Survey | undefined = survey;
  for (let i = 0; i < MOST; i++) {
    const worst = lint({ ...config, surveys: [left] }, { now }).find(({ level, path }) => level === 'error' && path.startsWith('surveys[0]'));
    if (!worst) return left;
    const inside = worst.path.replace(/^surveys\[0\]\.?/, '');
    const question = left.questions[Number(/^questions\[(\d+)\]/.exec(inside)?.[1] ?? -1)];
    const place = (question && origins.get(question.id)) ?? origin;
    const next = dropped(left, inside);
    notes.omitted(place, `Here ${inside || 'it'} is left out: ${worst.message}`, 'It has no effect there either, or has to be said otherwise here.');
    if (!next) return undefined;
    left = next;
  }
  return undefined;
}
