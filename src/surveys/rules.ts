/**
 * Rules — follows every survey's journey, event by event. An event that no rule names costs one look into a map; one that many
 * name costs one look into the storage, and one word back.
 * Progress is kept under the rule's content, so that editing a rule resets that rule alone, and is shared by the tabs of a browser.
 */
import { journey, type Journey, type Standing } from '../decision/journey.ts';
import type { AttuneEvent, Dispose, FeatureClient, Progress, Survey } from '../types.ts';
import { stored } from './stored.ts';

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

/** By survey id: the rule's key, and its progress. */
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

/** The latest time that it holds, in ms. */
const latest = (progress: Progress): number => progress.reduce<number>((most, time) => Math.max(most, time ?? 0), 0);

export function createRules({ client, heard = [], onDue, onNear }: RulesOptions): Rules {
  const { memory, guard, now } = client;
  const rules = new Map<string, Rule>();
  const named = new Map<string, Rule[]>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let complete: string[] = [];

  const kept = (): Kept => stored<Kept>(client, 'journeys');

  function progressOf({ survey, journey: own }: Rule, all = kept()): Progress {
    const found = all[survey.id];
    return found?.key === own.key && Array.isArray(found.progress) ? found.progress : own.start();
  }

  /** Takes some rules on, and says which journeys that has completed. */
  function advance(which: readonly Rule[], step: (rule: Rule, progress: Progress) => Progress): void {
    const before = kept();
    const changed = which.flatMap((rule) => {
      const progress = progressOf(rule, before);
      const next = step(rule, progress);
      return next === progress ? [] : [[rule.survey.id, next.length ? { key: rule.journey.key, progress: next } : undefined] as const];
    });
    if (changed.length) memory.write('journeys', { ...before, ...Object.fromEntries(changed) });
    const due = complete;
    complete = [];
    due.forEach(onDue);
  }

  /** Time has passed up to `t`: a `didNot` may be due. */
  function tick(rule: Rule, progress: Progress, t: number, resumed = false): Progress {
    const { id } = rule.survey;
    const { progress: next, completedAt, due } = rule.journey.clock(progress, t, { resumed });
    clearTimeout(timers.get(id));
    if (due !== undefined) timers.set(id, setTimeout(guard('due', () => advance([rule], (_, then) => tick(rule, then, now()))), Math.min(due - now(), longestTimer)));
    if (completedAt !== undefined) complete.push(id);
    return next;
  }

  function follow(rule: Rule, before: Progress, { name, at, data }: AttuneEvent): Progress {
    // A clock that was set back stands still until it has caught up.
    const t = Math.max(at, latest(before));
    // A timer may be late: what fell due before this event was not called off by it.
    const { progress, completed } = rule.journey.event(tick(rule, before, t - 1), { name, t, data });
    if (completed) complete.push(rule.survey.id);
    const { step, of } = rule.journey.standing(progress, t);
    if (progress.length && step === of) onNear?.();
    return completed ? progress : tick(rule, progress, t);
  }

  const hear = (event: AttuneEvent): void => {
    const concerned = named.get(event.name);
    if (concerned) advance(concerned, (rule, progress) => follow(rule, progress, event));
  };
  /** What had to wait to be heard may have been overtaken in another tab: it happened before what is known, and changes nothing. */
  const catchUp = (event: AttuneEvent): void =>
    advance(named.get(event.name) ?? [], (rule, progress) => (event.at < latest(progress) ? progress : follow(rule, progress, event)));

  function followAll(surveys: readonly Survey[]): void {
    clear();
    for (const [index, survey] of surveys.entries()) {
      try {
        rules.set(survey.id, { survey, journey: journey(survey) });
      } catch (cause) {
        client.report('config_invalid', { path: `surveys[${index}].on`, cause });
      }
    }
    for (const rule of rules.values()) {
      for (const name of rule.journey.names) {
        const same = named.get(name);
        if (same) same.push(rule);
        else named.set(name, [rule]);
      }
    }
    // Not later than what is still to be heard.
    const t = heard[0] ? heard[0].at - 1 : now();
    advance([...rules.values()], (rule, progress) => tick(rule, progress, t, true));
    heard.splice(0).forEach(catchUp);
  }

  function clear(): void {
    for (const timer of timers.values()) clearTimeout(timer);
    rules.clear();
    named.clear();
  }

  let followed: string | undefined;
  const undo = [
    client.config.subscribe(({ surveys = [] }) => {
      const wanted = JSON.stringify(surveys);
      if (wanted !== followed) followAll(surveys);
      followed = wanted;
    }),
    client.on('*', hear),
    clear,
  ];

  return {
    get: (id) => rules.get(id),
    all: () => [...rules.values()],
    standing: (rule) => rule.journey.standing(progressOf(rule), now()),
    dispose: () => undo.forEach((stop) => stop()),
  };
}
