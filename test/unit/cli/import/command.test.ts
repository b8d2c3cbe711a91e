/**
 * Command — `attune import` as its user meets it: what is said where, with which status, and what is refused.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run } from '../../../../src/cli/run.ts';
import { rowsOf } from '../../../../src/cli/import/fields.ts';
import { FORMBRICKS } from '../../../../src/cli/import/formbricks/fields.ts';
import { plain } from '../../../../src/cli/import/plain.ts';
import { POSTHOG } from '../../../../src/cli/import/posthog/fields.ts';
import { safeLink } from '../../../../src/cli/import/links.ts';
import { createWorld } from '../world.ts';

const question = { type: 'open', question: 'What is missing?' };
const survey = { name: 'Feedback', questions: [question] };
const files = {
  'one.json': survey,
  'lossy.json': [{ ...survey, responses_limit: 5, translations: { fr: {} }, questions: [{ ...question, translations: { en: { question: 'What?' } } }] }],
  'broken.json': '{ "surveys": [ }',
  'other.json': { users: [] },
  'none.json': { surveys: [] },
  'huge.json': `[${' '.repeat(20_000_001)}]`,
  'many.json': `[${Array.from({ length: 100_000 }, () => '{"questions":[]}').join(',')}]`,
  'deep.json': `{"questions":${'['.repeat(5000)}${']'.repeat(5000)}}`,
};

describe('attune import', () => {
  test('writes the configuration, and says that nothing is missing', async () => {
    const { world, said, complained } = createWorld(files);
    expect(await run(['import', 'posthog', 'one.json', '--strict'], world)).toBe(0);
    expect(JSON.parse(said())).toEqual({
      $schema: './node_modules/attune/schema.json',
      surveys: [{ id: 'feedback', questions: [{ id: 'what_is_missing', type: 'text', ask: 'What is missing?' }] }],
    });
    expect(complained()).toBe('one.json: nothing to say');
  });

  test('names what could not be carried over, beside the configuration, and counts it with --strict', async () => {
    const { world, said, complained } = createWorld(files);
    expect(await run(['import', 'posthog', 'lossy.json'], world)).toBe(0);
    expect(JSON.parse(said())).toHaveProperty('surveys');
    expect(complained()).toBe('lossy.json: 0 errors, 1 warning\n  warning  [0].responses_limit\n    There is no "responses_limit" here.\n'
      + '    Set "between", or take the survey out when there are enough answers.');
    expect(await run(['import', 'posthog', 'lossy.json', '--strict'], createWorld(files).world)).toBe(1);
  });

  test('takes texts for the language that it is told', async () => {
    const { world, said } = createWorld(files);
    await run(['import', 'posthog', 'lossy.json', '--language', 'de'], world);
    expect(said()).toContain('"de": "What is missing?"');
  });

  test('says to machines what it says to people', async () => {
    const { world, complained } = createWorld(files);
    await run(['import', 'posthog', 'lossy.json', '--json'], world);
    expect(JSON.parse(complained())).toMatchObject({ surveys: 1, warnings: 1, findings: [{ level: 'warning', rule: 'not_carried', path: '[0].responses_limit' }] });
  });

  test.each([
    [['import'], '"attune import" needs "posthog" or "formbricks", and a file.'], [['import', 'posthog'], 'and a file.'], [['import', 'posthgo', 'one.json'], 'Did you mean "posthog"?'],
    [['import', 'hotjar', 'one.json'], 'Only those of posthog and formbricks can.'], [['import', '__proto__', 'one.json'], 'cannot be imported'], [['import', 'posthog', 'broken.json'], 'broken.json is not JSON'],
    [['import', 'posthog', 'gone.json'], 'gone.json cannot be read'], [['import', 'posthog', 'other.json'], 'The file has no PostHog surveys: it must be a survey, a list of them, or'],
    [['import', 'formbricks', 'other.json'], 'The file has no Formbricks surveys'], [['import', 'posthog', 'huge.json'], 'huge.json cannot be read: it has 20 million characters, and at most 20 million are imported'],
    [['import', 'posthog', 'many.json'], 'The file has 100000 surveys; at most 1000 are imported at once.'], [['import', 'formbricks', 'deep.json'], 'nests deeper than 100 levels'],
    [['import', 'posthog', 'one.json', '--language', 'klingonisch!'], 'is no language tag'],
  ])('refuses with a sentence and 2: %s', async (args, message) => {
    const { world, said, complained } = createWorld(files);
    expect(await run(args, world)).toBe(2);
    expect(complained()).toContain(message);
    expect(said()).toBe('');
  });

  test('ends with 2 where nothing was imported', async () => {
    expect(await run(['import', 'posthog', 'none.json'], createWorld(files).world)).toBe(2);
  });
});

test('every field that is carried over or lost stands in the guide, and no other', () => {
  const guide = readFileSync(fileURLToPath(new URL('../../../../docs/moving.md', import.meta.url)), 'utf8');
  const shown = (vendor: string): readonly string[] => (guide.split(`## What comes along from ${vendor}`)[1]?.split('\n## ')[0] ?? '').split('\n').filter((line) => /^\| \w+ \| `/.test(line));
  expect(shown('PostHog')).toEqual(rowsOf(POSTHOG));
  expect(shown('Formbricks')).toEqual(rowsOf(FORMBRICKS));
});

test.each([
  ['<p>One</p><p>Two &amp; <b>three</b></p>', 'One Two & three'], ['a < b, c > d', 'a < b, c > d'], ['&lt;script&gt;', '<script>'], ['<script>x</script', ''], ['<!-- x', ''], ['&#x41;&#66;&#0;&bogus;', 'AB&bogus;'],
  ['<scr<script>ipt>', '<scr'], ['a\u0000b\u202ec', 'a b c'], ['{traits.name}', '(traits.name)'],
])('%j reads %j', (html, text) => {
  expect(plain(html).text).toBe(text);
});

test.each(['javascript:alert(1)', ' JaVaScript:x', 'java\tscript:x', '\u0001javascript:x', 'data:text/html,x', 'vbscript:x', '//evil.example', '/\\evil.example', 'https://user@evil.example', 'ftp://x', 'x'])('%j is no link', (address) => {
  expect(safeLink(address)).toBeUndefined();
});

test.each(['https://x.example/', 'mailto:a@b.c', 'tel:+49', '/help?a=1#b'])('%j is a link', (address) => {
  expect(safeLink(address)).toBe(address);
});
