/**
 * Survey — one PostHog survey as one of Attune's, and what it needs around it.
 */
import type { Limit, Question, Survey } from '../../../types.ts';
import type { Draft, Importing } from '../assemble.ts';
import { nameLost } from '../fields.ts';
import { createIds, type Ids } from '../ids.ts';
import { daysOf } from '../limits.ts';
import type { Notes } from '../notes.ts';
import { type Located, locatedIn, numberOf, objectOf, present, stringOf, under, wholeOf } from '../reading.ts';
import { runOf } from '../running.ts';
import { fieldsOf } from '../targeting.ts';
import { openingOf, thanksOf, themeOf, waitOf } from './appearance.ts';
import { audienceOf } from './audience.ts';
import { nextOf } from './branching.ts';
import { POSTHOG } from './fields.ts';
import { triggerOf, whereOf } from './opening.ts';
import { type Asked, questionOf } from './questions.ts';
import { createWords, type Words } from './texts.ts';

const inside = ({ value, path }: Located, field: string): Located => ({ value: objectOf(value[field]), path: under(path, field) });

function questionsOf(survey: Located, { language, notes }: Importing, words: Words): readonly Asked[] {
  const ids = createIds(['end']);
  const placeholder = words.text('placeholder', { object: inside(survey, 'appearance') });
  const path = under(survey.path, 'questions');
  const located = locatedIn(survey.value.questions, path, (at) => notes.omitted(at, 'It is no question.', 'Take it out of the list.'));
  const all = located.map((each, i) => {
    nameLost(each, POSTHOG.question, notes);
    return questionOf(each, { language, notes, placeholder, makeId: ids.make }, i);
  });
  return all.flatMap((asked, i) => {
    const next = asked ? nextOf(asked, i, all, notes) : [];
    return asked ? [{ ...asked, question: (next.length > 0 ? { ...asked.question, next } : asked.question) as Question }] : [];
  });
}

/** Without any: once, which is the default. */
function limitOf({ value }: Located): Limit | undefined {
  const times = wholeOf(value.iteration_count);
  const days = numberOf(value.iteration_frequency_days);
  if (value.schedule === 'recurring' && days !== undefined && days > 0) return { ...(times !== undefined && times > 0 && { times }), every: daysOf(days) };
  const isRepeated = value.schedule === 'always' || objectOf(objectOf(value.conditions).events).repeatedActivation === true;
  return isRepeated ? { every: '0s' } : undefined;
}

/** One tap moves on, unless the vendor's buttons say otherwise. */
function isTapped(asked: readonly Asked[], notes: Notes): boolean {
  const said = asked.filter(({ value }) => typeof value.skipSubmitButton === 'boolean');
  const off = said.filter(({ value }) => value.skipSubmitButton === false);
  if (off.length > 0 && off.length < said.length) {
    for (const { path } of off) {
      notes.changed(under(path, 'skipSubmitButton'), 'One tap moves on in the whole survey here.', 'Set "show.autoAdvance" to false if that is too quick.');
    }
  }
  return said.length === 0 || off.length < said.length;
}

/** @returns `undefined` for a survey that has ended or asks nothing, which is named. */
export function surveyOf(located: Located, ids: Ids, importing: Importing): Draft | undefined {
  const { value, path } = located;
  const { notes, language } = importing;
  const run = runOf(located, { from: 'start_date', until: 'end_date', isOver: value.archived === true ? 'The survey is archived.' : undefined }, importing);
  if (!run) return undefined;
  if (value.start_date === null) {
    notes.changed(under(path, 'start_date'), 'The survey is a draft there, and would be asked here.', 'Give it "between.from", or take it out.');
  }
  const words = createWords(located, { language, notes });
  const asked = questionsOf(located, importing, words);
  if (asked.length === 0) {
    notes.omitted(path, 'The survey has no question.', 'Add one, or take the survey out.');
    return undefined;
  }
  const [appearance, conditions] = [inside(located, 'appearance'), inside(located, 'conditions')];
  for (const [part, fields] of [[located, POSTHOG.survey], [appearance, POSTHOG.appearance], [conditions, POSTHOG.conditions]] as const) nameLost(part, fields, notes);
  const id = ids.make(stringOf(value.name), 'survey');
  const { show, byHand } = openingOf(appearance, { type: value.type, words, notes });
  const { on, touchpoints } = triggerOf(located, { id, byHand, notes });
  const { conditions: wanted, sample } = audienceOf(located, notes);
  const shown = isTapped(asked, notes) ? show : { ...show, autoAdvance: false };
  const survey: Survey = {
    id, ...fieldsOf({ on, where: whereOf(conditions, notes), conditions: wanted, wait: waitOf(appearance) }), ...run,
    ...present({ sample, limit: limitOf(located), show: shown }),
    questions: asked.map(({ question }) => question), ...present({ thanks: thanksOf(appearance, { words, notes }) }),
  };
  const days = numberOf(conditions.value.seenSurveyWaitPeriodInDays) ?? 0;
  return {
    survey, path, origins: new Map(asked.map(({ question, path: from }) => [question.id, from])), touchpoints, theme: themeOf(appearance, notes),
    pause: { days: Math.max(0, days), path: under(conditions.path, 'seenSurveyWaitPeriodInDays') },
  };
}
