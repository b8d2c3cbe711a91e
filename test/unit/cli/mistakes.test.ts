/**
 * Mistakes — a file with one of each, as its author would see it. What is said stands in `mistakes.txt`, to be read.
 */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { lint } from '../../../src/cli/lint.ts';
import { run } from '../../../src/cli/run.ts';
import { createWorld } from './world.ts';

const file = 'mistakes.json';
const text = await readFile(new URL('../../fixtures/config/mistakes.json', import.meta.url), 'utf8');

test('each is told once, with its path, what is so and what to do', async () => {
  const { world, said } = createWorld({ [file]: text });
  expect(await run(['check', file], world)).toBe(2);
  await expect(said()).toMatchFileSnapshot('../../fixtures/config/mistakes.txt');
});

test('every lint of the documentation is among them', () => {
  const rules = new Set(lint(JSON.parse(text), { now: Date.parse('2026-11-22T12:00:00Z') }).map(({ rule }) => rule));
  expect([...rules].sort()).toEqual([
    'choice_without_id', 'circular_audience', 'consent_unsaid', 'duplicate_id', 'goto_backward', 'goto_nowhere', 'invalid', 'invalid_id', 'long_text',
    'low_contrast', 'many_questions', 'missing_counts_as_0', 'missing_translation', 'never_completes', 'never_holds', 'never_shown', 'no_fallback',
    'no_question', 'score_gap', 'shared_queue', 'unknown_attribute', 'unknown_audience', 'unknown_field', 'unknown_group', 'unknown_operator', 'unknown_question',
    'unreachable', 'unsafe_link',
  ]);
});
