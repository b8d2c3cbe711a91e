/**
 * Simulate — `attune simulate CONFIG SCENARIO`: prints what an imagined visitor would be shown, and why.
 */
import { ALL_SHAPES } from '../config/details.ts';
import { isObject } from '../config/leaves.ts';
import { validate } from '../config/validate.ts';
import { attribute } from '../decision/attribute.ts';
import { simulate as decide } from '../decision/simulate.ts';
import { textsIn } from '../locales/load.ts';
import type { AttuneConfig, Explanation, Outcome, Scenario } from '../types.ts';
import { type Colour, type Console, type ExitCode, readJson } from './console.ts';

const COLOURS: { readonly [O in Outcome]: Colour } = { shown: 'green', waiting: 'yellow', blocked: 'red', done: 'dim', withheld: 'dim', unknown: 'red' };

/** A configuration's good part. What is left out of it is complained about. */
export async function readConfig(world: Console, path: string): Promise<AttuneConfig> {
  const { config, problems } = validate(await readJson(world, path), { shapes: ALL_SHAPES });
  const faults = problems.filter(({ code }) => code === 'config_invalid');
  const paths = faults.map((fault) => fault.path || 'everything').join(', ');
  if (faults.length > 0) world.complain(`${path}: left out ${paths}; "attune check ${path}" says why.`);
  return config;
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing');

function inWords({ paint }: Console, { id, kind, outcome, because, gates }: Explanation): string {
  const shut = gates.filter(({ pass }) => !pass).map(({ gate, wanted, found }) => {
    const reasons = [...(wanted === undefined ? [] : [`wanted ${show(wanted)}`]), ...(found === undefined ? [] : [`found ${show(found)}`])];
    return `    ${[gate, ...(reasons.length > 0 ? [reasons.join(', ')] : [])].join(': ')}`;
  });
  return [`${paint('bold', id)} (${kind}): ${paint(COLOURS[outcome], outcome)}`, `  ${because}`, ...shut.map((line) => paint('dim', line))].join('\n');
}

/** @param options - `json`: every gate of every decision, for machines. */
export async function simulate(
  world: Console,
  [configPath, scenarioPath]: readonly [string, string],
  { json = false }: { readonly json?: boolean },
): Promise<ExitCode> {
  const config = await readConfig(world, configPath);
  const scenario = await readJson(world, scenarioPath);
  if (!isObject(scenario) || !Array.isArray(scenario.events ?? []) || !isObject(scenario.attributes ?? {}) || !isObject(scenario.shown ?? {})) {
    throw new Error(`${scenarioPath} must be an object with any of "now", "visitor", "attributes", "events" (a list) and "shown".`);
  }
  const locale = `${attribute((scenario as Scenario).attributes ?? {}, 'locale') ?? config.locale ?? 'en'}`;
  const decisions = decide({ ...config, texts: await textsIn(locale, config.texts) }, scenario as Scenario);
  if (json) world.say(JSON.stringify(decisions, undefined, 2));
  else world.say(decisions.length === 0 ? 'There is nothing to decide: no survey, greeting or offer.' : decisions.map((each) => inWords(world, each)).join('\n'));
  return 0;
}
