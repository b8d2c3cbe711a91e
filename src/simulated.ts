/**
 * Simulated — the decisions for an imagined visitor, with greetings in that visitor's language. Loaded when somebody imagines one.
 */
import { attribute } from './decision/attribute.ts';
import { simulate } from './decision/simulate.ts';
import { textsIn } from './locales/load.ts';
import type { AttuneConfig, Explanation, Scenario } from './types.ts';

export async function simulated(config: AttuneConfig, scenario: Scenario = {}): Promise<Explanation[]> {
  const { attributes = {} } = scenario;
  const locale = `${attribute(attributes, 'locale') ?? config.locale ?? 'en'}`;
  return simulate({ ...config, texts: await textsIn(locale, config.texts) }, scenario);
}
