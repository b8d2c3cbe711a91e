/**
 * Walk — finds every condition and every text of a configuration, each with its path and with what is known there.
 */
import type { Condition, Question, Survey, Text } from '../../types.ts';
import type { Piece, Subject } from './subject.ts';

/** A condition, and where it is asked. */
export interface Asked {
  readonly condition: Condition;
  readonly path: string;
  /** The questions whose answers it can know as `answers.<question>`: those of the survey that are asked before it. */
  readonly answered?: readonly Question[];
  /** It asks an event's own data, so any attribute will do. */
  readonly ofEvent?: true;
}

/** A text, and where it is read. */
export interface Said {
  readonly text: Text;
  readonly path: string;
  /** The pieces stand for themselves: `surveys[0]`. */
  readonly piece: string;
  /** Another text takes its place where it cannot be filled. */
  readonly isCandidate?: true;
}

type Conditional = { readonly if?: Condition };

function branches(list: readonly Conditional[] | undefined, path: string, answered?: readonly Question[]): Asked[] {
  return (list ?? []).flatMap((each, i) => (each.if ? [{ condition: each.if, path: `${path}[${i}].if`, ...(answered ? { answered } : {}) }] : []));
}

/** Steps of a journey as objects, each with its path. */
export function stepsOf({ piece: { on = 'page_viewed' }, path }: Piece<Survey>) {
  return [on].flat().map((step, i) => ({
    step: typeof step === 'string' ? { did: step } : step,
    path: Array.isArray(on) ? `${path}.on[${i}]` : `${path}.on`,
  }));
}

function ofSurvey(survey: Piece<Survey>): Asked[] {
  const { piece, path } = survey;
  const { questions, thanks, followUp } = piece;
  const all = { answered: questions };
  return [
    ...(piece.if ? [{ condition: piece.if, path: `${path}.if` }] : []),
    ...stepsOf(survey).flatMap(({ step, path: at }) => ('where' in step && step.where ? [{ condition: step.where, path: `${at}.where`, ofEvent: true as const }] : [])),
    ...questions.flatMap((question, i) => [
      ...(question.if ? [{ condition: question.if, path: `${path}.questions[${i}].if`, answered: questions.slice(0, i) }] : []),
      ...branches(question.next, `${path}.questions[${i}].next`, questions.slice(0, i + 1)),
    ]),
    ...branches(thanks, `${path}.thanks`, questions),
    ...(followUp?.if ? [{ condition: followUp.if, path: `${path}.followUp.if`, ...all }] : []),
  ];
}

/** Every condition of a configuration. */
export function conditionsOf({ surveys, greetings, offers, audiences }: Subject): readonly Asked[] {
  return [
    ...audiences.map(({ piece, path }) => ({ condition: piece, path })),
    ...surveys.flatMap(ofSurvey),
    ...greetings.flatMap(({ piece, path }) => branches(piece.say, `${path}.say`)),
    ...offers.flatMap(({ piece, path }) => branches(piece.show, `${path}.show`)),
  ];
}

const TEXTS = new Set(['ask', 'help', 'low', 'high', 'label', 'alt', 'placeholder', 'text']);

function within(value: unknown, path: string, piece: string): Said[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Said[] => {
    const at = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
    if (key === 'if' || key === 'on') return [];
    if (!TEXTS.has(key)) return within(inner, at, piece);
    return [{ text: inner as Text, path: at, piece, ...(/\.(say|thanks)\[\d+]\.text$/.test(at) ? { isCandidate: true as const } : {}) }];
  });
}

/** Every text of a configuration's surveys and greetings. */
export function textsOf({ surveys, greetings }: Subject): readonly Said[] {
  return [...surveys, ...greetings].flatMap(({ piece, path }) => within(piece, path, path));
}
