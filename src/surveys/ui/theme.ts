/**
 * Theme — the site's colours and measures, as properties of a constructed sheet's rule for the host.
 * Values go through the CSS object model, so none can break out of its property, and no style attribute is written.
 * Contrast is worked out in CSS itself (`sheet.frame`), where any colour syntax and the page's own properties are understood.
 */
import type { Theme } from '../../types.ts';

const spaces = { compact: '.8', normal: '1', spacious: '1.25' };

/** Writes what the theme says. What it does not say, or what is no CSS, keeps its default. */
export function dress(style: CSSStyleDeclaration, { scheme = 'auto', density = 'normal', ...values }: Theme): void {
  for (const [name, value] of Object.entries({ ...values, space: spaces[density] })) style.setProperty(`--t-${name}`, value);
  if (scheme !== 'auto') style.setProperty('color-scheme', scheme, 'important');
}
