/**
 * Run — what the visitor does, in terms of the flow.
 * An answer is told at once, before anything moves; what is only typed or browsed with arrows is a draft, not an answer.
 */
import { answer, back } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { SurfaceOptions } from '../surface.ts';
import type { Wrap } from './host.tsx';
import type { Acts, State } from './part.ts';

interface RunOptions extends Pick<SurfaceOptions, 'flow' | 'answered' | 'moved' | 'completed'> {
  readonly autoAdvance: boolean;
  /** How long a tapped answer is seen before the card moves on, in ms. */
  readonly linger: number;
  readonly wrap: Wrap;
  readonly later: (run: () => void, ms: number) => void;
  /** `turned` says that another question, or the last word, is shown. */
  readonly draw: (state: State, turned?: boolean) => void;
}

/** The run itself. */
export interface Run extends Acts {
  /** Draws the first card. */
  begin(): void;
  /** Where the run stands, also while the card lags behind. */
  flow(): Flow;
}

const shown = (flow: Flow): State => ({ flow, value: flow.answers[flow.at ?? ''], text: flow.texts[flow.at ?? ''] ?? '' });

const written = ({ answers, texts }: Flow, id: string): string => JSON.stringify([answers[id], texts[id]]);

/** A run from wherever the flow stands. */
export function createRun(options: RunOptions): Run {
  const { answered, moved, completed, draw, wrap } = options;
  let { flow } = options;
  let state = shown(flow);
  let began = performance.now();

  const show = (next: State, turned?: boolean): void => draw((state = next), turned);
  const turn = (): void => {
    if (state.flow === flow) return;
    began = performance.now();
    show(shown(flow), true);
  };
  /** Gives an answer, and moves on after so many ms; not at all without them. */
  const give = (value: unknown, text: string, after?: number): void => {
    const { at = '' } = state.flow;
    const before = flow;
    const next = answer(state.flow, value, text);
    if (next.problem) return show({ ...state, value, text, problem: next.problem });
    flow = after === undefined ? back(next) : next;
    if (at in next.answers && written(next, at) !== written(before, at)) answered(next, at, Math.round(performance.now() - began));
    else moved(flow);
    if (after === undefined) return show({ flow, value, text });
    if (!flow.at && before.at) completed(flow);
    if (after) options.later(turn, after);
    else turn();
  };

  const acts: Acts = {
    draft: wrap((value, text = state.text) => show({ flow: state.flow, value, text })),
    tap: wrap((value) => {
      acts.draft(value);
      give(value, '', options.autoAdvance ? options.linger : undefined);
    }),
    submit: wrap((value = state.value) => give(value, state.text.trim(), 0)),
    skip: wrap(() => give(undefined, '', 0)),
    back: wrap(() => {
      moved((flow = back(state.flow)));
      turn();
    }),
  };
  return {
    ...acts,
    begin: () => draw(state),
    flow: () => flow,
  };
}
