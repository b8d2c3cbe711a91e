/**
 * Validate — whether a value answers a question. Pure.
 * Each question type has a check. Those of scales and words are here, all others in `checks`, which loads with their fields.
 * What does not fit gets a code and a sentence for the visitor, and is never kept. An absent answer is the flow's matter.
 */
import type { Question, QuestionType, RatingQuestion, TextQuestion } from '../types.ts';

/** Why a value is no answer. The sentences stand with the widget's words, under these codes. */
export type ProblemCode = 'required' | 'malformed' | 'too_few' | 'too_many' | 'too_short' | 'too_long';

/** A value that does not fit: `code` names why, `n` is the bound that was missed. */
export interface Problem {
  readonly code: ProblemCode;
  readonly n?: number;
}

/** Whether it fits, or which bound was missed. */
export type Verdict = boolean | Problem;

/** Whether a value answers a question of one type. */
export type Check<T extends QuestionType = QuestionType> = (question: Extract<Question, { type: T }>, value: unknown) => Verdict;

/** By type; a type that has none takes no answer. */
export type Checks = { readonly [T in QuestionType]?: Check<T> };

export type ScaleQuestion = Extract<Question, { low?: unknown }>;

const scales = { nps: [0, 10, 'numbers'], csat: [1, 5, 'faces'], ces: [1, 7, 'numbers'], rating: [1, 5, 'stars'] } as const;

/** Where a scale begins and ends, and how it looks. */
export function scaleOf(question: ScaleQuestion): { readonly from: number; readonly to: number; readonly look: string } {
  const [from, to, look] = scales[question.type];
  const own = question as Partial<RatingQuestion>;
  return { from: own.from ?? from, to: own.scale ?? to, look: own.look ?? look };
}

const scale = (question: ScaleQuestion, value: unknown): boolean => {
  const { from, to } = scaleOf(question);
  return Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
};

/** Words within their bounds, of whatever kind. */
export function text({ minLength = 0, maxLength = 2000 }: Partial<TextQuestion>, value: unknown): Verdict {
  if (typeof value !== 'string') return false;
  if (value.length < minLength) return { code: 'too_short', n: minLength };
  return value.length <= maxLength || { code: 'too_long', n: maxLength };
}

/** The checks of what nearly every survey asks. */
export const basicChecks: Checks = { nps: scale, csat: scale, ces: scale, rating: scale, text };

/** Why the value does not answer the question, or `undefined` if it does. */
export function validate(question: Question, value: unknown, checks: Checks): Problem | undefined {
  const verdict = (checks[question.type] as Check | undefined)?.(question, value);
  return verdict === true ? undefined : verdict || { code: 'malformed' };
}
