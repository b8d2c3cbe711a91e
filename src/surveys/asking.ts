/**
 * Asking — decides whether a survey whose journey is complete is shown, shows it, and says why or why not.
 * Every gate is asked; what waits for time or for a free surface is asked again. Loaded when the first journey completes.
 */
import { gates, type GateFacts } from '../decision/gates.ts';
import { variant } from '../decision/variant.ts';
import { duration } from '../decision/durations.ts';
import type { Dispose, Explainable, FeatureClient, Gate, ShowOptions, Survey } from '../types.ts';
import { createHistory } from './history.ts';
import type { Rule, Rules } from './rules.ts';
import { createRun, keptRun, type Run } from './run.ts';
import { createWait, type Wait } from './wait.ts';

export interface Asking {
  /** A survey's journey is complete. */
  due(id: string): void;
  show(id: string, options?: ShowOptions): void;
  close(): void;
  /** Goes on with a run that a reload has interrupted. */
  resume(): void;
  explainables(): Explainable[];
  readonly dispose: Dispose;
}

/** A complete journey that has not led to a showing yet. */
interface Pending {
  readonly completedAt: number;
  readonly wait: Wait;
}

export function createAsking(client: FeatureClient, rules: Rules): Asking {
  const { now, report, emit, guard } = client;
  const history = createHistory(client);
  const pending = new Map<string, Pending>();
  const withheld = new Set<string>();
  let open: Run | undefined;
  let isAsked = false;

  function factsOf({ survey, journey }: Rule): GateFacts {
    const { limits, holdout } = client.config.value;
    const others = rules.all().map((rule) => rule.survey);
    const waiting = pending.get(survey.id);
    return {
      now: now(), visitor: client.visitor(), attributes: client.attributes.value,
      limits, holdout,
      journey: { ...rules.standing({ survey, journey }), completedAt: waiting?.completedAt },
      path: location.pathname, route: location.hash.startsWith('#/') ? location.hash : undefined,
      history: history.of(survey.id),
      all: history.shared(others),
      group: history.shared(others.filter(({ group }) => group !== undefined && group === survey.group)),
      waited: waiting?.wait.elapsed(),
      busy: open ? `${open.survey.id} is open` : document.querySelector('dialog:modal, [aria-modal="true"]') ? 'the page has a dialog open' : undefined,
      yields: first(survey),
    };
  }

  /** The survey that goes first, if another does. */
  function first(survey: Survey): string | undefined {
    const waiting = rules.all().filter((rule) => pending.has(rule.survey.id)).map((rule) => rule.survey);
    const best = waiting.reduce<Survey | undefined>((one, other) => (one && (one.priority ?? 0) >= (other.priority ?? 0) ? one : other), undefined);
    return best && best !== survey && pending.has(survey.id) ? best.id : undefined;
  }

  function decide(id: string): void {
    const rule = rules.get(id);
    const waiting = pending.get(id);
    if (!rule || !waiting) return;
    const shut = gates(rule.survey, factsOf(rule)).filter(({ pass }) => !pass).map(({ gate }) => gate);
    if (!shut.length) return show(rule.survey, {}, Object.keys(rule.survey).includes('on') ? 'journey complete' : 'page viewed');
    // These open by themselves; the others have closed the matter for this time.
    if (shut.every((gate) => gate === 'wait' || gate === 'busy' || gate === 'priority')) return waiting.wait.start();
    if (shut.includes('holdout') && !withheld.has(id)) {
      withheld.add(id);
      emit('survey_withheld', { survey: id });
    }
    drop(id);
  }

  function drop(id: string): void {
    pending.get(id)?.wait.dispose();
    pending.delete(id);
    // Who yielded to it, or waited for its surface, is asked again.
    for (const other of [...pending.keys()]) decide(other);
  }

  function show(survey: Survey, options: ShowOptions, because: string): void {
    pending.get(survey.id)?.wait.dispose();
    pending.delete(survey.id);
    history.note(survey.id, 'shown');
    open = createRun({ client, history, survey, options, because, variant: variant(survey, survey.id, client.visitor()), onClosed });
  }

  function onClosed(): void {
    open = undefined;
    isAsked = false;
    for (const id of [...pending.keys()]) decide(id);
  }

  const undo = [
    client.config.subscribe(() => open && !rules.get(open.survey.id) && open.close('removed')),
    client.on('page_viewed', () => [...pending.keys()].forEach(decide)),
    client.on('*', ({ name }) => {
      for (const id of [...pending.keys()]) if (rules.get(id)?.journey.without.includes(name)) drop(id);
    }),
  ];

  return {
    due(id) {
      const wait = createWait({ client, length: duration(rules.get(id)?.survey.wait) ?? 0, onOver: guard('wait', () => decide(id)) });
      pending.set(id, { completedAt: now(), wait });
      decide(id);
    },
    show(id, options = {}) {
      const rule = rules.get(id);
      if (!rule) return report('survey_unknown', { path: 'show.surveyId', found: id });
      open?.close('api');
      isAsked = true;
      show(rule.survey, options, 'asked for');
    },
    close() {
      for (const id of [...pending.keys()]) drop(id);
      open?.close('api');
    },
    resume() {
      const kept = keptRun(client);
      const rule = kept && rules.get(kept.survey);
      if (!rule || open) return;
      open = createRun({ client, history, survey: rule.survey, options: {}, because: 'resumed', kept, variant: variant(rule.survey, rule.survey.id, client.visitor()), onClosed });
    },
    explainables: () => rules.all().map((rule): Explainable => ({
      id: rule.survey.id, kind: 'survey', definition: rule.survey,
      gates: gates(rule.survey, factsOf(rule)) as readonly Gate[],
      open: open?.survey.id === rule.survey.id ? (isAsked ? 'asked' : 'shown') : undefined,
    })),
    dispose() {
      for (const stop of undo) stop();
      for (const { wait } of pending.values()) wait.dispose();
      open?.close('removed');
    },
  };
}
