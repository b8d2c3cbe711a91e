/**
 * Viewed — which touchpoints were seen, and for how long. Seen is: enough of it, for one continuous second, in a visible tab;
 * dwell is all the visible time in which enough of it was there, summed over returns. One timer, for whatever is due first.
 * Each target gives at most one `touchpoint_viewed` and one `touchpoint_left` in a page view.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { VisibleClock } from './clock.ts';
import type { Sight } from './sight.ts';

export interface Target {
  /** Without one, the page itself is the touchpoint. */
  readonly element?: Element | undefined;
  readonly touchpoint: string;
  readonly stage?: string | undefined;
  readonly channel?: string | undefined;
  /** Share of the area, 0–1. Default: the MRC's. */
  readonly visible?: number | undefined;
  /** For how long without a break, in milliseconds. Default: one second. */
  readonly hold?: number | undefined;
}

export interface Viewed {
  /** Watches until the returned function is called; the target is then gone for good. */
  watch(target: Target): Dispose;
  /** The page view ends: what was seen is left. */
  end(): void;
  /** Another page view begins: what is in sight counts anew. */
  begin(): void;
  dispose: Dispose;
}

interface ViewedOptions {
  readonly client: Pick<FeatureClient, 'emit' | 'guard' | 'page'>;
  readonly clock: VisibleClock;
  readonly sight: Sight;
}

interface State {
  readonly target: Target;
  /** When it came into sight, by the visible clock; `undefined` while it is out of it. */
  since: number | undefined;
  dwell: number;
  stage: 'new' | 'viewed' | 'left';
}

export function createViewed({ client, clock, sight }: ViewedOptions): Viewed {
  const states = new Set<State>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = Infinity;

  const dueAt = ({ since, stage, target }: State): number => (stage === 'new' && since !== undefined ? since + (target.hold ?? 1000) : Infinity);

  const check = client.guard('touchpoints', () => {
    next = Infinity;
    for (const state of states) {
      if (dueAt(state) <= clock.now()) view(state);
      arm(state);
    }
  });

  function view(state: State): void {
    const { touchpoint, stage, channel = 'web' } = state.target;
    state.stage = 'viewed';
    client.emit('touchpoint_viewed', { touchpoint, ...(stage && { stage }), channel });
  }

  // What went out of sight in the meantime lets the timer run in vain, which costs less than looking for the next one at once.
  function arm(state: State): void {
    const due = dueAt(state);
    if (due >= next || !client.page.isVisible()) return;
    next = due;
    clearTimeout(timer);
    timer = setTimeout(check, Math.max(1, due - clock.now()));
  }

  function look(state: State, inSight: boolean): void {
    if (inSight) state.since ??= clock.now();
    else if (state.since !== undefined) {
      state.dwell += clock.now() - state.since;
      state.since = undefined;
    }
    arm(state);
  }

  function leave(state: State): void {
    if (state.stage !== 'viewed') return;
    state.stage = 'left';
    const dwell = state.dwell + (state.since === undefined ? 0 : clock.now() - state.since);
    client.emit('touchpoint_left', { touchpoint: state.target.touchpoint, dwell: Math.round(dwell) });
  }

  // The clock stood while the page was hidden, so no dwell is wrong; but the second was broken.
  function restart(state: State): void {
    if (state.stage === 'new' && state.since !== undefined) {
      look(state, false);
      look(state, true);
    }
  }

  const each = (run: (state: State) => void) => (): void => states.forEach(run);
  const undo = [client.page.on('visible', each(restart)), client.page.whenActive(each(restart))];

  return {
    watch(target) {
      const state: State = { target, since: undefined, dwell: 0, stage: 'new' };
      const { element, visible } = target;
      const onSight = (inSight: boolean): void => look(state, inSight);
      states.add(state);
      const blind = element ? sight({ element, visible, onSight }) : onSight(true);
      return () => {
        blind?.();
        if (states.delete(state)) leave(state);
      };
    },
    end: each(leave),
    begin: each((state) => {
      state.stage = 'new';
      restart(state);
      state.dwell = 0;
    }),
    dispose() {
      clearTimeout(timer);
      states.clear();
      undo.forEach((run) => run());
    },
  };
}
