/**
 * Lint — everything that can be said about a configuration before a visitor meets it. Pure: the clock is an argument.
 * Promise: whatever the value is, it is answered with findings and never with an exception; errors come first.
 */
import type { Finding } from './finding.ts';
import { conditions } from './lint/conditions.ts';
import { endpoints } from './lint/endpoints.ts';
import { flow } from './lint/flow.ts';
import { journeys } from './lint/journeys.ts';
import { shape } from './lint/shape.ts';
import { showing } from './lint/showing.ts';
import { type Lint, subjectOf } from './lint/subject.ts';
import { texts } from './lint/texts.ts';
import { theme } from './lint/theme.ts';

const unsaidConsent: Lint = ({ config }) => (config.consent ? [] : [{
  level: 'warning', rule: 'consent_unsaid', path: 'consent', message: 'Consent is not mentioned, and is taken as granted.',
  suggestion: 'Write { "default": "ask" }, or { "default": "granted" } if that is so.',
}]);

const LINTS: readonly Lint[] = [conditions, endpoints, flow, journeys, showing, texts, theme, unsaidConsent];

/**
 * @param value - What the file says, whatever that is.
 * @param options - `now` in milliseconds since the epoch: decides which dates are past.
 */
export function lint(value: unknown, { now }: { readonly now: number }): readonly Finding[] {
  const subject = subjectOf(value, now);
  const findings = [...shape(value), ...LINTS.flatMap((each) => each(subject))];
  return [...findings.filter(({ level }) => level === 'error'), ...findings.filter(({ level }) => level === 'warning')];
}
