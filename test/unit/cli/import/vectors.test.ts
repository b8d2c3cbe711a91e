/**
 * Vectors — definitions in the vendors' shapes: what each becomes, that the check has nothing against it, which questions given
 * answers lead to and what is said in the end, and the paths of everything that could not be carried over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/cli/finding.ts';
import { run } from '../../../../src/cli/run.ts';
import { checks } from '../../../../src/surveys/checks.ts';
import { answer, current, finish, start } from '../../../../src/surveys/flow.ts';
import type { AttuneConfig, Survey } from '../../../../src/types.ts';
import { createWorld } from '../world.ts';

interface Vector {
  readonly what: string;
  readonly file: unknown;
  /** Answers by question, the questions that are asked then, and the words at the end: of the first survey. */
  readonly flows: readonly { readonly answers: { readonly [id: string]: unknown }; readonly asked: readonly string[]; readonly thanks?: string }[];
  /** Part of what comes out. */
  readonly config?: object;
  /** Rule and path of everything that is said. */
  readonly named: readonly string[];
}

const folder = new URL('../../../vectors/import/', import.meta.url);
const vectors = (vendor: string) => readdirSync(new URL(vendor, folder)).map((file) => JSON.parse(readFileSync(new URL(`${vendor}/${file}`, folder), 'utf8')) as Vector);

async function imported(vendor: string, file: unknown): Promise<{ readonly config: AttuneConfig; readonly findings: readonly Finding[]; readonly code: number }> {
  const { world, said, complained } = createWorld({ 'file.json': file });
  const code = await run(['import', vendor, 'file.json', '--json'], world);
  return { config: JSON.parse(said()) as AttuneConfig, findings: (JSON.parse(complained()) as { findings: Finding[] }).findings, code };
}

function runThrough(survey: Survey, answers: Vector['flows'][number]['answers']) {
  let flow = start(survey, {}, { checks });
  const asked: string[] = [];
  for (let question = current(flow); question && asked.at(-1) !== question.id; question = current(flow)) {
    asked.push(question.id);
    flow = answer(flow, answers[question.id]);
    expect(flow.problem, question.id).toBeUndefined();
  }
  return { asked, end: finish(flow) };
}

describe.each(['posthog', 'formbricks'])('%s', (vendor) => {
  test('there are at least fifteen', () => {
    expect(vectors(vendor).length).toBeGreaterThanOrEqual(15);
  });

  test.each(vectors(vendor))('$what', async ({ file, flows, config: part, named }) => {
    const { config, findings, code } = await imported(vendor, file);
    expect(code).toBe(0);
    if (part) expect(config).toMatchObject(part);
    const { world, said } = createWorld({ 'attune.json': config });
    expect(await run(['check', 'attune.json'], world), said()).toBe(0);
    for (const { answers, asked, thanks } of flows) {
      const { asked: met, end } = runThrough(config.surveys![0]!, answers);
      expect(met).toEqual(asked);
      expect(end.complete).toBe(true);
      if (thanks !== undefined) expect(end.thanks?.text).toBe(thanks);
    }
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(named);
  });
});
