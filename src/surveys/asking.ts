/**
 * Asking — decides whether a survey whose journey is complete is shown, shows it, and says why or why not.
 * Every gate is asked; what waits for time or for a free surface is asked again. The widget is loaded only for what passes.
 */
import { duration } from '../decision/durations.ts';
import { variant } from '../decision/variant.ts';
import { textsIn } from '../locales/load.ts';
import type { Dispose, Explainable, FeatureClient, Gate, ShowOptions, Survey } from '../types.ts';
import { alone } from './alone.ts';
import type { ByHand } from './byhand.ts';
import { createGates, type Pending as Due } from './facts.ts';
import { createHistory } from './history.ts';
import { createKept, type KeptRun } from './kept.ts';
import { slotOf } from './mount.ts';
import type { Rules } from './rules.ts';
import type { Run, Show } from './run.ts';
import { createWait } from './wait.ts';

export interface Asking {
  /** A survey's journey is complete. */
  due(id: string): void;
  show(id: string, options?: ShowOptions): void;
  close(): void;
  /** Follows a link that opens a survey; else goes on with a run that a reload has interrupted, unless another tab shows it. */
  resume(): void;
  explainables(): Explainable[];
  readonly dispose: Dispose;
}

interface Pending extends Due {
  /** It was decided before, and has to wait. */
  isHeldBack?: boolean;
  isLoading?: boolean;
  /** It is this tab's turn to decide. */
  isAlone?: boolean;
  /** Shows it, once what that takes is loaded. */
  show?: Show;
}

/** "Not yet" may last so long, in ms; what opens later has closed the matter for this time. */
const soon = 10 * 60 * 1000;

/** These open by themselves. */
const opens = ({ gate, from = Infinity }: Gate, now: number): boolean =>
  /wait|busy|priority/.test(gate) || (gate === 'all' && from - now < soon);

