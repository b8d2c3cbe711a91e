/**
 * Links — what the words of a link say to each type of question.
 */
import { expect, test } from 'vitest';
import { checks } from '../../../src/surveys/checks.ts';
import { start } from '../../../src/surveys/flow.ts';
import { answerOf } from '../../../src/surveys/links.ts';
import type { Question } from '../../../src/types.ts';

const of = (question: object): Question => ({ id: 'q', ask: '?', ...question }) as Question;
const taken = (question: object, words: string): unknown =>
  start({ id: 's', questions: [of(question)] }, {}, { answers: { q: answerOf(of(question), words) }, checks }).answers['q'];

test.each([
  [{ type: 'nps' }, '9', 9], [{ type: 'nps' }, '0', 0], [{ type: 'nps' }, '11', undefined], [{ type: 'nps' }, '-1', undefined], [{ type: 'nps' }, '9.5', undefined], [{ type: 'nps' }, '', undefined],
  [{ type: 'thumbs' }, '1', 1], [{ type: 'emotion' }, 'angry', 'angry'], [{ type: 'emotion' }, '__proto__', undefined],
  [{ type: 'choice', choices: ['1', '2'] }, '2', '2'], [{ type: 'choices', choices: ['a', 'b'] }, 'a,b', ['a', 'b']], [{ type: 'choices', choices: ['a', 'b'] }, 'a,c', undefined],
  [{ type: 'text' }, 'fine', 'fine'], [{ type: 'text' }, 'x'.repeat(10_000), undefined], [{ type: 'date' }, '2026-02-30', undefined],
  [{ type: 'consent' }, 'true', true], [{ type: 'consent' }, 'yes', undefined], [{ type: 'contact' }, 'a@b.fi', undefined], [{ type: 'message' }, 'x', undefined],
] as const)('%o takes "%s" for %o', (question, words, answer) => {
  expect(taken(question, words)).toEqual(answer);
});
