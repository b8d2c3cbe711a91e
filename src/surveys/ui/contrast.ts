/**
 * Contrast — repairs a colour until it can be told from what lies under it, whatever the theme says and in whichever syntax.
 * Done by CSS itself, so that `var()`, the scheme and the page's own properties count as they are, and without a script's look at them.
 * The luminance below travels in the alpha of a mixture: there one formula sees both. A colour is darkened or lightened as far as
 * need be, and no further than black or white. Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */

/** A colour of the theme, without what a screen cannot show and what would shine through. */
export const solid = (name: string, fallback: string): string =>
  `color(from var(--attune-${name},var(--t-${name},${fallback})) srgb clamp(0,r,1) clamp(0,g,1) clamp(0,b,1)/1)`;

/** @param ratio - The default is a little over 4.5, for what rounding takes. */
export function legible(colour: string, under: string, ratio = 4.6): string {
  // Of the mixture, alpha is half of 1 + the luminance below, and each channel is that part of the colour's own.
  const own = 'y*2*alpha';
  const below = '(2*alpha - .95)';
  const isBright = 'clamp(0,(2*alpha - 1.179)*9999,1)';
  const darker = `${isBright}*(1 - clamp(0,(${below}/${ratio} - .05)/(${own}),1))`;
  const lighter = `(1 - ${isBright})*clamp(0,(${below}*${ratio} - .05 - ${own})/(1 - ${own}),1)`;
  const channel = (name: string, white: number): string => `calc(${name}*2*alpha*(1 - ${darker} - ${lighter}) + ${white}*${lighter})`;
  return `color(from color-mix(in xyz-d65,${colour},color(from ${under} xyz-d65 0 0 0/y)) xyz-d65 ${channel('x', 0.9505)} ${channel('y', 1)} ${channel('z', 1.089)}/1)`;
}
