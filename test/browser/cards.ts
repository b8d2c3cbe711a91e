/**
 * Cards — a survey of every type and in every state, and how it is brought there. What tests of looks and access go through.
 */
import type { Page } from '@playwright/test';
import type { Question, Survey } from '../../src/types.ts';
import { attune } from './fixtures.ts';

export interface Card extends Pick<Survey, 'id' | 'questions' | 'thanks' | 'show'> {
  /** Clicked one after the other once it is open; `#field` is written into. */
  readonly press?: readonly string[];
}

const nps: Question = { id: 'nps', type: 'nps', ask: 'Would you recommend us?', help: 'To a friend.', optional: true };
const text: Question = { id: 'text', type: 'text', ask: 'Why?', placeholder: 'Because …' };
const choices: Question = { id: 'choices', type: 'choices', ask: 'What could we do better?', choices: ['Price', 'Choice', 'Speed'], none: true };
const csat: Question = { id: 'csat', type: 'csat', ask: 'How was your delivery?' };
const emotion: Question = { id: 'emotion', type: 'emotion', ask: 'How do you feel?' };
const message: Question = { id: 'message', type: 'message', ask: 'You said, we did.', link: { label: 'Read more', href: '/more' } };

/** One for each type. */
export const types: readonly Card[] = ([
  nps, csat, text, choices, emotion, message,
  { id: 'ces', type: 'ces', ask: 'How easy was it?' },
  { id: 'rating', type: 'rating', ask: 'How many stars?' },
  { id: 'ten', type: 'rating', ask: 'Of ten?', look: 'numbers', scale: 10 },
  { id: 'thumbs', type: 'thumbs', ask: 'Did it help?' },
  { id: 'choice', type: 'choice', ask: 'What matters most?', choices: ['Price', 'Choice'], other: true },
  { id: 'line', type: 'text', ask: 'Your address?', input: 'email' },
  { id: 'consent', type: 'consent', ask: 'May we quote you?' },
] satisfies Question[]).map((question) => ({ id: question.id, questions: [question] }));

/** One for each state. */
export const states: readonly Card[] = [
  { id: 'scale-chosen', questions: [nps, text], show: { autoAdvance: false }, press: ['[value="9"]'] },
  { id: 'faces-chosen', questions: [csat], show: { autoAdvance: false }, press: ['[value="3"]'] },
  { id: 'error', questions: [text], press: ['.main'] },
  { id: 'ticked', questions: [choices, text, nps], press: ['[value="Price"]'] },
  { id: 'progress', questions: [csat, choices, text], press: ['[value="3"]'] },
  { id: 'thanks', questions: [text], thanks: [{ text: 'Lovely. Tell a friend?', link: { label: 'Share', href: '/friends' } }], press: ['#field', '.main'] },
  { id: 'modal', questions: [csat], show: { as: 'modal' } },
  { id: 'bar', questions: [csat], show: { as: 'bar' } },
  { id: 'top', questions: [emotion], show: { at: 'top-start' } },
];

export const cards: readonly Card[] = [...types, ...states];

/** As a configuration has them: none shows by itself. */
export const surveys = cards.map(({ press: _, ...survey }) => ({ on: 'never', ...survey }));

/** Looks at every frame until the open survey shows this, and brings to its end what moves. */
function settle(page: Page, selector: string): Promise<void> {
  return page.evaluate(async (wanted) => {
    const root = (): ShadowRoot | null | undefined => document.querySelector('attune-survey')?.shadowRoot;
    while (!root()?.querySelector(wanted)) await new Promise(requestAnimationFrame);
    for (const animation of root()!.getAnimations()) animation.finish();
  }, selector);
}

/** Opens one, brings it to its state, and to rest. */
export async function open(page: Page, id: string): Promise<void> {
  await attune(page, 'show', id);
  await settle(page, '#ask');
  for (const selector of cards.find((card) => card.id === id)?.press ?? []) {
    const field = page.locator(`attune-survey ${selector}`).first();
    if (selector === '#field') await field.fill('Because of it');
    else await field.click({ force: true });
  }
  await settle(page, { progress: '.top button', thanks: '.badge', error: '#wrong' }[id] ?? '#ask');
}

/** Closes what is open. */
export async function close(page: Page): Promise<void> {
  await attune(page, 'close');
  await page.evaluate(async () => {
    while (document.querySelector('attune-survey')) await new Promise(requestAnimationFrame);
  });
}
