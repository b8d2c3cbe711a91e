/**
 * The entry `attune/decision` — the pure code, for servers, for tests and for the command line. Re-exports, nothing else.
 */
export { matches } from './condition.ts';
export type { Groups } from './condition.ts';
export { hash } from './hash.ts';
export { journey } from './journey.ts';
export type { Clocked, ConfigError, Journey, JourneyEvent, Standing } from './journey.ts';
export { simulate } from './simulate.ts';
export type {
  Attributes, AttuneConfig, Condition, Explanation, Gate, GateName, JourneyRule, Outcome, Progress, Scenario, Survey,
} from '../types.ts';
