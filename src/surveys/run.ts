/**
 * Run — one response: opens the widget, and keeps and records every answer the moment it is given, so that none is lost with the widget,
 * the page or the tab. It can be resumed for 24 hours, at the question where it stopped, if the survey has not changed.
 */
import type { FeatureClient, ShowOptions, Survey } from '../types.ts';
import { finish, npsGroup, resume, start, type Flow, type Standing } from './flow.ts';
import type { SurveyHistory } from './history.ts';
import type { HowDismissed } from './surface.ts';
import { open } from './ui/index.tsx';

export interface Run {
  readonly survey: Survey;
  close(how: HowDismissed): void;
}

/** What is kept of a run. */
export interface KeptRun {
  readonly survey: string;
  readonly response: string;
  /** The definition that it was begun with. */
  readonly definition: string;
  readonly standing: Standing;
  readonly began: number;
}

interface RunOptions {
  readonly client: FeatureClient;
  readonly history: SurveyHistory;
  readonly survey: Survey;
  readonly options: ShowOptions;
  readonly because: string;
  readonly variant: string | undefined;
  readonly kept?: KeptRun;
  readonly onClosed: () => void;
}

/** The run that a reload has interrupted. */
export function keptRun({ memory }: Pick<FeatureClient, 'memory'>): KeptRun | undefined {
  const kept = memory.read('runs') as Partial<KeptRun> | undefined;
  return kept?.survey && kept.response && kept.standing ? (kept as KeptRun) : undefined;
}

export function createRun({ client, history, survey, options, because, variant, kept, onClosed }: RunOptions): Run {
  const { memory, now, config } = client;
  const attributes = client.attributes.value;
  const definition = JSON.stringify(survey.questions);
  const isSame = kept?.definition === definition;
  const response = isSame ? kept.response : client.id();
  const began = isSame ? kept.began : now();
  const flow = isSame ? resume(survey, attributes, kept.standing) : start(survey, attributes, options.answers);

  const emit = (name: string, data: object): void => client.emit(name, { survey: survey.id, response, ...(variant && { variant }), ...data });

  function keep({ answers, texts, trail, at }: Flow): void {
    memory.write('runs', { survey: survey.id, response, definition, began, standing: { answers, texts, trail, ...(at && { at }) } });
  }

  function answered(after: Flow, question: string, took: number): void {
    keep(after);
    const value = after.answers[question];
    const type = survey.questions.find(({ id }) => id === question)?.type;
    if (value === undefined) return;
    const text = after.texts[question];
    emit('survey_answered', { question, type, value, ...(text && { text }), ...(type === 'nps' && { group: npsGroup(value as number) }), took });
    history.note(survey.id, 'answered');
  }

  keep(flow);
  if (!isSame) emit('survey_shown', { as: survey.show?.as ?? 'popover', because });
  for (const question of isSame ? [] : Object.keys(flow.answers)) answered(flow, question, 0);

  return {
    survey,
    ...open({
      survey, flow, at: options.at,
      attributes: () => client.attributes.value,
      locale: String(client.attributes.value['locale'] ?? 'en'),
      theme: config.value.theme ?? {},
      texts: config.value.texts ?? {},
      guard: client.guard,
      answered,
      moved: keep,
      completed(after) {
        emit('survey_completed', { answers: finish(after).answers, took: now() - began });
        history.note(survey.id, 'completed');
        memory.write('runs', undefined);
      },
      dismissed(after, how) {
        emit('survey_dismissed', { ...(after.at && { question: after.at }), how });
        memory.write('runs', undefined);
      },
      snoozed() {
        emit('survey_snoozed', {});
        history.note(survey.id, 'snoozed');
        memory.write('runs', undefined);
      },
      closed() {
        history.note(survey.id, 'closed');
        onClosed();
      },
    }),
  };
}
