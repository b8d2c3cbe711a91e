/**
 * Place — keeps the widget off what the visitor works with: above the on-screen keyboard, and never over the focused element.
 */
import type { Host, Wrap } from './host.tsx';

const overlaps = (a: DOMRect, b: DOMRect): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Watches the focus and the keyboard, until the signal. */
export function keepClear({ panel, root, style }: Host, wrap: Wrap, until: { readonly signal: AbortSignal }): void {
  const view = window.visualViewport;
  const rise = wrap(() => {
    // Zooming in shrinks the visual viewport as well; only what the keyboard takes counts.
    if (view?.scale === 1) style.setProperty('--keys', `${Math.max(0, innerHeight - view.height - view.offsetTop)}px`);
  });
  const dodge = wrap(() => {
    const focused = document.activeElement;
    if (!focused || root.activeElement || focused.contains(root.host)) return;
    if (overlaps(focused.getBoundingClientRect(), panel.getBoundingClientRect())) {
      // The same place at the other edge.
      panel.dataset.at = panel.dataset.at!.replace(/^\w+/, (edge) => (edge === 'bottom' ? 'top' : 'bottom'));
    }
  });
  view?.addEventListener('resize', rise, until);
  document.addEventListener('focusin', dodge, until);
  rise();
  // Its size is known once the first card is drawn.
  queueMicrotask(dodge);
}
