/**
 * Answers — when the page last did something that answers a click: changed, scrolled, navigated, moved the focus elsewhere, selected
 * text, took input, opened something. It looks only while clicks wait for an answer, and holds nothing else.
 */
import type { Dispose, FeatureClient } from '../../types.ts';
import { listen } from '../listen.ts';

export interface Answers {
  /** Looks from now on, for as long as the slowest answer may take. */
  listen(path: readonly EventTarget[]): void;
  /** Whether there was an answer at that time, of `performance.now`, or later. */
  since(at: number): boolean;
  dispose: Dispose;
}

/** For how long after a click an answer counts, in milliseconds. */
export const patience = 2500;

const here = ['scroll', 'input', 'change', 'invalid', 'submit', 'toggle', 'beforetoggle', 'play', 'pause', 'copy', 'fullscreenchange', 'visibilitychange'];
/** A window loses the focus to a new tab, a file picker, another application. */
const away = ['blur', 'popstate', 'hashchange', 'pagehide'];
const changes = { childList: true, subtree: true, attributes: true, characterData: true };

export function createAnswers({ guard }: Pick<FeatureClient, 'guard'>): Answers {
  let last = -Infinity;
  let undo: Dispose[] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pressed: readonly EventTarget[] = [];

  const heard = (): void => void (last = performance.now());
  // A click focuses what it hits and puts the caret there, which is no answer.
  const focus = (event: Event): void => void (pressed.includes(event.composedPath()[0]!) || heard());
  const select = (): void => void (getSelection()?.isCollapsed === false && heard());
  const observer = new MutationObserver(heard);

  function stop(): void {
    clearTimeout(timer);
    observer.disconnect();
    undo?.forEach((run) => run());
    undo = undefined;
  }
  const over = guard('frustrated', stop);

  function start(): void {
    const { navigation } = window as { navigation?: EventTarget };
    undo = [
      ...here.map((type) => listen(document, type, heard)),
      ...away.map((type) => listen(window, type, (event) => void (event.target === window && heard()))),
      listen(document, 'focusin', focus), listen(document, 'selectionchange', select),
      ...(navigation ? [listen(navigation, 'navigate', heard)] : []),
    ];
    observer.observe(document, changes);
  }

  return {
    listen(path) {
      pressed = path;
      if (!undo) start();
      // What changes within a shadow root cannot be seen from outside.
      for (const root of path) if (root instanceof ShadowRoot) observer.observe(root, changes);
      clearTimeout(timer);
      timer = setTimeout(over, patience + 500);
    },
    since: (at) => last >= at,
    dispose: stop,
  };
}
