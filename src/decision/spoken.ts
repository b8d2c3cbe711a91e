/**
 * Spoken — durations, times, names and steps as they are said in a sentence. English, and the visitor's own time zone.
 */
import type { Did, DidNot, Names, Step } from '../types.ts';

/** `14d` as "14 d". */
export const sayDuration = (text: string): string => text.replace(/^(\d+)/, '$1 ');

/** Milliseconds in the largest unit that leaves a whole number or, above ten seconds, whole seconds. */
export function saySpan(ms: number): string {
  return ms < 1000 ? `${Math.ceil(ms)} ms` : `${Math.ceil(ms / 1000)} s`;
}

/** "3 Dec 2026, 14:05". */
export const sayTime = (at: number): string => new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** "3 Dec 2026". */
export const sayDay = (at: number): string => new Date(at).toLocaleDateString('en-GB', { dateStyle: 'medium' });

/** "a", "a or b", "a, b or c". */
export function sayNames(names: Names): string {
  const all = [names].flat();
  return all.length < 2 ? `${all[0]}` : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

/** "once", "twice", "3 times". */
export const sayTimes = (count: number): string => ['never', 'once', 'twice'][count] ?? `${count} times`;

/** A share of 0–1: "5 %". */
export const sayShare = (share: number): string => `${Number((share * 100).toFixed(2))} %`;

/** Any value, briefly. */
export function sayValue(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value) ?? `${value as string}`;
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** A step's events: "order_delivered", "page_viewed 3 times". */
export function sayEvents(step: Step): string {
  if (typeof step === 'string') return step;
  if ('didNot' in step) return sayNames(step.didNot);
  return `${sayNames(step.did)}${(step.times ?? 1) > 1 ? ` ${step.times} times` : ''}`;
}

/** A whole step: "order_delivered within 14 d, without support_opened". */
export function sayStep(step: Step): string {
  if (typeof step === 'string') return step;
  if ('didNot' in step) return `no ${sayNames((step satisfies DidNot).didNot)} for ${sayDuration(step.within)}`;
  const { where, within, without }: Did = step;
  return [
    sayEvents(step), where ? ` where ${sayValue(where)}` : '', within ? ` within ${sayDuration(within)}` : '',
    without ? `, without ${sayNames(without)}` : '',
  ].join('');
}
