/**
 * Pauses — when one endpoint may be asked again. Shared by the tabs and kept over reloads, so that a receiver that is down or tired is
 * asked less and less, whoever asks.
 */
import type { Endpoint, FeatureClient } from '../types.ts';
import type { Pause, Why } from './answer.ts';
import type { Destination } from './destination.ts';

export interface Pauses {
  /** The pause that was set last, though it may be over; empty after a success. */
  pause(): Partial<Pause>;
  /** Without one, the endpoint is well. */
  setPause(next?: Pause): void;
  /** Milliseconds until the pause ends. */
  paused(): number;
  /** Begins one: as long as the receiver has said (in milliseconds), else exponential from 1 s to 5 min with full jitter. */
  rest(why: Why, after?: number): void;
}

interface PausesOptions extends Pick<FeatureClient, 'report' | 'memory'> {
  readonly destination: Pick<Destination, 'queue' | 'endpoint'>;
}

const longestWait = 5 * 60 * 1000;

export function createPauses({ destination: { queue, endpoint }, memory, report }: PausesOptions): Pauses {
  const all = (): { readonly [queue: string]: Pause | undefined } => memory.read('pauses') as {} ?? {};
  const pause = (): Partial<Pause> => all()[queue] ?? {};
  const setPause = (next?: Pause): void => memory.write('pauses', { ...all(), [queue]: next });

  return {
    pause,
    setPause,
    paused() {
      const { from = 0, wait = 0 } = pause();
      // By the device's clock: the visitor's own stands still while that is behind.
      const at = Date.now();
      return at < from ? 0 : Math.max(from + wait - at, 0);
    },
    rest(why, wait) {
      const { tries = 0 } = pause();
      setPause({ from: Date.now(), wait: wait ?? Math.random() * Math.min(1000 * 2 ** tries, longestWait), tries: tries + 1, why });
      if (why !== 'busy' && navigator.onLine) report(`endpoint_${why}`, { where: (endpoint as Partial<Endpoint>).url ?? 'endpoint()' });
    },
  };
}
