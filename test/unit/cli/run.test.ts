import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { createWorld } from './world.ts';

const ask = { id: 'score', type: 'csat', ask: 'How was it?' };
const clean = { consent: { default: 'ask' }, surveys: [{ id: 'after_order', on: 'order_placed', questions: [ask] }] };
const files = {
  'clean.json': clean,
  'warned.json': { locale: 'de' },
  'wrong.json': { ...clean, holdout: 7 },
  'broken.json': '{ "surveys": [ }',
  'bom.json': `\uFEFF${JSON.stringify(clean)}`,
  'scenario.json': { now: '2026-11-22T12:00:10Z', attributes: { 'consent.personalization': true }, events: [{ name: 'order_placed', at: '2026-11-22T12:00:00Z' }] },
  'nothing.json': {},
  'late.json': { events: [{ name: 'order_placed', at: 'yesterday' }] },
  'list.json': [],
};

describe('attune check', () => {
  test('exits with 0 when there is nothing to say', async () => {
    const { world, said } = createWorld(files);
    expect(await run(['check', 'clean.json', 'bom.json'], world)).toBe(0);
    expect(said()).toBe('clean.json: nothing to say\nbom.json: nothing to say');
  });

  test('exits with 0 on warnings, and with 1 when they count', async () => {
    const { world, said } = createWorld(files);
    expect(await run(['check', 'warned.json'], world)).toBe(0);
    expect(await run(['check', '--strict', 'warned.json'], world)).toBe(1);
    expect(await run(['check', '--strict', 'clean.json'], world)).toBe(0);
    expect(said()).toContain('warned.json: 0 errors, 1 warning\n  warning  consent\n    Consent is not mentioned, and is taken as granted.\n    Write {');
  });

  test('exits with 2 on errors, whichever file they are in', async () => {
    const { world, said } = createWorld(files);
    expect(await run(['check', 'clean.json', 'wrong.json'], world)).toBe(2);
    expect(said()).toContain('wrong.json: 1 error, 0 warnings\n  error  holdout\n    "holdout" must be a number from 0 to 1; it is 7.\n    Write 0.07.');
  });

  test.each([['broken.json', 'The file is not JSON: '], ['none.json', 'The file cannot be read: no such file.']])('tells of a file that is none: %s', async (file, message) => {
    const { world, said } = createWorld(files);
    expect(await run(['check', file], world)).toBe(2);
    expect(said()).toContain(message);
  });

  test('speaks JSON to machines', async () => {
    const { world, said } = createWorld(files);
    expect(await run(['check', 'wrong.json', 'warned.json', '--json'], world)).toBe(2);
    expect(JSON.parse(said())).toEqual({
      errors: 1, warnings: 1,
      files: [
        { file: 'wrong.json', findings: [{ level: 'error', rule: 'invalid', path: 'holdout', message: expect.any(String), suggestion: 'Write 0.07.' }] },
        { file: 'warned.json', findings: [expect.objectContaining({ level: 'warning', rule: 'consent_unsaid', path: 'consent' })] },
      ],
    });
  });
});

describe('attune simulate', () => {
  test('prints the decisions for a described visitor, with their reasons', async () => {
    const { world, said } = createWorld(files);
    expect(await run(['simulate', 'clean.json', 'scenario.json'], world)).toBe(0);
    expect(said()).toMatch(/^after_order \(survey\): shown\n {2}\S.*\.$/);
    const nobody = createWorld(files);
    await run(['simulate', 'clean.json', 'nothing.json'], nobody.world);
    expect(nobody.said()).toMatch(/^after_order \(survey\): (waiting|blocked)\n {2}.*\n[^]* {4}on: wanted/);
  });

  test('prints every gate for machines', async () => {
    const { world, said } = createWorld(files);
    await run(['simulate', 'clean.json', 'scenario.json', '--json'], world);
    const [decision] = JSON.parse(said()) as { id: string; outcome: string; gates: unknown[] }[];
    expect(decision).toMatchObject({ id: 'after_order', outcome: 'shown' });
    expect(decision?.gates).toHaveLength(16);
  });

  test('goes on with what is good of a configuration, and says what is not', async () => {
    const { world, said, complained } = createWorld(files);
    expect(await run(['simulate', 'wrong.json', 'scenario.json'], world)).toBe(0);
    expect(said()).toContain('after_order');
    expect(complained()).toBe('wrong.json: left out holdout; "attune check wrong.json" says why.');
  });

  test('says so when there is nothing to decide', async () => {
    const { world, said } = createWorld(files);
    await run(['simulate', 'warned.json', 'scenario.json'], world);
    expect(said()).toBe('There is nothing to decide: no survey, greeting or offer.');
  });

  test.each([
    ['late.json', 'events[0].at must be'], ['list.json', 'list.json must be an object with any of'],
    ['broken.json', 'broken.json is not JSON'], ['none.json', 'none.json cannot be read'],
  ])('refuses a scenario that is none: %s', async (file, message) => {
    const { world, complained } = createWorld(files);
    expect(await run(['simulate', 'clean.json', file], world)).toBe(2);
    expect(complained()).toContain(message);
  });
});

describe('attune', () => {
  test.each([[['help']], [['--help']], [['-h']], [['check', '--help']]])('helps: %s', async (args) => {
    const { world, said } = createWorld({});
    expect(await run(args, world)).toBe(0);
    for (const word of ['attune check FILE', 'attune simulate CONFIG SCENARIO', '--events FILE', '--strict', '--json', 'Exit status']) expect(said()).toContain(word);
  });

  test.each([
    [[], 'What is to be done?'], [['chekc', 'a.json'], 'There is no command "chekc". Did you mean "check"?'], [['check'], '"attune check" needs a file.'],
    [['simulate', 'a.json'], 'either a scenario or --events'], [['simulate', 'a', 'b', '--events', 'c'], 'either a scenario or --events'], [['check', '--fix', 'a'], '--fix'],
  ])('refuses what it does not understand, with 2: %s', async (args, message) => {
    const { world, said, complained } = createWorld({});
    expect(await run(args, world)).toBe(2);
    expect(complained()).toContain(message);
    expect(complained()).toContain('See "attune help".');
    expect(said()).toBe('');
  });
});
