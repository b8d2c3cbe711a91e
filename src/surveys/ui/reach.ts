/**
 * Reach — how the keyboard gets into the widget and out again.
 * Takes no focus by itself. F6, or the first Tab while nothing has the focus, leads in; F6 or Escape lead out, to where one was.
 * Keys pressed inside are not the page's shortcuts.
 */
import type { Host, Wrap } from './host.tsx';

/** The keyboard's way in and out. */
export interface Reach {
  /** Focuses what answers the question. */
  enter(): void;
  /** Whether the focus is inside. */
  isInside(): boolean;
  /** Whether the last thing done inside was done by a key. */
  byKey(): boolean;
  /** Takes the widget away and gives the focus back, if it was inside. */
  leave(): void;
}

interface ReachOptions {
  readonly host: Host;
  readonly wrap: Wrap;
  /** What had the focus before the widget was there. */
  readonly before: Element | null;
  readonly close: (how: 'escape') => void;
  readonly until: { readonly signal: AbortSignal };
}

/** Listens on the panel, and on the document until the signal. */
export function createReach({ host: { panel, root, remove }, wrap, before, close, until }: ReachOptions): Reach {
  let isNew = true;
  let byKey = false;
  const find = (selector: string) => panel.querySelector<HTMLElement>(selector);
  const isInside = (): boolean => !!root.activeElement;
  const isNowhere = (): boolean => !document.activeElement || document.activeElement === document.body;

  const enter = (): void => {
    isNew = false;
    (find('[data-first]') ?? find('input:checked') ?? find('input,textarea') ?? find('.main') ?? find('button'))?.focus();
  };
  /** While a modal is there, nothing outside can take the focus: it goes first. */
  const giveBack = (release: () => void): void => {
    // A modal keeps it even while it is nowhere: behind it, nothing could have it.
    const had = isInside() || panel.localName === 'dialog';
    release();
    if (had) (before as HTMLElement | null)?.focus({ preventScroll: true });
  };
  const outside = wrap((event: KeyboardEvent) => {
    const { key } = event;
    if (event.defaultPrevented || isInside() || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (key === 'F6' || (key === 'Tab' && isNew && isNowhere())) {
      event.preventDefault();
      byKey = true;
      enter();
    } else if (key === 'Escape' && isNowhere()) close('escape');
  });
  const inside: { readonly [event: string]: (event: Event) => void } = {
    keydown: (event) => {
      const { key } = event as KeyboardEvent;
      event.stopPropagation();
      byKey = true;
      if (key !== 'Escape' && key !== 'F6') return;
      event.preventDefault();
      if (key === 'F6') giveBack(() => (root.activeElement as HTMLElement).blur());
      else close('escape');
    },
    pointerdown: () => {
      byKey = false;
    },
    focusin: (event) => {
      const from = (event as FocusEvent).relatedTarget as Element | null;
      if (from && !panel.contains(from)) before = from;
    },
  };
  document.addEventListener('keydown', outside, until);
  for (const [name, hear] of Object.entries(inside)) panel.addEventListener(name, wrap(hear));
  return {
    enter, isInside, byKey: () => byKey,
    leave: () => giveBack(remove),
  };
}
