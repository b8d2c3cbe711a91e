/**
 * Themed — whether the site has given the widget colours or measures of its own: in the configuration, or as custom properties.
 * Asked where the widget will stand, of an element like its own that is gone before anything is painted.
 */
import type { Theme } from '../types.ts';

/** `--attune-*`, those that the page may set. */
const properties = ['accent', 'text', 'surface', 'radius', 'font'];

/** Whether what dresses the widget is to be loaded. */
export function isThemed(theme: Theme | undefined, at: Element = document.body): boolean {
  const probe = at.appendChild(document.createElement('attune-survey'));
  const style = getComputedStyle(probe);
  const isSet = properties.some((name) => style.getPropertyValue(`--attune-${name}`));
  probe.remove();
  return !!theme || isSet;
}
