/**
 * Usable — what can be used of one source's configuration; the rest is reported, each fault with its path and what was expected.
 * Loaded only for what is new or faulty: most pages have seen their configuration before.
 */
import { nearest } from '../decision/nearest.ts';
import type { AttuneConfig, FeatureClient } from '../types.ts';
import { validate } from './validate.ts';

export interface Usable {
  readonly config: AttuneConfig;
  /** Nothing was wrong with it, so that it need not be looked at again. */
  readonly isWhole: boolean;
}

export async function usable(value: unknown, report: FeatureClient['report']): Promise<Usable> {
  const { config, problems } = validate(value, { suggest: nearest });
  for (const { code, path, wanted, found } of problems) report(code, { path, found: { wanted, found } });
  const { audiences = {} } = config;
  // Only audiences that name audiences can be in a circle.
  if (!JSON.stringify(audiences).includes('"audience.')) return { config, isWhole: !problems.length };
  const { broken, circular } = await import('../decision/circles.ts');
  const circle = circular(audiences);
  for (const name of circle) report('config_invalid', { path: `audiences.${name}`, found: { wanted: 'no circle', found: name } });
  return { config: { ...config, audiences: broken(audiences, circle) }, isWhole: !circle.length && !problems.length };
}
