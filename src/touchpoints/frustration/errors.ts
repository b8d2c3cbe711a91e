/**
 * Errors — an error that nobody caught, or a promise that nobody awaited, within a second of a click. Told once for a click, and
 * without the error's words, which may quote what was typed.
 */
import { listen } from '../listen.ts';
import { isAway } from './looks.ts';
import type { Judge, Judging, Press } from './press.ts';

/** In milliseconds. */
const within = 1000;

export function startErrors({ guard, told }: Pick<Judging, 'guard' | 'told'>): Judge {
  let last: Press | undefined;

  const fail = guard('error_click', (event: Event) => {
    // Images that do not load are told here as well, and the browser's own complaint about layouts is no failure.
    const isError = event.type !== 'error' || (event instanceof ErrorEvent && !event.message.startsWith('ResizeObserver'));
    // Who leaves cuts off what is under way.
    const isCut = event.type !== 'error' && last && isAway(last.origin, last.event);
    if (!last || !isError || isCut || performance.now() - last.at > within) return;
    told('error_click', last);
    last = undefined;
  });
  const undo = [listen(window, 'error', fail), listen(window, 'unhandledrejection', fail)];

  return {
    hear: (press) => void (last = press),
    dispose: () => undo.forEach((run) => run()),
  };
}
