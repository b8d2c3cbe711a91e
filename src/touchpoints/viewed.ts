/**
 * Viewed — which touchpoints were seen, and for how long. Seen is: enough of it, for one continuous second, in a visible tab;
 * dwell is all the visible time in which enough of it was there, summed over returns. One timer, for whatever is due first.
 * Each target gives at most one `touchpoint_viewed` and one `touchpoint_left` in a page view.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import type { VisibleClock } from './clock.ts';
import type { Sight, Watched } from './sight.ts';

export interface Target {
  readonly touchpoint: string;
  readonly stage?: string | undefined;
  readonly channel?: string | undefined;
  /** Share of the area, 0–1. Default: the MRC's. */
  readonly visible?: number | undefined;
  /** For how long without a break, in milliseconds. Default: one second. */
  readonly hold?: number | undefined;
}

/** A target while it is watched. */
export interface State extends Omit<Watched, 'element'> {
  readonly target: Target;
  /** Without one, the page itself is the touchpoint. */
  readonly element?: Element | undefined;
  /** When it came into sight, by the visible clock; `undefined` while it is out of it. */
  since: number | undefined;
  dwell: number;
  stage: 'new' | 'viewed' | 'left';
}

export interface Viewed {
  /** @param element - Without one, the page itself is the touchpoint. */
  watch(target: Target, element?: Element): State;
  /** The target is gone for good. */
  unwatch(state: State): void;
  /** The page view ends: what was seen is left. */
  end(): void;
  /** Another page view begins: what is in sight counts anew. */
  begin(): void;
  dispose: Dispose;
}

type Seen = State & Watched;

interface ViewedOptions {
  readonly client: Pick<FeatureClient, 'emit' | 'guard' | 'page'>;
  readonly clock: VisibleClock;
  readonly sight: (onSight: (watched: Seen, inSight: boolean) => void) => Sight<Seen>;
}

/** Events are told in small groups: those who hear them take their time as well. */
const atOnce = 10;

export function createViewed({ client, clock, sight }: ViewedOptions): Viewed {
  /** Those that were ever in sight: of all the others there is nothing to tell. */
  const states = new Set<State>();
  /** Those in sight: a check costs nothing for all the others. */
  const present = new Set<State>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = Infinity;

  const dueAt = ({ since, stage, target }: State): number => (stage === 'new' && since !== undefined ? since + (target.hold ?? 1000) : Infinity);
  const dwellOf = ({ since, dwell }: State): number => dwell + (since === undefined ? 0 : clock.now() - since);

  const check = client.guard('touchpoints', () => {
    next = Infinity;
    let left = atOnce;
    for (const state of present) {
      if (left && dueAt(state) <= clock.now()) {
        left--;
        view(state);
      }
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
    if (inSight) {
      state.since ??= clock.now();
      states.add(state);
      present.add(state);
    } else {
      present.delete(state);
      state.dwell = dwellOf(state);
      state.since = undefined;
    }
    arm(state);
  }

  function leave(state: State): void {
    if (state.stage !== 'viewed') return;
    state.stage = 'left';
    client.emit('touchpoint_left', { touchpoint: state.target.touchpoint, dwell: Math.round(dwellOf(state)) });
  }

  // The clock stood while the page was hidden, so no dwell is wrong; but the second was broken.
  function restart(state: State): void {
    if (dueAt(state) < Infinity) {
      look(state, false);
      look(state, true);
    }
  }

  const each = (run: (state: State) => void) => (): void => states.forEach(run);
  const seeing = sight(look);
  const undo = [client.page.on('visible', each(restart)), client.page.whenActive(each(restart))];

  return {
    watch(target, element) {
      const state: State = { target, element, visible: target.visible, since: undefined, dwell: 0, stage: 'new' };
      if (element) seeing.watch(state as Seen);
      else look(state, true);
      return state;
    },
    unwatch(state) {
      if (state.element) seeing.unwatch(state as Seen);
      if (!states.delete(state)) return;
      look(state, false);
      leave(state);
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
      seeing.dispose();
      undo.forEach((run) => run());
    },
  };
}
