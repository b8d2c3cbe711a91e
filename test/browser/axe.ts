/**
 * Axe — what axe's rules and a ruler find wrong with the survey that is open, or with a whole page.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

interface Run {
  readonly passes: readonly object[];
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly failureSummary: string; readonly html: string }[] }[];
}

export interface Finding {
  /** How many rules found something to look at, and nothing wrong with it. */
  readonly rules: number;
  readonly violations: readonly string[];
}

/** Gives axe to the page, which may forbid scripts of others. */
export const bringAxe = (page: Page): Promise<void> => page.evaluate(axe);

interface Audit {
  /** Default: the survey. */
  readonly selector?: string;
  /** Default: all. */
  readonly rules?: readonly string[];
}

/** What axe finds wrong. */
export function auditOf(page: Page, { selector = 'attune-survey', rules }: Audit = {}): Promise<Finding> {
  return page.evaluate(async ([wanted, only]) => {
    // While something fades in, it has not its contrast yet.
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const running = roots.flatMap((root) => root.getAnimations()).filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.all(running.map(({ finished }) => finished.catch(() => undefined)));
    const { axe: checker } = window as unknown as { axe: { run: (where: object, how: object) => Promise<Run> } };
    const { violations, passes } = await checker.run({ include: [[wanted]] }, { resultTypes: ['violations'], preload: false, iframes: false, ...(only && { runOnly: only }) });
    return { rules: passes.length, violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`) };
  }, [selector, rules] as const);
}

/** What axe finds wrong with the whole page as it is now. */
export async function violations(page: Page): Promise<readonly string[]> {
  await bringAxe(page);
  return (await auditOf(page, { selector: 'html' })).violations;
}

export interface Shape {
  readonly found: readonly string[];
  /** The shorter side of the smallest target, in px. */
  readonly smallest: number;
}

/** What of it cannot be seen whole, or is smaller than so many px. A label that wraps its control is part of the target. */
export function shapeOf(page: Page, least: number): Promise<Shape> {
  return page.evaluate((wanted) => {
    const panel = document.querySelector('attune-survey')!.shadowRoot!.querySelector('.panel')!;
    const frame = panel.getBoundingClientRect();
    const found: string[] = [];
    let smallest = Infinity;
    const name = (element: Element): string => `${element.localName}.${element.getAttribute('class') ?? ''} "${element.textContent}"`;
    const isFlowing = panel.classList.contains('inline');
    if (frame.left < 0 || frame.right > innerWidth + 1 || (!isFlowing && (frame.top < 0 || frame.bottom > innerHeight + 1))) found.push(`out of the screen: ${JSON.stringify(frame)}`);
    if (panel.scrollWidth > panel.clientWidth) found.push(`wider than its panel: ${panel.scrollWidth}`);
    for (const element of panel.querySelectorAll('*')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width && !element.closest('.said') && (left < frame.left - 1 || right > frame.right + 1)) found.push(`beyond the panel: ${name(element)}`);
      if (element.matches('.tile,button') && element.scrollWidth > element.clientWidth + 1) found.push(`words cut off: ${name(element)}`);
      if (!element.matches('button,a,input,textarea')) continue;
      smallest = Math.min(smallest, width, height);
      if (width < wanted || height < wanted) found.push(`too small: ${name(element)} ${width} × ${height}`);
    }
    return { found, smallest: Math.round(smallest) };
  }, least);
}
