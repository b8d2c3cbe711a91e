/**
 * Contrast — reads from the widget as it is drawn which colour stands on which, and how well the two can be told apart.
 * Runs in the page; colours of every syntax are turned into what a screen shows by painting them.
 */
import type { Page } from '@playwright/test';

/** One pair that is closer than it may be. */
export interface Faint {
  readonly theme: unknown;
  readonly what: string;
  readonly ratio: number;
  readonly colours: readonly [string, string];
}

/** `--attune-*` by name. */
export type Properties = Readonly<Record<string, string>>;

/** Tries themes as custom properties of the page, one after the other, and returns what cannot be read or seen in any of them. */
export function faintIn(page: Page, themes: readonly Properties[]): Promise<{ faint: Faint[]; looked: number }> {
  return page.evaluate((all) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })!;
    const luminances = new Map<string, number>();
    const luminance = (colour: string): number => {
      if (!luminances.has(colour)) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const linear = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => (byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
        luminances.set(colour, 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!);
      }
      return luminances.get(colour)!;
    };
    const ratioOf = (one: string, other: string): number => {
      const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
      return (light + 0.05) / (dark + 0.05);
    };
    const root = document.querySelector('attune-survey')!.shadowRoot!;
    const isClear = (colour: string): boolean => /transparent|, 0\)|\/ 0\)/.test(colour);
    const below = (element: Element | null): string => {
      for (let one = element; one; one = one.parentElement) {
        const { backgroundColor } = getComputedStyle(one);
        if (!isClear(backgroundColor)) return backgroundColor;
      }
      return 'white';
    };
    const pairsOf = (element: Element): [what: string, least: number, colour: string, under: string][] => {
      const name = element.getAttribute('class') ?? element.localName;
      const style = getComputedStyle(element);
      const hasWords = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
      const pairs: [string, number, string, string][] = [];
      // Not there, or said and not seen.
      if (!element.checkVisibility() || style.clipPath !== 'none') return pairs;
      if (hasWords || element.matches('textarea,.field')) pairs.push([`words of ${name}`, 4.5, style.color, below(element)]);
      if (element.matches('.field')) {
        pairs.push(['placeholder', 4.5, getComputedStyle(element, '::placeholder').color, below(element)]);
        pairs.push(['border of the field', 3, style.borderTopColor, below(element.parentElement)]);
      }
      if (element.matches('svg')) pairs.push([`sign in ${element.parentElement!.className}`, 3, style.stroke === 'none' ? style.color : style.stroke, below(element)]);
      if (element.matches('.main:not(a),.badge,.on,.box') && !isClear(style.backgroundColor) && style.borderTopWidth !== '2px') pairs.push([`fill of ${name}`, 3, style.backgroundColor, below(element.parentElement)]);
      if (element.matches('.mark') && style.borderTopWidth !== '0px') pairs.push(['edge of the mark', 3, style.borderTopColor, below(element.parentElement)], ['mark within', 3, style.borderTopColor, below(element)]);
      if (element.matches('.scale:not(.stars) :checked+.tile,.list :checked+.tile')) pairs.push(['the chosen one', 3, element.closest('.list') ? style.borderTopColor : style.backgroundColor, below(element.parentElement)]);
      return pairs;
    };
    const faint: { theme: unknown; what: string; ratio: number; colours: [string, string] }[] = [];
    let looked = 0;
    for (const theme of all) {
      for (const [name, value] of Object.entries(theme)) document.documentElement.style.setProperty(`--${name}`, value);
      for (const element of root.querySelectorAll('*')) {
        for (const [what, least, colour, under] of pairsOf(element)) {
          looked += 1;
          const ratio = ratioOf(colour, under);
          if (!(ratio >= least)) faint.push({ theme, what, ratio, colours: [colour, under] });
        }
      }
    }
    return { faint, looked };
  }, themes);
}

/** A small generator of the same numbers each time, from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const named = ['red', 'gold', 'rebeccapurple', 'hotpink', 'gray', 'dimgray', 'lime', 'navy', 'ivory', 'tomato', 'slategray', 'chartreuse', 'black', 'white'];

/** Themes whose three colours are any, in any syntax; `brand` is what `var()` finds. */
export function randomThemes(count: number, random: () => number): Properties[] {
  const number = (most: number): number => Math.round(random() * most * 100) / 100;
  const byte = (): number => Math.floor(random() * 256);
  const hex = (digits: number): string => `#${Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')}`;
  const syntaxes = [
    () => hex(3), () => hex(6), () => hex(8), () => `rgb(${byte()} ${byte()} ${byte()})`, () => `rgba(${byte()}, ${byte()}, ${byte()}, ${number(1)})`,
    () => `hsl(${number(360)} ${number(100)}% ${number(100)}%)`, () => `oklch(${number(1)} ${number(0.4)} ${number(360)})`,
    () => named[Math.floor(random() * named.length)]!, () => 'var(--brand)', () => `color-mix(in oklab, ${hex(6)}, ${hex(6)})`,
  ];
  const colour = (): string => syntaxes[Math.floor(random() * syntaxes.length)]!();
  return Array.from({ length: count }, () => ({ 'brand': hex(6), 'attune-accent': colour(), 'attune-text': colour(), 'attune-surface': colour() }));
}
