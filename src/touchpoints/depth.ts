/**
 * Depth — how far down the page was scrolled, 0–1 of its height. The listener does nothing but start a timer; the page
 * is measured when that ends and when it is left, so that scrolling never waits for us.
 */
import type { Dispose, FeatureClient } from '../types.ts';
import { listen } from './listen.ts';

export interface Depth {
  /** The greatest so far, in hundredths. */
  read(): number;
  /** Another page view begins. Nothing is measured yet: the page may still be scrolled as the last one was. */
  reset(): void;
  dispose: Dispose;
}

/** In milliseconds. */
const pause = 100;

export function createDepth({ guard }: Pick<FeatureClient, 'guard'>): Depth {
  let deepest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const measure = (): void => {
    const { scrollHeight } = document.scrollingElement ?? document.documentElement;
    timer = undefined;
    deepest = Math.max(deepest, Math.min(1, (scrollY + innerHeight) / scrollHeight || 1));
  };
  const later = guard('scroll', measure);
  const dispose = listen(document, 'scroll', () => {
    timer ??= setTimeout(later, pause);
  });

  return {
    read() {
      measure();
      return Math.round(deepest * 100) / 100;
    },
    reset() {
      clearTimeout(timer);
      timer = undefined;
      deepest = 0;
    },
    dispose,
  };
}
