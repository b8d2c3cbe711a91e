/**
 * Survey — one Formbricks survey as one of Attune's, and what it needs around it.
 */
import type { Survey } from '../../../types.ts';
import type { Draft, Importing } from '../assemble.ts';
import { nameLost } from '../fields.ts';
import { eventName, type Ids } from '../ids.ts';
import { secondsOf } from '../limits.ts';
import type { Notes } from '../notes.ts';
import { type Located, numberOf, present, stringOf, under, type Value } from '../reading.ts';
import { runOf } from '../running.ts';
import { fieldsOf } from '../targeting.ts';
import { FORMBRICKS } from './fields.ts';
import { limitOf, showOf, themeOf } from './looks.ts';
import { scriptOf } from './questions.ts';
import { segmentOf } from './segment.ts';
import { openedBy } from './triggers.ts';

/** What a file tells beside its surveys. */
export interface Workspace {
  /** Actions by name. */
  readonly classes: ReadonlyMap<string, Value>;
  /** The days between any two surveys, for those that do not say. */
  readonly pause: number | undefined;
}

function told({ value, path }: Located, notes: Notes): void {
  const status = stringOf(value.status);
  if (status === 'draft' || status === 'paused' || status === 'scheduled') {
    notes.changed(
      under(path, 'status'), `The survey is ${status === 'draft' ? 'a draft' : status} there, and would be asked here.`,
      'Give it "between.from", or take it out.',
    );
  }
  if (Array.isArray(value.variables) && value.variables.length > 0) {
    notes.lost(under(path, 'variables'), 'There are no variables here.', 'Calculate where the answers arrive.');
  }
}

/** A share of visitors, 0–1. */
function sampleOf({ value, path }: Located, notes: Notes): number | undefined {
  const percent = numberOf(value.displayPercentage);
  if (percent === undefined || percent === 100) return undefined;
  if (percent > 0 && percent < 100) return Number((percent / 100).toFixed(6));
  notes.lost(under(path, 'displayPercentage'), 'It is no share of visitors.', 'Set "sample" from 0 to 1.');
  return undefined;
}

/** A survey of links waits for whoever has one. */
function openingOf(survey: Located, { id, workspace, notes }: { readonly id: string; readonly workspace: Workspace; readonly notes: Notes }) {
  if (survey.value.type !== 'link') return openedBy(survey, workspace.classes, notes);
  const on = eventName(`${id}_asked`);
  notes.changed(
    under(survey.path, 'type'), `It stood on a page of Formbricks'. Here show('${id}') opens it, or a link to a page of yours with ?attune_survey=${id}.`,
    `Or track the event "${on}", for which it waits.`,
  );
  return { on, where: { lost: [] }, wait: undefined };
}

/** @returns `undefined` for a survey that is over or asks nothing, which is named. */
export function surveyOf(
  located: Located, { ids, workspace, importing }: { readonly ids: Ids; readonly workspace: Workspace; readonly importing: Importing },
): Draft | undefined {
  const { value, path } = located;
  const { notes } = importing;
  const isOver = value.status === 'completed' ? 'The survey is completed.' : stringOf(value.archivedAt) === undefined ? undefined : 'The survey is archived.';
  const run = runOf(located, { from: 'runOnDate', until: 'closeOnDate', isOver }, importing);
  if (!run) return undefined;
  const { questions, thanks, origins } = scriptOf(located, importing);
  if (questions.length === 0) {
    notes.omitted(path, 'The survey has no question.', 'Add one, or take the survey out.');
    return undefined;
  }
  nameLost(located, FORMBRICKS.survey, notes);
  told(located, notes);
  const id = ids.make(stringOf(value.name), 'survey');
  const days = numberOf(value.recontactDays) ?? workspace.pause;
  const { on, where, wait } = openingOf(located, { id, workspace, notes });
  const delay = numberOf(value.delay);
  const survey: Survey = {
    id, ...fieldsOf({ on, where, conditions: [segmentOf(located, notes)], wait: delay !== undefined && delay > 0 ? secondsOf(delay) : wait }), ...run,
    ...present({ sample: sampleOf(located, notes), limit: limitOf(located, days, notes), show: showOf(located, notes) }),
    questions, ...present({ thanks }),
  };
  return { survey, path, origins, touchpoints: [], theme: themeOf(located, notes), pause: { days: Math.max(0, days ?? 0), path: under(path, 'recontactDays') } };
}
