/**
 * Asking — pages with surveys in them, and what a visitor and a receiver see of one.
 */
import type { Locator, Page } from '@playwright/test';
import type { AttuneEvent, Question, Survey } from '../../src/types.ts';
import { attune, ready } from './fixtures.ts';
import { html, scriptTag, type Receiver } from './receiver.ts';

/** A survey that is shown when it is asked for. */
export const survey = (questions: readonly Question[], more: Partial<Survey> = {}): Survey => ({ id: 's', on: 'never_happens', questions, ...more });

/** Opens a page whose configuration has these surveys. */
export async function visit({ page, receiver, surveys, body = '<h1>A page</h1>', path = '/asked', head = '', config = {} }: {
  page: Page; receiver: Receiver; surveys: readonly Survey[]; body?: string; path?: string; head?: string; config?: object;
}): Promise<void> {
  receiver.config = { limits: { all: {} }, surveys, ...config };
  receiver.pages.set('/asked', { body: html(`<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}${scriptTag('data-endpoint="/collect" data-config="/attune.json"')}`, body) });
  await page.goto(receiver.url + path);
  await ready(page);
}

export const card = (page: Page): Locator => page.locator('attune-survey form');

/** What is asked now. */
export const ask = (page: Page): Locator => card(page).locator('#ask');

/** What the receiver has of one kind of event, once all is sent. */
export async function told(page: Page, receiver: Receiver, name: string): Promise<AttuneEvent['data'][]> {
  await attune(page, 'flush');
  return receiver.stored(name).map(({ data }) => data);
}
