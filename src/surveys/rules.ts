/**
 * Rules — follows every survey's journey, event by event. An event that no rule names costs one look into a map; one that many
 * name costs one look into the storage, and one word back.
 * Progress is kept under the rule's content, so that editing a rule resets that rule alone, and is shared by the tabs of a browser.
 */
import { journey, type Standing } from '../decision/journey.ts';
import type { AttuneEvent, Did, DidNot, Dispose, FeatureClient, Progress, Survey } from '../types.ts';
import { createProgress, type Rule } from './progress.ts';

export type { Rule } from './progress.ts';

export interface Rules {
  get(id: string): Rule | undefined;
  /** Each of them. */
  all(): readonly Rule[];
  surveys(): readonly Survey[];
  standing(rule: Rule): Standing;
  readonly dispose: Dispose;
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
  const { guard, now } = client;
  const progress = createProgress(client);
  const surveys = new Map<string, Survey>();
  /** Read when they are asked for: of a thousand surveys most wait for something that never happens. */
  const rules = new Map<Survey, readonly Rule[]>();
  const named = new Map<string | undefined, Survey[]>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let complete: string[] = [];
  let near = onNear;

  /** Takes rules on, and says which journeys that has completed. */
  function advance(which: readonly Rule[], step: (rule: Rule, before: Progress) => Progress): void {
    progress.update(which, step);
    const due = complete;
    complete = [];
    due.forEach(onDue);
  }

  /** Time has passed up to `t`: a `didNot` may be due. */
  function tick(rule: Rule, before: Progress, t: number, resumed = false): Progress {
    const { id } = rule.survey;
    if (!rule.journey.isTimed) return before;
    const { progress: next, completedAt, due } = rule.journey.clock(before, t, { resumed });
    clearTimeout(timers.get(id));
    if (due !== undefined) timers.set(id, setTimeout(guard('due', () => advance([rule], (_, then) => tick(rule, then, now()))), Math.min(due - now(), longestTimer)));
    if (completedAt !== undefined) complete.push(id);
    return next;
  }

  function follow(rule: Rule, before: Progress, { name, at, data }: AttuneEvent): Progress {
    // A clock that was set back stands still until it has caught up.
    const t = Math.max(at, latest(before));
    // A timer may be late: what fell due before this event was not called off by it.
    const { progress: after, completed } = rule.journey.event(tick(rule, before, t - 1), { name, t, data });
    if (completed) complete.push(rule.survey.id);
    if (near && after.length) {
      const { step, of } = rule.journey.standing(after, t);
      if (step === of) near = void near();
    }
    return completed ? after : tick(rule, after, t);
  }

  const hear = (event: AttuneEvent): void => {
    const concerned = named.get(event.name);
    if (concerned) advance(concerned.flatMap(ruleOf), (rule, before) => follow(rule, before, event));
  };
  /** What had to wait to be heard may have been overtaken in another tab: it happened before what is known, and changes nothing. */
  const catchUp = (event: AttuneEvent): void =>
    advance((named.get(event.name) ?? []).flatMap(ruleOf), (rule, before) => (event.at < latest(before) ? before : follow(rule, before, event)));

  /** One, or none where its journey is no journey. */
  function ruleOf(survey: Survey): readonly Rule[] {
    const known = rules.get(survey);
    if (known) return known;
    try {
      const own = [{ survey, journey: journey(survey) }];
      rules.set(survey, own);
      return own;
    } catch (cause) {
      client.report('config_invalid', { path: `surveys.${survey.id}.on`, cause });
      return [];
    }
  }

  function followAll(all: readonly Survey[]): void {
    clear();
    for (const survey of all) {
      surveys.set(survey.id, survey);
      for (const name of new Set(namesOf(survey))) {
        const same = named.get(name);
        if (same) same.push(survey);
        else named.set(name, [survey]);
      }
    }
    // Not later than what is still to be heard. Time completes only what has begun.
    const t = heard[0] ? heard[0].at - 1 : now();
    advance(progress.begun(all).flatMap(ruleOf), (rule, before) => tick(rule, before, t, true));
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
    get: (id) => (surveys.has(id) ? ruleOf(surveys.get(id)!)[0] : undefined),
    all: () => [...surveys.values()].flatMap(ruleOf),
    surveys: () => [...surveys.values()],
    standing: (rule) => rule.journey.standing(progress.of(rule), now()),
    dispose: () => undo.forEach((stop) => stop()),
  };
}
