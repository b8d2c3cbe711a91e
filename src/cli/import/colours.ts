/**
 * Colours — a vendor's styles as a theme, as far as they are colours, lengths and fonts and nothing else.
 * Promise: what could end a declaration or load something never comes through.
 */
import type { Theme } from '../../types.ts';

const COLOUR = /^(#[\da-f]{3,4}|#[\da-f]{6}|#[\da-f]{8}|(rgb|hsl)a?\([\d\s.,%/]{1,40}\)|[a-z]{3,20})$/i;

export const colourOf = (value: unknown): string | undefined => (typeof value === 'string' && COLOUR.test(value.trim()) ? value.trim() : undefined);

export const lengthOf = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? `${value}px` : value;
  return typeof text === 'string' && /^\d{1,3}(\.\d{1,3})?(px|r?em)$/.test(text) ? text : undefined;
};

export const fontOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w\s"',-]{1,100}$/.test(value) && value !== 'inherit' ? value : undefined;

/** There is one theme for all surveys: that of the first one which has any. */
export function commonTheme(themes: readonly { readonly theme: Theme; readonly path: string }[], onOther: (path: string) => void): Theme | undefined {
  const [first, ...others] = themes.filter(({ theme }) => Object.keys(theme).length > 0);
  for (const { theme, path } of others) if (JSON.stringify(theme) !== JSON.stringify(first?.theme)) onOther(path);
  return first?.theme;
}
