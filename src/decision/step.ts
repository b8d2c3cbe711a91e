/**
 * Step — a journey's rule read once: checked, with its defaults in, its repeats expanded.
 * A malformed rule is refused whole, with the path to what is wrong in it.
 */
import type { Condition, Did, DidNot, JourneyRule, Step } from '../types.ts';
import { duration } from './durations.ts';

/** A malformed rule: `path` leads to the faulty value. */
export interface ConfigError extends Error {
  readonly name: 'ConfigError';
  readonly code: 'config_invalid';
  readonly path: string;
  readonly found?: unknown;
}

/** One place that an event fills. A step with `times` has several. */
export interface Place {
  /** The step it belongs to, from 0. */
  readonly step: number;
  readonly names: readonly string[];
  readonly where: Condition | undefined;
  /** From the step before (of the first step: from its first occurrence), in ms. */
  readonly within: number;
  /** What must not come between the place before and this one. */
  readonly without: readonly string[];
  /** Whether it is the first of its step. */
  readonly first: boolean;
}

/** A rule, ready to be followed. */
export interface Plan {
  readonly steps: readonly (Did | DidNot)[];
  readonly places: readonly Place[];
  /** From the first event to the last, in ms. */
  readonly whole: number;
  /** The last step, if it is a `didNot`. */
  readonly quiet: { readonly names: readonly string[]; readonly for: number } | undefined;
}

function refuse(path: string, wanted: string, found: unknown): never {
  throw Object.assign(new Error(`${path} must be ${wanted}.`), { name: 'ConfigError', code: 'config_invalid', path, found });
}

function namesAt(path: string, value: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  const good = names.length && names.every((one) => typeof one === 'string' && one && one.length <= 64);
  return good ? names as readonly string[] : refuse(path, 'an event name, or several', value);
}

function durationAt(path: string, value: unknown): number {
  return duration(value) ?? refuse(path, 'a duration, at most 400d', value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The places of one step that happens. */
function places({ did, times = 1, within, without, where }: Did, step: number, path: string): Place[] {
  if (!(Number.isInteger(times) && times >= 1 && times <= 10)) refuse(`${path}.times`, 'a whole number, 1 to 10', times);
  if (where !== undefined && !isObject(where)) refuse(`${path}.where`, 'a condition', where);
  if (within !== undefined && !step && times < 2) refuse(`${path}.within`, 'absent without times', within);
  const place = {
    step, where,
    names: namesAt(`${path}.did`, did),
    within: within === undefined ? Infinity : durationAt(`${path}.within`, within),
    without: without === undefined ? [] : namesAt(`${path}.without`, without),
  };
  return Array.from({ length: times }, (_, i) => ({ ...place, first: !i }));
}

/** Reads a rule. @throws a `ConfigError` if it is malformed. */
export function plan({ on = 'page_viewed', within }: JourneyRule): Plan {
  const list: readonly Step[] = Array.isArray(on) ? on : [on as Step];
  if (list.length < 1 || list.length > 5) refuse('on', '1 to 5 steps', on);
  const steps: (Did | DidNot)[] = [];
  const found: Place[] = [];
  let quiet: Plan['quiet'];
  list.forEach((one, i) => {
    const path = Array.isArray(on) ? `on[${i}]` : 'on';
    const step = typeof one === 'string' ? { did: one } : one;
    if (!isObject(step) || 'did' in step === 'didNot' in step) refuse(path, 'an event name, or an object with did or didNot', one);
    steps.push(step);
    if ('did' in step) return found.push(...places(step, i, path));
    if (!i || i < list.length - 1) refuse(path, 'the last step, after another', one);
    quiet = { names: namesAt(`${path}.didNot`, step.didNot), for: durationAt(`${path}.within`, step.within) };
  });
  return { steps, places: found, quiet, whole: within === undefined ? Infinity : durationAt('within', within) };
}
