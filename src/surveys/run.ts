/**
 * Run — one response: opens the widget, and keeps and records every answer the moment it is given, so that none is lost with the widget,
 * the page or the tab. Loaded, with the widget, when a survey is to be shown: who is asked nothing never pays for it.
 */
import { words } from '../decision/words.ts';
import type { FeatureClient, ShowOptions, Survey } from '../types.ts';
import { npsGroup, resume, start, type Flow } from './flow.ts';
import type { SurveyHistory } from './history.ts';
import type { Kept, KeptRun } from './kept.ts';
import type { HowDismissed, SurfaceOptions } from './surface.ts';
import { open } from './ui/index.tsx';
import type { Parts } from './ui/part.ts';

export interface Run {
  readonly survey: Survey;
  close(how: HowDismissed): void;
}

export interface RunOptions {
  readonly client: FeatureClient;
  readonly history: SurveyHistory;
  readonly runs: Kept;
  readonly survey: Survey;
  readonly variant: string | undefined;
  readonly parts: Parts;
  readonly texts: SurfaceOptions['texts'];
  readonly options: ShowOptions;
  readonly because: string;
  /** The run to go on with. */
  readonly kept?: KeptRun | undefined;
  readonly onClosed: () => void;
}

/** Shows a survey whose parts are loaded. */
export type Show = (how: Pick<RunOptions, 'kept' | 'options' | 'because'>) => Run;

/** How often a tab says that it still shows its run, in ms. */
const beat = 60 * 1000;

export function createRun({ client, history, runs, survey, variant, parts, texts, options, because, kept, onClosed }: RunOptions): Run {
  const { now, config, page, guard } = client;
  const attributes = client.attributes.value;
  const { theme = {} } = config.value;
  const holder = client.id();
  const { response, began } = kept ?? { response: client.id(), began: now() };
  const fresh = start(survey, attributes, { answers: options.answers, checks: parts.checks });
  let flow = kept ? resume(fresh, kept) : fresh;
  let isMine = true;
  const locale = `${attributes['locale'] ?? 'en'}`;

  const emit = (name: string, data: object): void => client.emit(name, { survey: survey.id, response, ...(variant && { variant }), ...data });

  function keep(after: Flow, held = now()): void {
    flow = after;
    const { answers, texts, trail, at } = after;
    runs.write(!at ? undefined : { survey: survey.id, response, questions: JSON.stringify(survey.questions), began, holder, held, answers, texts, trail, at });
  }

  function answered(after: Flow, question: string, took: number): void {
    keep(after);
    const value = after.answers[question];
    const text = after.texts[question];
    const type = after.survey.questions.find(({ id }) => id === question)?.type;
    emit('survey_answered', { question, type, value, ...(text && { text }), ...(type === 'nps' && { group: npsGroup(value as number) }), took });
    history.note(survey, 'answered');
  }

  keep(flow);
  if (!kept) emit('survey_shown', { as: survey.show?.as ?? 'popover', because });
  for (const question of kept ? [] : Object.keys(flow.answers)) answered(flow, question, 0);

  const surface = open({
    survey, parts, flow, answered, at: options.at,
    attributes: () => client.attributes.value,
    locale,
    fill: (text, values) => words(text, locale, values),
    theme, texts,
    guard,
    moved: keep,
    completed({ answers }) {
      emit('survey_completed', { answers, took: now() - began });
      history.note(survey, 'completed');
    },
    dismissed({ at }, how) {
      if (!isMine) return;
      emit(how === 'later' ? 'survey_snoozed' : 'survey_dismissed', { question: at, how });
      if (how === 'later') history.note(survey, 'snoozed');
      runs.write(undefined);
    },
    closed() {
      for (const stop of undo) stop();
      clearInterval(timer);
      history.note(survey, 'closed');
      onClosed();
    },
  });
  const hold = (): void => {
    if (!flow.at) return;
    isMine = runs.read()?.holder === holder;
    if (isMine) keep(flow);
    else surface.close('removed');
  };
  const timer = setInterval(guard('survey', () => page.isVisible() && hold()), beat);
  const undo = [page.on('left', () => flow.at && isMine && keep(flow, 0)), page.on('visible', hold)];
  return { survey, close: surface.close };
}
