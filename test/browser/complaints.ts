/**
 * Complaints — what the console and the page's policies say against a page.
 */
import type { Page } from '@playwright/test';

/** Collects what is complained of from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => void ((message.type() === 'error' || /Content.Security.Policy|Trusted(HTML|Script)/i.test(message.text())) && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
  return complaints;
}
