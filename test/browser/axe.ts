/**
 * Axe — what a page does wrong for those who cannot see or point, as axe finds it; and what its policy or its scripts complain of.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

interface Axe { readonly axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }

/** Rule and element of every violation on the page as it is now. */
export async function violations(page: Page): Promise<unknown> {
  // The page's Trusted Types policy does not bind what the driver evaluates.
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  const found = await page.evaluate(() => (window as unknown as Axe).axe.run());
  return found.violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
}

/** Collects what the console and the policy complain of from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => void ((message.type() === 'error' || /Content.Security.Policy|Trusted(HTML|Script)/i.test(message.text())) && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
  return complaints;
}
