/**
 * Reveal — a panel in which the field and the way on come back into sight after an on-screen keyboard has come up.
 * Where there is room for one of them alone, it is the field. Without a focus inside, nothing moves.
 */
import type { FunctionComponent, VNode } from 'preact';

function watch(panel: HTMLElement | null): (() => void) | undefined {
  if (!panel) return undefined;
  const over = new AbortController();
  const reveal = (): void => {
    const field = panel.querySelector(':focus');
    if (field) for (const part of [panel.querySelector('.foot'), field]) part?.scrollIntoView({ block: 'nearest' });
  };
  // By the next frame the panel has made room, and the browser has scrolled as far as it does by itself.
  window.visualViewport?.addEventListener('resize', () => requestAnimationFrame(reveal), over);
  return () => over.abort();
}

/** The panel of a frame. */
export const revealing = (Tag: 'section' | 'dialog'): FunctionComponent<object> =>
  function Panel(props): VNode {
    return <Tag {...props} ref={watch} />;
  };
