/**
 * By hand — surveys that somebody asks for: the page by `show()`, the visitor by a marked button, a link or a tab. Limits do not hold there.
 * Loaded when the first is asked for, a tab is due, or a link has led here.
 */
import type { Dispose, FeatureClient, Gate, ShowOptions, Survey } from '../types.ts';
import type { Kept } from './kept.ts';
import { readLink } from './links.ts';
import { hostModal, slotOf } from './mount.ts';
import type { Rule, Rules } from './rules.ts';
import type { Run, Show } from './run.ts';
import { createTabs, type Tabs } from './tabs.ts';

export interface ByHand extends Pick<Tabs, 'isUp'> {
  show(id: string, options?: ShowOptions): void;
  /** Says what earlier answers have led to. */
  speak(): void;
  /** Reads the link that has led here. */
  follow(): void;
  /** Calls off what is still being loaded; where it is removed, for good. */
  end(how: 'api' | 'removed'): void;
  /** A tab is due. */
  putUp(id: string, gatesOf: (rule: Rule) => readonly Gate[]): void;
}

interface ByHandOptions {
  readonly client: FeatureClient;
  readonly rules: Rules;
  readonly runs: Kept;
  /** Loads what it takes to show a survey. */
  readonly fetch: (survey: Survey, run: (show: Show) => void) => void;
  /** The run that is on screen. */
  readonly open: () => Run | undefined;
}

/** What does not hold back a tab, for whoever opens it has asked for it; nor does a limit that it has only by default. */
const paced = /^(on|group|all|wait|busy|priority|ready)$/;
const limiting = /^(limit|done)$/;

export function createByHand({ client, rules, runs, fetch, open }: ByHandOptions): ByHand {
  const find = (id: string): Survey | undefined => rules.get(id)?.survey;
  let spoken: Promise<Dispose | void> | undefined;
  let link: Dispose | undefined;
  /** How often was asked so far; and up to which time it has been called off. */
  let turns = 0;
  let calledOff = 0;
  let isOver = false;
  const notReady = (cause: unknown): void => client.report('survey_not_ready', { cause });
  const tabs = createTabs({ client, show: (id) => show(id) });

  /** What is to be shown and where, as the configuration and the page are now. */
  function plan(id: string, { as, at }: ShowOptions): { readonly survey?: Survey; readonly at?: Element | undefined } {
    const survey = find(id);
    if (!survey) return {};
    const wanted = { ...survey.show, ...(as && { as }) };
    const home = at ?? slotOf(wanted);
    // What has no place of its own on this page is shown all the same, for it was asked for.
    const isHomeless = wanted.as === 'inline' && !home;
    return { survey: { ...survey, show: isHomeless ? { ...wanted, as: 'popover' } : wanted }, at: home ?? hostModal() };
  }

  /** Loads and shows it, unless it is called off or another is asked for meanwhile. An answer that came with it is never lost that way. */
  function bring(id: string, options: ShowOptions, turn: number): void {
    const { survey } = plan(id, options);
    if (!survey) return client.report('survey_unknown', { path: 'show.surveyId', found: id });
    fetch(survey, (reveal) => {
      if (isOver || (turn < turns && !options.answers) || options.at?.isConnected === false) return;
      const { survey: next, at } = plan(id, options);
      // The configuration or the page has changed meanwhile.
      if (JSON.stringify(next) !== JSON.stringify(survey)) return bring(id, options, turn);
      const before = open();
      // Asked for twice is shown once; and what was begun before goes on.
      if (before?.survey.id === id && !options.answers) return;
      const kept = options.answers ? undefined : runs.free(find);
      before?.close('api');
      const run = reveal({ options: { ...options, at }, because: 'asked for', kept: kept?.survey === id ? kept : undefined });
      if (turn <= calledOff) run.close('api');
      // Nothing is seen in a dialog that is closed.
      at?.addEventListener('close', () => run.close('removed'), { once: true });
    });
  }

  function show(id: string, options: ShowOptions = {}): void {
    // An unknown one calls off nothing.
    bring(id, options, find(id) ? ++turns : turns);
  }

  return {
    show,
    isUp: tabs.isUp,
    speak: () => void (spoken ??= import('./followups.ts').then(({ startFollowUps }) => startFollowUps(client)).catch(notReady)),
    follow() {
      link ??= readLink({ client, find, show });
    },
    end(how) {
      calledOff = turns++;
      if (how === 'api') return;
      isOver = true;
      link?.();
      tabs.dispose();
      void spoken?.then((stop) => stop?.());
    },
    putUp(id, gatesOf) {
      const rule = rules.get(id);
      if (!rule) return;
      const { survey } = rule;
      const isShut = gatesOf(rule).some(({ gate, pass }) => !pass && !paced.test(gate) && (survey.limit || !limiting.test(gate)));
      if (!isShut) tabs.put(survey).catch(notReady);
    },
  };
}
