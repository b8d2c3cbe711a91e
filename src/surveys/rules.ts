/**
 * Rules — follows every survey's journey, event by event. An event that no rule names costs one look into a map.
 * Progress is kept under the rule's content, so that editing a rule resets that rule alone, and is shared by the tabs of a browser.
 */
import { journey, type Journey, type Standing } from '../decision/journey.ts';
import type { AttuneEvent, Dispose, FeatureClient, Progress, Survey } from '../types.ts';

/** A survey and where its journey stands. */
export interface Rule {
  readonly survey: Survey;
  readonly journey: Journey;
}

export interface Rules {
  get(id: string): Rule | undefined;
  all(): readonly Rule[];
  standing(rule: Rule): Standing;
  readonly dispose: Dispose;
}

/** By survey id: the rule's key, its progress, and when the clock was last asked. */
interface Kept {
  readonly [id: string]: { readonly key: string; readonly progress: Progress } | undefined;
}

/** Longer timers overflow. */
const longestTimer = 2 ** 31 - 1;

interface RulesOptions {
  readonly client: FeatureClient;
  /** What has happened since the page began, and concerns journeys. Heard first; what was heard is taken out. */
  readonly heard?: AttuneEvent[];
  /** A survey's journey is complete. */
  readonly onDue: (id: string) => void;
  /** The next event may complete one that has begun. */
  readonly onNear?: () => void;
}

export function createRules({ client, heard = [], onDue, onNear }: RulesOptions): Rules {
  const { memory, guard, now } = client;
  const rules = new Map<string, Rule>();
  let named = new Map<string, Rule[]>();
  let undo: Dispose[] = [];
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const kept = (): Kept => (memory.read('journeys') as Kept | undefined) ?? {};

  function progressOf({ survey, journey: own }: Rule, all = kept()): Progress {
    const found = all[survey.id];
    return found?.key === own.key && Array.isArray(found.progress) ? found.progress : own.start();
  }

  function keep(rule: Rule, progress: Progress): void {
    memory.write('journeys', { ...kept(), [rule.survey.id]: progress.length ? { key: rule.journey.key, progress } : undefined });
  }

  /** Time has passed up to `t`: a `didNot` may be due. */
  function tick(rule: Rule, t = now(), resumed = false): void {
    const { id } = rule.survey;
    clearTimeout(timers.get(id));
    const before = progressOf(rule);
    const { progress, completedAt, due } = rule.journey.clock(before, t, { resumed });
    if (progress !== before) keep(rule, progress);
    if (due !== undefined) timers.set(id, setTimeout(guard('due', () => tick(rule)), Math.min(due - now(), longestTimer)));
    if (completedAt !== undefined) onDue(id);
  }

  function hear({ name, at, data }: AttuneEvent): void {
    const complete = (named.get(name) ?? []).filter((rule) => {
      // A timer may be late: what fell due before this event was not called off by it.
      tick(rule, at - 1);
      const before = progressOf(rule);
      const { progress, completed } = rule.journey.event(before, { name, t: at, data });
      if (progress !== before) keep(rule, progress);
      if (!completed) tick(rule, at);
      const { step, of } = rule.journey.standing(progress, at);
      if (progress.length && step === of) onNear?.();
      return completed;
    });
    for (const { survey } of complete) onDue(survey.id);
  }

  function follow(surveys: readonly Survey[]): void {
    dispose();
    for (const [index, survey] of surveys.entries()) {
      try {
        rules.set(survey.id, { survey, journey: journey(survey) });
      } catch (cause) {
        client.report('config_invalid', { path: `surveys[${index}].on`, cause });
      }
    }
    named = new Map();
    for (const rule of rules.values()) for (const name of rule.journey.names) named.set(name, [...(named.get(name) ?? []), rule]);
    undo = [...named.keys()].map((name) => client.on(name, hear));
    // Not later than what is still to be heard.
    for (const rule of rules.values()) tick(rule, heard[0] ? heard[0].at - 1 : now(), true);
    heard.splice(0).forEach(hear);
  }

  function dispose(): void {
    for (const stop of undo) stop();
    for (const timer of timers.values()) clearTimeout(timer);
    rules.clear();
  }

  let followed: string | undefined;
  const stop = client.config.subscribe(({ surveys = [] }) => {
    const wanted = JSON.stringify(surveys);
    if (wanted !== followed) follow(surveys);
    followed = wanted;
  });

  return {
    get: (id) => rules.get(id),
    all: () => [...rules.values()],
    standing: (rule) => rule.journey.standing(progressOf(rule), now()),
    dispose() {
      stop();
      dispose();
    },
  };
}
