/**
 * Follow-ups — when a survey has something to say to those who answered it, and what is remembered for that.
 */
import { expect, test } from 'vitest';
import { isDue } from '../../../src/surveys/followups.ts';
import { noteAnswer, readPromised } from '../../../src/surveys/promised.ts';
import type { AttuneEvent, MemoryKey } from '../../../src/types.ts';
import { createFakeClient } from '../fake-client.ts';

const day = 24 * 60 * 60 * 1000;
const followUp = { after: '7d', if: { 'answers.score': { $lte: 2 } }, text: 'We did.', slot: 'hero' };
const promised = { at: 0, visit: 1, answers: { score: 1 } };
const later = { now: 7 * day, visit: 2, attributes: {} };

test('is due on a later visit, once its time has passed, if it is true of the answers', () => {
  expect(isDue(followUp, promised, later)).toBe(true);
  expect(isDue(followUp, promised, { ...later, now: 7 * day - 1 })).toBe(false);
  expect(isDue(followUp, promised, { ...later, visit: 1 })).toBe(false);
  expect(isDue(followUp, { ...promised, answers: { score: 5 } }, later)).toBe(false);
});

test('is said throughout one visit, and not on the next', () => {
  expect(isDue(followUp, { ...promised, said: 2 }, later)).toBe(true);
  expect(isDue(followUp, { ...promised, said: 2 }, { ...later, visit: 3 })).toBe(false);
});

const questions = [{ id: 'score', type: 'csat', ask: '?' }] as const;
const answered = (survey: string, question: string, value: number): AttuneEvent => ({ id: 'e', name: 'survey_answered', at: 0, data: { survey, question, value } }) as AttuneEvent;

test('remembers answers of surveys that follow up, and of no others, and nothing of what others wrote', () => {
  const memory = new Map<MemoryKey, unknown>([['followups', { rubbish: 'x', s: 7 }]]);
  const { client } = createFakeClient({ memory, config: { surveys: [{ id: 's', questions, followUp }, { id: 'plain', questions }] } });
  client.provide('visits', () => 1);
  for (const [survey, question, value] of [['s', 'score', 2], ['plain', 'score', 3], ['s', 'more', 1]] as const) noteAnswer(client, answered(survey, question, value));
  expect(readPromised(client)).toEqual({ s: { at: expect.any(Number), visit: 1, answers: { score: 2, more: 1 } } });
});
