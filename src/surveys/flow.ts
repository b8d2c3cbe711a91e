/**
 * Flow — one visitor's run through one survey. Pure: each step takes a flow and gives a new one.
 * A question is asked iff its `if` holds over the answers given before it; only answers of questions that are asked are kept.
 * A flow is plain JSON: written down and read again, it goes on exactly where it stood.
 */
import { matches } from '../decision/condition.ts';
import type { Attributes, Condition, Json, Question, Survey, Thanks } from '../types.ts';
import { basicChecks, validate, type Checks, type Problem } from './validate.ts';

/** Answers by question id. */
export type Answers = { readonly [question: string]: Json };

/** What must be kept to go on later. */
export interface Standing {
  readonly answers: Answers;
  /** Words given beside an answer ("other"), by question id. */
  readonly texts: { readonly [question: string]: string };
  /** The questions passed so far, in order. */
  readonly trail: readonly string[];
  /** The question being asked. Absent: the run is over. */
  readonly at?: string;
}

/** A run through a survey. */
export interface Flow extends Standing {
  readonly survey: Survey;
  /** The visitor, as conditions see it. */
  readonly attributes: Attributes;
  /** What answers are held against. */
  readonly checks: Checks;
  /** The last answer did not fit; nothing else changed. */
  readonly problem?: Problem;
}

/** What a run came to. */
export interface Finish extends Pick<Standing, 'answers' | 'texts'> {
  /** Every question that is asked was passed. */
  readonly complete: boolean;
  readonly thanks: Thanks | undefined;
}

type Entries<T> = { readonly [id: string]: T };

/** The visitor and what was answered so far, as conditions and texts see them. Attributes stay getters: none is computed that nobody asks for. */
export const seen = (attributes: Attributes, answers: Answers): Attributes =>
  Object.create(null, { ...Object.getOwnPropertyDescriptors(attributes), answers: { value: answers } }) as Attributes;

const holds = (condition: Condition | undefined, attributes: Attributes, answers: Answers): boolean =>
  !condition || matches(condition, seen(attributes, answers));

/** The questions that are asked, in order, as far as the answers tell. What is not yet answered counts as passed. */
export function route({ survey, attributes, answers }: Pick<Flow, 'survey' | 'attributes' | 'answers'>): readonly string[] {
  const { questions } = survey;
  const asked: string[] = [];
  let before: Answers = {};
  for (let index = 0, goto: string | undefined; goto !== 'end' && index < questions.length; ) {
    const { id, if: wanted, next } = questions[index] as Question;
    goto = undefined;
    if (holds(wanted, attributes, before)) {
      asked.push(id);
      before = only(answers, asked);
      goto = next?.find((jump) => holds(jump.if, attributes, before))?.goto;
    }
    // A jump backward, or to nowhere, is no jump: so that every run ends.
    index = Math.max(index + 1, questions.findIndex((question) => question.id === goto));
  }
  return asked;
}

/** The question being asked. */
export const current = ({ survey, at }: Pick<Flow, 'survey' | 'at'>): Question | undefined =>
  survey.questions.find(({ id }) => id === at);

const only = <T>(entries: Entries<T | undefined>, ids: readonly string[]): Entries<T> =>
  Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, T] => entry[1] !== undefined && ids.includes(entry[0])));

/** Entries that are `undefined` are to go. */
interface Unsettled extends Pick<Flow, 'survey' | 'attributes' | 'checks' | 'at'> {
  readonly answers: Entries<Json | undefined>;
  readonly texts: Entries<string | undefined>;
}

/** Stands after the question passed last, without what belongs to questions that are no longer asked. */
function settle(flow: Unsettled, passed?: string): Flow {
  const { at: _, ...others } = flow;
  const asked = route(flow as Flow);
  const index = asked.indexOf(passed!) + 1;
  const at = asked[index];
  return {
    ...others, answers: only(flow.answers, asked), texts: only(flow.texts, asked), trail: asked.slice(0, index),
    ...(at !== undefined && { at }),
  };
}

interface Beginning {
  /** What is known already, by question id. From the first that does not fit on, they are left out. */
  readonly answers?: Entries<unknown> | undefined;
  /** The checks of all types that the survey has. Default: of scales and words. */
  readonly checks?: Checks;
}

/** Begins a run, at the first question that has no answer yet. */
export function start(survey: Survey, attributes: Attributes, { answers = {}, checks = basicChecks }: Beginning = {}): Flow {
  let flow = settle({ survey, attributes, checks, answers: {}, texts: {} });
  while (answers[flow.at!] !== undefined) {
    const next = answer(flow, answers[flow.at!]);
    if (next.problem) break;
    flow = next;
  }
  return flow;
}

/** Goes on with a run that was kept, where it stood: from a fresh flow of the same survey. What no longer answers its question is left out. */
export function resume({ survey, attributes, checks }: Flow, { answers, texts, trail }: Standing): Flow {
  const fitting = survey.questions.filter((question) => !validate(question, answers[question.id], checks)).map(({ id }) => id);
  return settle({ survey, attributes, checks, answers: only(answers, fitting), texts }, trail.at(-1));
}

/**
 * Answers the question being asked and moves on. A value that does not fit changes nothing but `problem`.
 * @param value - `undefined` passes an optional question, or a message, by.
 * @param text - Words beside the answer, at most 2 000 characters of them.
 */
export function answer(flow: Flow, value: unknown, text?: string): Flow {
  const { problem: _, ...standing } = flow;
  const question = current(flow);
  if (!question) return standing;
  const { id, optional, type } = question;
  const isEmpty = value === undefined || value === '';
  const wrong: Problem | undefined = !isEmpty ? validate(question, value, flow.checks) : optional || type === 'message' ? undefined : { code: 'required' };
  if (wrong) return { ...standing, problem: wrong };
  return settle({
    ...standing,
    answers: { ...flow.answers, [id]: isEmpty ? undefined : (value as Json) },
    texts: { ...flow.texts, [id]: (!isEmpty && text?.slice(0, 2000)) || undefined },
  }, id);
}

/** One question back; its answer and those after it stay until they are changed. At the first question: the same flow. */
export function back(flow: Flow): Flow {
  const { problem: _, ...standing } = flow;
  const at = flow.trail.at(-1);
  return at === undefined ? standing : { ...standing, trail: flow.trail.slice(0, -1), at };
}

/** What the run came to, complete or as far as it went; with the first last word whose `if` holds. */
export const finish = ({ survey, attributes, answers, texts, at }: Flow): Finish => ({
  complete: at === undefined, answers, texts, thanks: survey.thanks?.find((candidate) => holds(candidate.if, attributes, answers)),
});

/** The Net Promoter group of a score of 0–10. */
export const npsGroup = (score: number): 'detractor' | 'passive' | 'promoter' =>
  score <= 6 ? 'detractor' : score <= 8 ? 'passive' : 'promoter';