export function createAsking(client: FeatureClient, rules: Rules): Asking {
  const { now, report, emit, guard } = client;
  const history = createHistory(client);
  const runs = createKept(client);
  const pending = new Map<string, Pending>();
  const unready = new Map<string, string>();
  let open: Run | undefined;
  let isAsked = false;
  let hand: ByHand | undefined;
  let handing: Promise<ByHand> | undefined;
  let vigil: Promise<Dispose | void> | undefined;
  const gatesOf = createGates({ client, rules, history, runs, pending, unready, open: () => open?.survey.id });

  function drop(id: string): void {
    pending.get(id)?.wait.dispose();
    pending.delete(id);
  }

  function decide(id: string, hasTurned = false): void {
    const rule = rules.get(id);
    const waiting = pending.get(id);
    if (!rule || !waiting) return drop(id);
    const { kept, wait, isHeldBack } = waiting;
    // A run that is resumed has passed the others before.
    let shut = gatesOf(rule).filter(({ pass, gate }) => !pass && (!kept || /pages|busy/.test(gate)));
    // While it waits, only the page can call it off; what had to yield is kept for this page view alone.
    if (isHeldBack && shut.some(({ gate }) => gate === 'wait')) shut = shut.filter(({ gate }) => /wait|pages/.test(gate));
    else if (isHeldBack && hasTurned && !kept) return drop(id);
    const closed = shut.filter(({ gate }) => gate !== 'holdout');
    if (closed.some((gate) => !opens(gate, now()))) return drop(id);
    waiting.isHeldBack = closed.length > 0;
    if (closed.length) wait.start();
    if (shut.length > closed.length) {
      if (!closed.length) withhold(rule.survey);
    } else if (!waiting.show) prepare(rule.survey, waiting);
    else if (closed.length) return;
    else if (waiting.isAlone) waiting.show({ kept, options: { at: slotOf(rule.survey.show) }, because: rule.survey.on ? 'journey complete' : 'page viewed' });
    else void alone(guard('survey', () => decideAlone(id, waiting)));
  }

  function decideAlone(id: string, waiting: Pending): void {
    waiting.isAlone = true;
    decide(id);
    waiting.isAlone = false;
  }

  /** Told once, also where two tabs find out at once. */
  function withhold(survey: Survey): void {
    drop(survey.id);
    void alone(guard('survey', () => {
      if (history.of(survey.id).withheld === undefined) emit('survey_withheld', { survey: survey.id });
      history.note(survey, 'withheld');
    }));
  }

  /** Loads what it takes to show a survey, and hands over what shows it. */
  function fetch(survey: Survey, run: (show: Show) => void): void {
    const load = async (): Promise<Show> => {
      const { theme, texts: own } = client.config.value;
      const spoken = textsIn(`${client.attributes.value['locale'] ?? 'en'}`, own);
      const { createRun, partsOf } = await import('./showing.ts');
      const [parts, texts] = await Promise.all([partsOf(survey, theme), spoken]);
      // Whatever can be typed is stripped of what must not be kept.
      const clean = /"(text|other)"/.test(JSON.stringify(survey.questions)) ? (await import('./clean.ts')).cleaned : undefined;
      return (how) => {
        drop(survey.id);
        if (!how.kept) history.note(survey, 'shown');
        isAsked = how.because === 'asked for';
        return (open = createRun({ client, runs, ...clean?.({ client, runs, survey }), history, survey, parts, texts, variant: variant(survey, survey.id, client.visitor()), onClosed, ...how }));
      };
    };
    load().then(guard('survey', run), (cause: unknown) => notReady(cause, survey.id));
  }

  function notReady(cause: unknown, id = ''): void {
    unready.set(id, `${cause}`);
    drop(id);
    report('survey_not_ready', { cause });
  }

  /** What the visitor or the page asks for has its own rules. */
  function byHand(run: (hand: ByHand) => void): void {
    // One promise: several imports of a file may resolve out of turn.
    handing ??= import('./byhand.ts').then(({ createByHand }) => (hand = createByHand({ client, rules, runs, fetch, open: () => open })));
    handing.then(guard('survey', run), (cause: unknown) => {
      handing = undefined;
      notReady(cause);
    });
  }

  /** Ends what is open, what is due, and what is still on its way. */
  function end(how: 'api' | 'removed'): void {
    [...pending.keys()].forEach(drop);
    open?.close(how);
    if (handing) byHand((one) => one.end(how));
  }

  function onClosed(): void {
    open = undefined;
  }

  /** While it waits, or before it is shown. */
  function prepare(survey: Survey, waiting: Pending): void {
    if (waiting.isLoading) return;
    waiting.isLoading = true;
    fetch(survey, (show) => {
      waiting.show = show;
      decide(survey.id);
    });
  }

  function due(id: string, kept?: KeptRun): void {
    if (pending.get(id)?.kept) return;
    drop(id);
    unready.delete(id);
    if (rules.get(id)?.survey.show?.as === 'tab' && !kept) return byHand((one) => one.putUp(id, gatesOf));
    const length = (!kept && duration(rules.get(id)?.survey.wait)) || 0;
    pending.set(id, { completedAt: now(), kept, wait: createWait({ page: client.page, length, onOver: guard('survey', () => decide(id)) }) });
    // Others may be due by the same event, and go first.
    queueMicrotask(guard('survey', () => decide(id)));
  }

  function resume(): void {
    if (client.memory.read('followups')) byHand((one) => one.speak());
    // Who has followed a link wants to answer that.
    if (/attune_survey=/.test(location.search)) return byHand((one) => one.follow());
    const kept = open ? undefined : runs.free((id) => rules.get(id)?.survey);
    if (kept) due(kept.survey, kept);
  }

  const undo = [
    client.config.subscribe(() => {
      if (open && !rules.get(open.survey.id)) open.close('removed');
      resume();
    }),
    // With the first answer, for there may be no network when it is needed.
    client.on('survey_answered', (first) => {
      vigil ??= import('./vigil.ts').then(({ keepVigil }) => keepVigil(client, first), () => undefined);
    }),
    client.on('page_viewed', () => [...pending.keys()].forEach((id) => decide(id, true))),
    client.on('*', ({ name }) => {
      for (const id of [...pending.keys()]) if (rules.get(id)?.journey.without.includes(name)) drop(id);
    }),
  ];

  return {
    due, resume,
    show: (id, options) => byHand((one) => one.show(id, options)),
    close: () => end('api'),
    explainables: () => rules.all().map((rule): Explainable => ({
      id: rule.survey.id, kind: 'survey', definition: rule.survey, gates: gatesOf(rule),
      open: open?.survey.id === rule.survey.id ? (isAsked ? 'asked' : 'shown') : hand?.isUp(rule.survey.id) ? 'shown' : undefined,
    })),
    dispose() {
      for (const stop of undo) stop();
      end('removed');
      void vigil?.then((stop) => stop?.());
    },
  };
}
