/**
 * Flow — questions that nobody reaches, jumps backward or to nowhere, and branches that leave scores out.
 */
import { matches } from '../../decision/condition.ts';
import { nearest } from '../../decision/nearest.ts';
import type { Condition, Question, Survey } from '../../types.ts';
import type { Finding } from '../finding.ts';
import { scoresOf } from './attributes.ts';
import type { Lint, Piece } from './subject.ts';

function jumps({ piece: { questions }, path }: Piece<Survey>): readonly Finding[] {
  const ids = questions.map(({ id }) => id);
  return questions.flatMap(({ next = [], id: from }, i) => next.flatMap(({ goto }, j): readonly Finding[] => {
    const at = `${path}.questions[${i}].next[${j}].goto`;
    const to = ids.indexOf(goto);
    if (goto === 'end' || to > i) return [];
    const meant = nearest(goto, [...ids.slice(i + 1), 'end']);
    const suggestion = meant ? `Did you mean "${meant}"?` : 'Name a later question, or "end".';
    return to < 0
      ? [{ level: 'error', rule: 'goto_nowhere', path: at, message: `There is no question "${goto}" to go to.`, suggestion }]
      : [{ level: 'error', rule: 'goto_backward', path: at, message: `"${goto}" does not come after "${from}"; jumps go forward only.`, suggestion }];
  }));
}

/** Where a run can go from a question. */
function followers({ next = [] }: Question, i: number, ids: readonly string[]): readonly number[] {
  const always = next.findIndex((each) => each.if === undefined);
  const tried = always < 0 ? next : next.slice(0, always + 1);
  const to = tried.map(({ goto }) => (goto === 'end' ? ids.length : Math.max(i + 1, ids.indexOf(goto))));
  return always < 0 ? [...to, i + 1] : to;
}

function unreachable({ piece: { questions }, path }: Piece<Survey>): readonly Finding[] {
  const ids = questions.map(({ id }) => id);
  const reached = new Set([0]);
  // Jumps go forward only, so one pass in order finds all.
  questions.forEach((question, i) => {
    if (reached.has(i)) followers(question, i, ids).forEach((to) => reached.add(to));
  });
  return ids.flatMap((id, i): readonly Finding[] => (reached.has(i) ? [] : [{
    level: 'error', rule: 'unreachable', path: `${path}.questions[${i}]`, message: `No answer leads to the question "${id}".`,
    suggestion: 'Add an "if" to the jump that passes it over, or take the question out.',
  }]));
}

interface Branch {
  readonly if?: Condition | undefined;
}

/** Scores between the lowest and the highest that some branch asks for, and that none does. */
function leftOut(question: Question, list: readonly Branch[]): readonly number[] {
  const path = `answers.${question.id}`;
  const mine = list.flatMap((each) => (each.if && Object.keys(each.if).every((key) => key === path) ? [each.if] : []));
  const covered = (scoresOf(question) ?? []).filter((score) => mine.some((condition) => matches(condition, { [path]: score })));
  const [least = 0, most = 0] = [covered[0], covered.at(-1)];
  return mine.length < 2 ? [] : (scoresOf(question) ?? []).filter((score) => score > least && score < most && !covered.includes(score));
}

function gaps({ piece: { questions, thanks = [] }, path }: Piece<Survey>): readonly Finding[] {
  const isOpen = (list: readonly Branch[]) => list.some((each) => each.if === undefined);
  return questions.flatMap((question, i) => {
    const sets = [
      { at: `${path}.questions[${i}].next`, list: isOpen(question.next ?? []) ? [] : question.next ?? [] },
      { at: `${path}.questions`, list: questions },
      { at: `${path}.thanks`, list: isOpen(thanks) ? [] : thanks },
    ];
    const found = sets.map(({ at, list }) => ({ at, scores: leftOut(question, list) })).filter(({ scores }) => scores.length > 0);
    return found.map(({ at, scores }): Finding => ({
      level: 'warning', rule: 'score_gap', path: at, suggestion: 'Widen a branch, or add one without "if".',
      message: `Between the branches on "${question.id}" ${scores.join(', ')} ${scores.length > 1 ? 'are' : 'is'} left out.`,
    }));
  });
}

/** Lints the way through every survey. */
export const flow: Lint = ({ surveys }) => surveys.flatMap((survey) => [...jumps(survey), ...unreachable(survey), ...gaps(survey)]);
