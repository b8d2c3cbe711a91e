/**
 * Turns — checks a long list of surveys some at a time, so that the page is not held up: a thousand would be a task of 70 ms.
 * What comes out is what `validate` says of the whole.
 */
import { nearest } from '../decision/nearest.ts';
import type { AttuneConfig, Survey } from '../types.ts';
import { isObject } from './leaves.ts';
import { MOST_PROBLEMS, validate, type Problem, type Validated } from './validate.ts';

/** So many surveys in one task. */
const atOnce = 50;

export async function validateInTurns(value: unknown): Promise<Validated> {
  const check = (part: unknown): Validated => validate(part, { suggest: nearest });
  if (!isObject(value) || !Array.isArray(value.surveys) || value.surveys.length <= atOnce) return check(value);
  const { surveys: all, ...rest } = value;
  const { config, problems } = check(rest);
  const found: Problem[] = [...problems];
  const surveys = new Map<string, Survey>();
  for (let from = 0; from < (all as unknown[]).length; from += atOnce) {
    await new Promise((resolve) => setTimeout(resolve));
    const part = (all as unknown[]).slice(from, from + atOnce);
    const checked = check({ surveys: part });
    const placed = (index: number | string): string => `surveys[${Number(index) + from}]`;
    found.push(...checked.problems.map((problem) => ({ ...problem, path: problem.path.replace(/^surveys\[(\d+)\]/, (_, index: string) => placed(index)) })));
    for (const survey of checked.config.surveys ?? []) {
      if (!surveys.has(survey.id)) surveys.set(survey.id, survey);
      else found.push({ code: 'config_invalid', path: `${placed(part.indexOf(survey))}.id`, wanted: 'unique', found: survey.id });
    }
  }
  return { config: { ...config, surveys: [...surveys.values()] } as AttuneConfig, problems: found.slice(0, MOST_PROBLEMS) };
}
