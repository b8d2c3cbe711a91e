/**
 * Rules — follows every survey's journey, event by event. An event that no rule names costs one look into a map; one that many
 * name costs one look into the storage, and one word back.
 * Progress is kept under the rule's content, so that editing a rule resets that rule alone, and is shared by the tabs of a browser.
 */
import { journey, type Journey, type Standing } from '../decision/journey.ts';
import type { AttuneEvent, Did, DidNot, Dispose, FeatureClient, Progress, Survey } from '../types.ts';
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

/** As it is kept: the rule's key, and its progress. */
interface Kept {
  readonly key: string;
  readonly progress: Progress;
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

/** Whatever its journey may be about, and is not yet held to be right. */
function namesOf({ on = 'page_viewed' }: Survey): readonly (string | undefined)[] {
  return [on].flat().flatMap((step) => {
    const { did, didNot, without } = Object(typeof step === 'string' ? { did: step } : step) as Partial<Did & DidNot>;
    return [did, didNot, without].flat();
  });
}

export function createRules({ client, heard = [], onDue, onNear }: RulesOptions): Rules {
  const { memory, guard, now } = client;
  const surveys = new Map<string, Survey>();
  /** Read when they are asked for: of a thousand surveys most wait for something that never happens. */
  const rules = new Map<Survey, Rule | undefined>();
  const named = new Map<string | undefined, Set<Survey>>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let complete: string[] = [];
  let near = onNear;

  const kept = (): ReadonlyMap<string, Kept> => new Map(Object.entries(stored<{ readonly [id: string]: Kept }>(client, 'journeys') as object));

  function progressOf({ survey, journey: own }: Rule, all = kept()): Progress {
    const found = all.get(survey.id);
    return found?.key === own.key && Array.isArray(found.progress) ? found.progress : own.start();
  }

  /** Takes some surveys' rules on, and says which journeys that has completed. */
  function advance(which: Iterable<Survey>, step: (rule: Rule, progress: Progress) => Progress, before = kept()): void {
    const after = new Map(before);
    let isChanged = false;
    for (const survey of which) {
      const rule = ruleOf(survey);
      if (!rule) continue;
      const progress = progressOf(rule, before);
      const next = step(rule, progress);
      if (next === progress) continue;
      isChanged = true;
      if (next.length) after.set(survey.id, { key: rule.journey.key, progress: next });
      else after.delete(survey.id);
    }
    if (isChanged) memory.write('journeys', Object.fromEntries(after));
    const due = complete;
    complete = [];
    due.forEach(onDue);
  }

  /** Time has passed up to `t`: a `didNot` may be due. */
  function tick(rule: Rule, progress: Progress, t: number, resumed = false): Progress {
    const { id } = rule.survey;
    const { progress: next, completedAt, due } = rule.journey.clock(progress, t, { resumed });
    if (timers.has(id)) clearTimeout(timers.get(id));
    if (due !== undefined) timers.set(id, setTimeout(guard('due', () => advance([rule.survey], (_, then) => tick(rule, then, now()))), Math.min(due - now(), longestTimer)));
    if (completedAt !== undefined) complete.push(id);
    return next;
  }

  function follow(rule: Rule, before: Progress, { name, at, data }: AttuneEvent): Progress {
    // A clock that was set back stands still until it has caught up.
    const t = Math.max(at, latest(before));
    // A timer may be late: what fell due before this event was not called off by it.
    const { progress, completed } = rule.journey.event(tick(rule, before, t - 1), { name, t, data });
    if (completed) complete.push(rule.survey.id);
    if (near && progress.length) {
      const { step, of } = rule.journey.standing(progress, t);
      if (step === of) near = void near();
    }
    return completed ? progress : tick(rule, progress, t);
  }

  const hear = (event: AttuneEvent): void => {
    const concerned = named.get(event.name);
    if (concerned) advance(concerned, (rule, progress) => follow(rule, progress, event));
  };
  /** What had to wait to be heard may have been overtaken in another tab: it happened before what is known, and changes nothing. */
  const catchUp = (event: AttuneEvent): void =>
    advance(named.get(event.name) ?? [], (rule, progress) => (event.at < latest(progress) ? progress : follow(rule, progress, event)));

  function ruleOf(survey: Survey): Rule | undefined {
    if (!rules.has(survey)) {
      try {
        rules.set(survey, { survey, journey: journey(survey) });
      } catch (cause) {
        rules.set(survey, undefined);
        client.report('config_invalid', { path: `surveys.${survey.id}.on`, cause });
      }
    }
    return rules.get(survey);
  }

  function followAll(all: readonly Survey[]): void {
    clear();
    for (const survey of all) {
      surveys.set(survey.id, survey);
      for (const name of namesOf(survey)) {
        const same = named.get(name);
        if (same) same.add(survey);
        else named.set(name, new Set([survey]));
      }
    }
    // Not later than what is still to be heard. Time completes only what has begun.
    const t = heard[0] ? heard[0].at - 1 : now();
    const begun = kept();
    advance(all.filter(({ id }) => begun.has(id)), (rule, progress) => tick(rule, progress, t, true), begun);
    heard.splice(0).forEach(catchUp);
  }

  function clear(): void {
    for (const timer of timers.values()) clearTimeout(timer);
    for (const known of [surveys, rules, named]) known.clear();
  }

  let followed: string | undefined;
  const undo = [
    client.config.subscribe(({ surveys: all = [] }) => {
      const wanted = JSON.stringify(all);
      if (wanted !== followed) followAll(all);
      followed = wanted;
    }),
    client.on('*', hear),
    clear,
  ];

  return {
    get: (id) => (surveys.has(id) ? ruleOf(surveys.get(id)!) : undefined),
    all: () => [...surveys.values()].flatMap((survey) => ruleOf(survey) ?? []),
    standing: (rule) => rule.journey.standing(progressOf(rule), now()),
    dispose: () => undo.forEach((stop) => stop()),
  };
}
