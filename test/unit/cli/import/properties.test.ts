/**
 * Properties — whatever stands in a file: what comes out passes the check, every run ends, no link runs code, and nothing is thrown
 * but a sentence. Definitions are made of the vectors, with values of every kind put where they do not belong, and of random jumps.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../../src/cli/run.ts';
import { lint } from '../../../../src/cli/lint.ts';
import { route } from '../../../../src/surveys/flow.ts';
import type { AttuneConfig } from '../../../../src/types.ts';
import { createWorld } from '../world.ts';

const folder = new URL('../../../vectors/import/', import.meta.url);
const filesOf = (vendor: string): readonly unknown[] =>
  readdirSync(new URL(vendor, folder)).map((file) => (JSON.parse(readFileSync(new URL(`${vendor}/${file}`, folder), 'utf8')) as { file: unknown }).file);

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1, 2, 7, 10, 99, 1.5, 1e21, '', ' ', 'end', '0', '5', 'other', 'none', '__proto__', 'constructor', 'javascript:alert(1)', 'JaVaScRiPt\t:x',
    '<script>alert(1)</script>', '{answers.x}', '{visits|', '#recall:x/fallback:y#', '(a+)+$', '[', '\u0000', 'a'.repeat(300), '2020-01-01', '2099-01-01', 'https://x.example/?a#b', '*', '**', '#/x', {}, [], [[]]),
  fc.string({ maxLength: 12 }), fc.integer(), fc.jsonValue({ maxDepth: 2 }),
);

/** Every place of a value, as the keys that lead there. */
function placesOf(value: unknown, keys: readonly string[] = []): readonly (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => placesOf(each, [...keys, key])) : [];
  return keys.length > 0 ? [keys, ...inner] : inner;
}

function put(value: unknown, [key, ...rest]: readonly string[], junk: unknown): unknown {
  if (key === undefined) return junk;
  if (Array.isArray(value)) return value.map((each: unknown, i) => (`${i}` === key ? put(each, rest, junk) : each));
  return Object.fromEntries(Object.entries(value as object).map(([name, each]: [string, unknown]) => [name, name === key ? put(each, rest, junk) : each]));
}

/** A vector's file with a few values replaced. */
const spoilt = (vendor: string) => fc.tuple(fc.constantFrom(...filesOf(vendor)), fc.array(fc.tuple(fc.nat(), junk), { maxLength: 4 }))
  .map(([file, changes]) => changes.reduce((left: unknown, [at, value]) => {
    const places = placesOf(left);
    return places.length === 0 ? left : put(left, places[at % places.length]!, value);
  }, file));

const step = fc.oneof(fc.integer({ min: -1, max: 7 }), fc.constantFrom<unknown>('end', '', null, '2'));
const posthogQuestion = fc.record({
  type: fc.constantFrom('open', 'link', 'rating', 'single_choice', 'multiple_choice'), question: fc.constantFrom('Same', 'Other', 'How likely to recommend?', ''), scale: fc.constantFrom(2, 3, 5, 7, 10),
  choices: fc.constantFrom(['A'], ['A', 'A'], ['A', 'B', 'C'], []), hasOpenChoice: fc.boolean(), optional: fc.boolean(),
  branching: fc.oneof(
    fc.constantFrom({ type: 'end' }, { type: 'next_question' }, null), fc.record({ type: fc.constant('specific_question'), index: step }),
    fc.record({ type: fc.constant('response_based'), responseValues: fc.dictionary(fc.constantFrom('0', '1', '2', '3', 'negative', 'neutral', 'positive', 'detractors', 'passives', 'promoters'), step) }),
  ),
});

const ids = fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'e0', 'e1', 'nowhere');
const comparison = fc.record({
  leftOperand: fc.record({ type: fc.constantFrom('question', 'element', 'variable', 'hiddenField'), value: ids }),
  operator: fc.constantFrom('equals', 'doesNotEqual', 'contains', 'doesNotContain', 'startsWith', 'isSubmitted', 'isSkipped', 'isGreaterThan', 'isLessThan', 'equalsOneOf', 'includesAllOf', 'includesOneOf', 'doesNotIncludeOneOf', 'isBefore', 'isSet', 'isEmpty', 'isAccepted', 'isClicked'),
  rightOperand: fc.record({ type: fc.constant('static'), value: fc.constantFrom<unknown>('a', 'b', 1, '3', 9, ['a'], ['a', 'b'], '2026-01-01', '') }),
}, { requiredKeys: ['leftOperand', 'operator'] });
const formbricksQuestion = fc.record({
  type: fc.constantFrom('openText', 'nps', 'rating', 'multipleChoiceSingle', 'multipleChoiceMulti', 'consent', 'date', 'cta', 'matrix', 'fileUpload'), headline: fc.constant({ default: 'What?' }), required: fc.boolean(),
  choices: fc.constant([{ id: 'a', label: { default: 'Ah' } }, { id: 'b', label: { default: 'Be' } }]), range: fc.constantFrom(3, 5, 10),
  logic: fc.array(fc.record({
    conditions: fc.record({ connector: fc.constantFrom('and', 'or'), conditions: fc.array(comparison, { minLength: 1, maxLength: 2 }) }),
    actions: fc.tuple(fc.record({ objective: fc.constantFrom('jumpToQuestion', 'requireAnswer', 'calculate'), target: ids })),
  }), { maxLength: 3 }),
  logicFallback: ids,
}, { requiredKeys: ['type', 'headline', 'required', 'choices'] });

const generated = {
  posthog: fc.array(posthogQuestion, { minLength: 1, maxLength: 6 }).map((questions) => [{ name: 'Generated', questions }]),
  formbricks: fc.array(formbricksQuestion, { minLength: 1, maxLength: 5 }).map((questions) => [{
    name: 'Generated', questions: questions.map((question, i) => ({ id: `q${i}`, ...question })), hiddenFields: { enabled: true, fieldIds: ['e1'] },
    endings: [{ id: 'e0', type: 'endScreen', headline: { default: 'Bye' } }, { id: 'e1', type: 'redirectToUrl', url: 'https://x.example/' }],
  }]),
};

async function holds(vendor: string, file: unknown): Promise<void> {
  const { world, said, complained } = createWorld({ 'file.json': JSON.stringify(file) ?? 'null' });
  const code = await run(['import', vendor, 'file.json'], world);
  if (said() === '') {
    expect(complained()).toMatch(/^attune: The file has no (PostHog|Formbricks) surveys/);
    return;
  }
  const config = JSON.parse(said()) as AttuneConfig;
  expect(code).toBe(config.surveys!.length > 0 ? 0 : 2);
  expect(lint(config, { now: world.now() }).filter(({ level }) => level === 'error')).toEqual([]);
  expect(said()).not.toMatch(/"(href|src)": "\s*(javascript|data|vbscript)/i);
  for (const survey of config.surveys!) expect(route({ survey, attributes: {}, answers: {} }).length).toBeGreaterThan(0);
}

describe.each(['posthog', 'formbricks'] as const)('%s', (vendor) => {
  test('a definition with values that do not belong there', async () => {
    await fc.assert(fc.asyncProperty(spoilt(vendor), (file) => holds(vendor, file)), { numRuns: 150, seed: 20261122 });
  });

  test('a definition with any jumps and rules', async () => {
    await fc.assert(fc.asyncProperty(generated[vendor], (file) => holds(vendor, file)), { numRuns: 150, seed: 20261122 });
  });
});
