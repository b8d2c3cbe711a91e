/**
 * Run — what the visitor does, in terms of the flow.
 * An answer is told at once, before anything moves; what is only typed or browsed with arrows is a draft, not an answer.
 */
import { answer, back, current } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { SurfaceOptions } from '../surface.ts';
import type { Problem } from '../validate.ts';
import type { Wrap } from './host.ts';

/** What is on the card. */
export interface State {
  readonly flow: Flow;
  /** What is chosen or typed, given or not. */
  readonly value: unknown;
  /** Words beside it. */
  readonly text: string;
  readonly problem?: Problem;
}

/** What the visitor can do. */
export interface Acts {
  /** Changes the draft. */
  draft(value: unknown, text?: string): void;
  /** A single tap on one of several: an answer. */
  tap(value: unknown): void;
  /** The draft, or the value, is the answer; move on. */
  submit(value?: unknown): void;
  skip(): void;
  back(): void;
}

interface RunOptions extends Pick<SurfaceOptions, 'flow' | 'answered' | 'moved' | 'completed'> {
  readonly autoAdvance: boolean;
  /** How long a tapped answer is seen before the card moves on, in ms. */
  readonly linger: number;
  readonly now: () => number;
  readonly wrap: Wrap;
  readonly later: (run: () => void, ms: number) => void;
  /** `turned` says that another question, or the last word, is shown. */
  readonly draw: (state: State, turned: boolean) => void;
}

/** The run itself. */
export interface Run extends Acts {
  /** Draws the first card. A run that is over already, because all was answered beforehand, is completed. */
  begin(): void;
  /** Where the run stands, also while the card lags behind. */
  flow(): Flow;
}

const shown = (flow: Flow): State => ({ flow, value: flow.answers[flow.at ?? ''], text: flow.texts[flow.at ?? ''] ?? '' });

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A run from wherever the flow stands. */
export function createRun(options: RunOptions): Run {
  const { answered, moved, completed, draw, now, wrap } = options;
  let { flow } = options;
  let state = shown(flow);
  let began = now();

  const show = (next: State, turned = false): void => draw((state = next), turned);
  const turn = (): void => {
    if (state.flow === flow) return;
    began = now();
    show(shown(flow), true);
  };
  const isWordless = (value: unknown): boolean => value !== 'other' || current(state.flow)?.type !== 'choice';

  /** Gives an answer, and moves on after so many ms; not at all without them. */
  const give = (value: unknown, text: string, after?: number): void => {
    const { at = '' } = state.flow;
    const before = flow;
    const next = answer(state.flow, value, text);
    if (next.problem) return show({ ...state, value, text, problem: next.problem });
    flow = after === undefined ? back(next) : next;
    if (at in next.answers && !same([next.answers[at], next.texts[at]], [before.answers[at], before.texts[at]])) answered(next, at, Math.round(now() - began));
    else moved(flow);
    if (after === undefined) return show({ flow, value, text });
    if (flow.at === undefined && before.at !== undefined) completed(flow);
    if (after) options.later(turn, after);
    else turn();
  };

  const acts: Acts = {
    draft: (value, text = state.text) => show({ flow: state.flow, value, text }),
    tap: (value) => {
      acts.draft(value);
      if (isWordless(value)) give(value, '', options.autoAdvance ? options.linger : undefined);
    },
    submit: (value = state.value) => {
      if (value === state.value || isWordless(value)) give(value, state.text.trim(), 0);
      else acts.draft(value);
    },
    skip: () => give(undefined, '', 0),
    back: () => {
      moved((flow = back(state.flow)));
      turn();
    },
  };
  return {
    draft: wrap(acts.draft), tap: wrap(acts.tap), submit: wrap(acts.submit), skip: wrap(acts.skip), back: wrap(acts.back),
    begin: () => {
      draw(state, true);
      if (flow.at === undefined) completed(flow);
    },
    flow: () => flow,
  };
}
