/**
 * Wait — counts visible time, and says when enough of it has passed. One timer; a hidden page's clock stands still.
 */
import type { Dispose, FeatureClient } from '../types.ts';

export interface Wait {
  /** Begins to count, or to be asked again soon if the time is over and something else is in the way. */
  start(): void;
  /** Visible milliseconds so far. */
  elapsed(): number;
  readonly dispose: Dispose;
}

/** What is in the way is looked at again after so long, in milliseconds. */
const again = 1000;

interface WaitOptions {
  readonly client: FeatureClient;
  /** Milliseconds. */
  readonly length: number;
  readonly onOver: () => void;
}

export function createWait({ client: { page }, length, onOver }: WaitOptions): Wait {
  let before = 0;
  let since: number | undefined = page.isVisible() ? performance.now() : undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const elapsed = (): number => before + (since === undefined ? 0 : performance.now() - since);

  function start(): void {
    clearTimeout(timer);
    // A timer may fire a little early by this clock.
    if (since !== undefined) timer = setTimeout(onOver, Math.max(Math.ceil(length - elapsed()), 0) || again);
  }

  const undo = [
    page.on('left', () => {
      before = elapsed();
      since = undefined;
      clearTimeout(timer);
    }),
    page.on('visible', () => {
      since ??= performance.now();
      start();
    }),
  ];

  return {
    start,
    elapsed,
    dispose() {
      clearTimeout(timer);
      for (const stop of undo) stop();
    },
  };
}
