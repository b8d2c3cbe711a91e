/**
 * Vigil — what a visitor may take along when nothing can be kept.
 */
import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/surveys/vigil.ts';
import type { Question } from '../../../src/types.ts';

const questions: readonly Question[] = [
  { id: 'score', type: 'nps', ask: 'How likely?' }, { id: 'skipped', type: 'text', ask: 'Not asked' },
  { id: 'best', type: 'choice', ask: 'What was best?', choices: ['a'], other: true }, { id: 'who', type: 'contact', ask: 'Who?' },
];

test('the words are the questions that were answered, each with its answer and the words beside it', () => {
  const said = new Map<string, readonly unknown[]>([['s score', [0, undefined]], ['s best', ['other', 'The van']], ['s who', [{ email: 'a@b.fi' }]], ['t skipped', ['of another survey']]]);
  expect(wordsOf({ id: 's', questions }, said, String)).toBe('How likely?\n0\n\nWhat was best?\nother\nThe van\n\nWho?\n{"email":"a@b.fi"}');
});
