/**
 * Wait — counts visible time, and says when enough of it has passed. One timer; a hidden page's clock stands still.
 */
import type { Dispose, FeatureClient } from '../types.ts';

export interface Wait {
  /** Asks again when the time is over; soon, if it is over already and something else is in the way. */
  start(): void;
  /** Visible milliseconds so far. */
  elapsed(): number;
  /** What is still to wait, in ms; 0 or less when it is over. */
  left(): number;
  readonly dispose: Dispose;
}

interface WaitOptions extends Pick<FeatureClient, 'page'> {
  /** Milliseconds. */
  readonly length: number;
  readonly onOver: () => void;
}

/** What is in the way is looked at again after so long, in milliseconds. */
const again = 1000;

export function createWait({ page, length, onOver }: WaitOptions): Wait {
  let before = 0;
  let since: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const elapsed = (): number => before + (since === undefined ? 0 : performance.now() - since);

  const left = (): number => length - elapsed();

  function start(): void {
    clearTimeout(timer);
    // A timer may fire a little early by this clock.
    if (since !== undefined) timer = setTimeout(onOver, Math.ceil(Math.max(left(), 0)) || again);
  }

  function pause(): void {
    before = elapsed();
    since = undefined;
    clearTimeout(timer);
  }

  function go(): void {
    since ??= performance.now();
    start();
  }

  const undo = [page.on('left', pause), page.on('visible', go)];
  if (page.isVisible()) since = performance.now();
  return {
    start, elapsed, left,
    dispose() {
      clearTimeout(timer);
      for (const stop of undo) stop();
    },
  };
}
