/**
 * Visible — whether a page is seen, and since when it counts as visited: a prerendered one not before it is activated.
 */
import type { FeatureClient, PageLife } from '../types.ts';

export function createVisible({ guard }: Pick<FeatureClient, 'guard'>): Pick<PageLife, 'isVisible' | 'whenActive'> {
  return {
    isVisible: () => !document.hidden && !isPrerendering(),
    whenActive(run) {
      const own = guard('prerenderingchange', run);
      if (!isPrerendering()) own();
      else document.addEventListener('prerenderingchange', own, { once: true });
      return () => document.removeEventListener('prerenderingchange', own);
    },
  };
}

function isPrerendering(): boolean {
  return !!(document as Document & { prerendering?: boolean }).prerendering;
}
