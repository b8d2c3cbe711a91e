/**
 * Alone — Chromium as a visitor has it: what is driven does not prerender and is never hidden, so the pages walk by themselves
 * and only the receiver is asked.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../scripts/browsers.mjs';

/** @returns What ends it and leaves nothing behind. */
export async function walkAlone(url: string, args: readonly string[] = []): Promise<() => Promise<void>> {
  const profile = await mkdtemp('.tmp/profile-');
  const browser = spawn(findBrowser('chromium') ?? chromium.executablePath(), [...args, '--headless=new', `--user-data-dir=${profile}`, url], { stdio: 'ignore' });
  return async () => {
    const over = once(browser, 'exit');
    browser.kill();
    await over;
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
}
