/**
 * Theme — colours that cannot be told apart. The widget repairs them; then they are not those of the theme.
 * Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. Colours in other notations than hex, rgb and hsl are not judged.
 */
import type { Finding } from '../finding.ts';
import type { Lint } from './subject.ts';

type Rgb = readonly number[];

const LEAST = 4.5;
const WHITE: Rgb = [1, 1, 1];
const NAMED: { readonly [name: string]: string } = {
  white: '#fff', black: '#000', red: '#f00', green: '#008000', blue: '#00f', yellow: '#ff0', orange: '#ffa500',
  gray: '#808080', grey: '#808080', navy: '#000080', purple: '#800080', teal: '#008080',
};

function fromHsl([hue = 0, saturation = 0, lightness = 0]: readonly number[]): Rgb {
  const chroma = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100);
  return [0, 8, 4].map((n) => lightness / 100 - chroma * Math.max(-1, Math.min(((n + hue / 30) % 12) - 3, 9 - ((n + hue / 30) % 12), 1)));
}

/** Red, green and blue from 0 to 1. */
function colour(text: string): Rgb | undefined {
  const value = NAMED[text.trim().toLowerCase()] ?? text.trim().toLowerCase();
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(value)?.[1];
  const pairs = hex === undefined || hex.length > 4 ? hex?.match(/../g) : [...hex].map((digit) => digit + digit);
  if (pairs) return pairs.slice(0, 3).map((pair) => parseInt(pair, 16) / 255);
  const [, name, inside = ''] = /^(rgb|hsl)a?\(([^)]*)\)$/.exec(value) ?? [];
  const numbers = inside.match(/-?[\d.]+/g)?.slice(0, 3).map(Number) ?? [];
  if (numbers.length < 3) return undefined;
  return name === 'hsl' ? fromHsl(numbers) : numbers.map((number) => number / (inside.includes('%') ? 100 : 255));
}

const luminance = (rgb: Rgb): number =>
  rgb.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
    .reduce((sum, channel, i) => sum + channel * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);

/** From 1, the same, to 21, black on white. */
function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Lints the theme's colours against its surface. */
export const theme: Lint = ({ config: { theme: colours = {} } }) => {
  const surface = colours.surface === undefined ? (colours.scheme === 'dark' ? undefined : WHITE) : colour(colours.surface);
  return (['text', 'accent'] as const).flatMap((name): readonly Finding[] => {
    const own = colours[name] === undefined ? undefined : colour(colours[name]);
    const ratio = own && surface ? contrast(own, surface) : Infinity;
    const below = colours.surface === undefined ? 'white' : `"${colours.surface}"`;
    return ratio >= LEAST ? [] : [{
      level: 'warning', rule: 'low_contrast', path: `theme.${name}`,
      message: `"${colours[name]}" on ${below} has a contrast of ${ratio.toFixed(2)}:1, under ${LEAST}:1; the widget will change it.`,
      suggestion: 'Choose a darker or lighter one.',
    }];
  });
};
