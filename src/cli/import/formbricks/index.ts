/**
 * Index — Formbricks' survey definitions as a configuration.
 * Takes what the management API answers (`data`: one survey or several), what the browser gets (`data` with `surveys`, `actionClasses`
 * and `project`), a list, or one survey.
 */
import type { AttuneConfig } from '../../../types.ts';
import { assemble, type Importing } from '../assemble.ts';
import { surveysIn } from '../file.ts';
import { createIds } from '../ids.ts';
import { listOf, numberOf, objectOf, stringOf } from '../reading.ts';
import { surveyOf, type Workspace } from './survey.ts';

function workspaceOf(file: unknown): Workspace {
  const outer = objectOf(file);
  const inner = objectOf(outer.data);
  const settings = objectOf(inner.project ?? inner.workspace ?? outer.project ?? outer.workspace);
  const classes = listOf(inner.actionClasses ?? outer.actionClasses).map(objectOf);
  const named = classes.flatMap((each) => [stringOf(each.name), stringOf(each.id)].flatMap((name) => (name === undefined ? [] : [[name, each] as const])));
  return { classes: new Map(named), pause: numberOf(settings.recontactDays) };
}

/** @throws an Error with a sentence, if there are no surveys in the file, or too many. */
export function fromFormbricks(file: unknown, importing: Importing): AttuneConfig {
  const ids = createIds();
  const workspace = workspaceOf(file);
  const isSurvey = (value: { readonly [key: string]: unknown }): boolean => Array.isArray(value.questions) || Array.isArray(value.blocks);
  const surveys = surveysIn(file, { vendor: 'Formbricks', keys: ['surveys', 'data', 'survey'], isSurvey }, importing.notes);
  return assemble(surveys.flatMap((each) => surveyOf(each, { ids, workspace, importing }) ?? []), importing);
}
