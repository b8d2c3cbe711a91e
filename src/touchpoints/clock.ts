/**
 * Clock — how long the page could be seen. It stands while the tab is hidden, prerendered or in the back/forward cache,
 * so that time away is in no dwell; and it is not the visitor's clock, so that setting that changes nothing.
 */
import type { Dispose, PageLife } from '../types.ts';

export interface VisibleClock {
  /** Visible milliseconds since the clock was made. */
  now(): number;
  dispose: Dispose;
}

export interface ClockOptions {
  readonly page: PageLife;
  /** Milliseconds that never jump. Default: `performance.now`. */
  readonly time?: () => number;
}

export function createVisibleClock({ page, time = () => performance.now() }: ClockOptions): VisibleClock {
  let sum = 0;
  let since: number | undefined;
  const now = (): number => sum + (since === undefined ? 0 : time() - since);

  function stop(): void {
    sum = now();
    since = undefined;
  }
  // The back/forward cache gives a page back before it says that it is visible.
  function start(): void {
    if (page.isVisible()) since ??= time();
  }

  const undo = [page.on('leaving', stop), page.on('visible', start), page.on('restored', start), page.whenActive(start)];
  return { now, dispose: () => undo.forEach((run) => run()) };
}
