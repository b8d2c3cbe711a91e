/**
 * Journeys — triggers that can never complete.
 */
import { duration } from '../../decision/durations.ts';
import type { Survey } from '../../types.ts';
import type { Finding } from '../finding.ts';
import type { Lint, Piece } from './subject.ts';
import { stepsOf } from './walk.ts';

const GIVE_TIME = 'Give it time, or leave "within" out.';

const never = (path: string, message: string, suggestion: string): Finding =>
  ({ level: 'error', rule: 'never_completes', path, message, suggestion });

function ofSurvey(survey: Piece<Survey>): readonly Finding[] {
  const { piece: { within }, path } = survey;
  const steps = stepsOf(survey);
  const whole = duration(within) ?? Infinity;
  const overall = whole === 0 && steps.length > 1 ? [never(`${path}.within`, 'The whole journey must happen within no time at all.', GIVE_TIME)] : [];
  return [...overall, ...steps.flatMap(({ step, path: at }): readonly Finding[] => {
    const span = duration(step.within) ?? Infinity;
    const none = span === 0 ? [never(`${at}.within`, 'The step must happen within no time at all.', GIVE_TIME)] : [];
    if ('didNot' in step) {
      const message = `Its silence of ${step.within} does not fit into the whole journey's ${within}.`;
      return [...none, ...(span > whole ? [never(`${at}.within`, message, 'Shorten it, or give the journey more time.')] : [])];
    }
    const names = [step.did].flat();
    const own = [step.without ?? []].flat().filter((name) => names.includes(name));
    return [...none, ...own.map((name) => never(`${at}.without`, `The step waits for "${name}" and forbids it at once.`, `Take "${name}" out of "without".`))];
  })];
}

/** Lints the journey of every survey. */
export const journeys: Lint = ({ surveys }) => surveys.flatMap(ofSurvey);
