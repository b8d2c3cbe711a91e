/**
 * Index — PostHog's survey definitions as a configuration.
 * Takes what `/api/surveys/` and `/api/projects/:id/surveys/` answer: `surveys`, `results`, a list, or one survey.
 */
import type { AttuneConfig } from '../../../types.ts';
import { assemble, type Importing } from '../assemble.ts';
import { surveysIn } from '../file.ts';
import { createIds } from '../ids.ts';
import { surveyOf } from './survey.ts';

/** @throws an Error with a sentence, if there are no surveys in the file, or too many. */
export function fromPosthog(file: unknown, importing: Importing): AttuneConfig {
  const ids = createIds();
  const surveys = surveysIn(file, { vendor: 'PostHog', keys: ['surveys', 'results'], isSurvey: (value) => Array.isArray(value.questions) }, importing.notes);
  return assemble(surveys.flatMap((each) => surveyOf(each, ids, importing) ?? []), importing);
}
