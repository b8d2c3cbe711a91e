/**
 * Theme — the site's colours and measures, in place of the sheet's own. Loaded only where the site has given any.
 * Values go through the CSS object model, so none can break out of its property, and no style attribute is written.
 * Every colour is repaired against what lies under it, see `contrast`.
 */
import type { Theme } from '../../types.ts';
import { legible, solid } from './contrast.ts';
import type { Parts } from './part.ts';

const spaces = { compact: '.8em', normal: '1em', spacious: '1.25em' };
const colours = ['accent', 'text', 'surface'];
const [surface, text] = ['var(--surface)', 'var(--text)'];

const sheet = `.panel{
--surface:${solid('surface', 'light-dark(#fff,#1e2128)')};
--text:${legible(solid('text', 'light-dark(#1a1d23,#eceef2)'), surface)};
--quiet:${legible(`color-mix(in oklab,${text} 70%,${surface})`, surface)};
--tile:color-mix(in oklab,${text} 6%,${surface});
--told:${legible(text, 'var(--tile)')};
--accent:${legible(solid('accent', '#2f62dc'), surface, 3.7)};
--on:${legible('#fff', 'var(--accent)', 7)};
--wrong:${legible('#c4281c', surface)};
--radius:var(--attune-radius,var(--t-radius,14px));
--font:var(--attune-font,var(--t-font,inherit))}`;

/** Writes what the theme says. What it does not say, or what is no colour, keeps its default. */
function dress(style: CSSStyleDeclaration, { scheme = 'auto', density = 'normal', ...values }: Theme): void {
  for (const [name, value] of Object.entries(values)) {
    if (!colours.includes(name) || CSS.supports('color', value)) style.setProperty(`--t-${name}`, value);
  }
  style.setProperty('--u', spaces[density], 'important');
  if (scheme !== 'auto') style.setProperty('color-scheme', scheme, 'important');
}

/** The widget's parts, as the site would have them look. */
export const themed = (parts: Parts): Parts => ({ ...parts, sheet: parts.sheet + sheet, dress });
