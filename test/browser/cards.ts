/**
 * Cards — a survey of every type, in every state and every place, and how it is brought there. What tests of looks and access go through.
 */
import type { Page } from '@playwright/test';
import type { Question, Survey } from '../../src/types.ts';
import { attune } from './fixtures.ts';

export interface Card extends Pick<Survey, 'id' | 'questions' | 'thanks' | 'show'> {
  /** Clicked one after the other once it is open; `#field` is written into. */
  readonly press?: readonly string[];
  /** What is there once it is in its state. Default: a question, or the last word. */
  readonly until?: string;
}

const nps: Question = { id: 'nps', type: 'nps', ask: 'Would you recommend us?', help: 'To a friend.', optional: true };
const text: Question = { id: 'text', type: 'text', ask: 'Why?', placeholder: 'Because …' };
const choices: Question = { id: 'choices', type: 'choices', ask: 'What could we do better?', choices: ['Price', 'Choice', 'Speed'], none: true };
const choice: Question = { id: 'choice', type: 'choice', ask: 'What matters most?', choices: ['Price', 'Choice'], other: true };
const csat: Question = { id: 'csat', type: 'csat', ask: 'How was your delivery?' };
const emotion: Question = { id: 'emotion', type: 'emotion', ask: 'How do you feel?' };
const message: Question = { id: 'message', type: 'message', ask: 'You said, we did.', link: { label: 'Read more', href: '/more' } };
const contact: Question = { id: 'contact', type: 'contact', ask: 'How can we reach you?', help: 'We write once.', fields: [{ field: 'name', optional: true }, { field: 'email' }, { field: 'phone', optional: true }] };
const rank: Question = { id: 'rank', type: 'rank', ask: 'What counts most?', choices: ['Price', 'Care', { id: 'pace', label: 'Speed' }] };
const matrix: Question = { id: 'matrix', type: 'matrix', ask: 'How was each part of it?', rows: ['Packaging', { id: 'pace', label: 'Speed' }], columns: ['Bad', 'Fair', 'Good'] };
const wood = (id: string, colour: string) => ({
  id, label: id, alt: `A table of ${id}`, src: `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path fill="${colour}" d="M0 0h4v3H0z"/></svg>`)}`,
});
const picture: Question = { id: 'picture', type: 'picture', ask: 'Which would you have?', choices: [wood('oak', 'tan'), wood('ash', 'wheat'), { ...wood('elm', 'peru'), src: 'data:,none' }] };

/** One for each type. */
export const types: readonly Card[] = ([
  nps, csat, text, choices, choice, emotion, message, contact, rank, matrix, picture,
  { id: 'ces', type: 'ces', ask: 'How easy was it?' },
  { id: 'rating', type: 'rating', ask: 'How many stars?' },
  { id: 'ten', type: 'rating', ask: 'Of ten?', look: 'numbers', scale: 10 },
  { id: 'thumbs', type: 'thumbs', ask: 'Did it help?' },
  { id: 'line', type: 'text', ask: 'Your address?', input: 'email' },
  { id: 'date', type: 'date', ask: 'When did it arrive?' },
  { id: 'consent', type: 'consent', ask: 'May we quote you?' },
] satisfies Question[]).map((question) => ({ id: question.id, questions: [question] }));

const sorry = { text: 'We are sorry.', ask_contact: true } as const;

/** One for each state. */
export const states: readonly Card[] = [
  { id: 'scale-chosen', questions: [nps, text], show: { autoAdvance: false }, press: ['[value="9"]'] },
  { id: 'faces-chosen', questions: [csat], show: { autoAdvance: false }, press: ['[value="3"]'] },
  { id: 'other', questions: [choice], press: ['[value="other"]'], until: 'input.field' },
  { id: 'ranked', questions: [rank], press: ['li:last-child .icon'] },
  { id: 'judged', questions: [matrix], press: ['[value="Good"]'] },
  { id: 'picked', questions: [{ ...picture, several: true }], press: ['[value="ash"]'] },
  { id: 'ticked', questions: [choices, text, nps], press: ['[value="Price"]'] },
  { id: 'progress', questions: [csat, choices, text], press: ['[value="3"]'], until: '.top button' },
  { id: 'error', questions: [text], press: ['.main'], until: '#wrong' },
  { id: 'too-few', questions: [{ ...choices, min: 2, max: 2 }], press: ['[value="Price"]', '.main'], until: '#wrong' },
  { id: 'contact-error', questions: [contact], press: ['.main'], until: '#wrong' },
  { id: 'matrix-error', questions: [matrix], press: ['[value="Good"]', '.main'], until: '#wrong' },
  { id: 'thanks', questions: [text], thanks: [{ text: 'Lovely. Tell a friend?', link: { label: 'Share', href: '/friends' } }], press: ['#field', '.main'], until: '.badge' },
  { id: 'thanks-contact', questions: [text], thanks: [sorry], press: ['#field', '.main'], until: '.badge' },
  { id: 'thanks-error', questions: [text], thanks: [sorry], press: ['#field', '.main', '.thanks .main'], until: '#wrong' },
];

/** One for each place; `tab` is what a tab opens. */
export const places: readonly Card[] = [
  { id: 'modal', questions: [csat], show: { as: 'modal' } },
  { id: 'bar', questions: [csat], show: { as: 'bar' } },
  { id: 'top', questions: [emotion], show: { at: 'top-start' } },
  { id: 'inline', questions: [nps, text, csat], show: { as: 'inline', slot: 'here' } },
  { id: 'page', questions: [choices, text, csat], show: { as: 'page' } },
  { id: 'tab', questions: [text], show: { as: 'tab', label: 'Feedback' } },
];

export const cards: readonly Card[] = [...types, ...states, ...places];

/** As a configuration has them: none shows by itself. */
export const surveys = cards.map(({ press: _, until: __, ...survey }) => ({ on: 'never', ...survey }));

/**
 * Opens one, brings it to its state, and what moves to its end. All of it happens in the page, which is ten times as quick as a click from
 * without; that a finger and a key can do it too is seen elsewhere.
 */
export async function open(page: Page, id: string): Promise<void> {
  await attune(page, 'show', id);
  const { press = [], until = '#ask' } = cards.find((card) => card.id === id) ?? {};
  await page.evaluate(async ([selectors, last]) => {
    const root = (): ShadowRoot | null | undefined => document.querySelector('attune-survey')?.shadowRoot;
    const find = async (selector: string): Promise<HTMLElement> => {
      for (;;) {
        const found = root()?.querySelector<HTMLElement>(selector);
        if (found) return found;
        await new Promise(requestAnimationFrame);
      }
    };
    await find('#ask');
    for (const selector of selectors) {
      const element = await find(selector);
      if (element instanceof HTMLTextAreaElement) {
        element.value = 'Because of it';
        element.dispatchEvent(new Event('input', { bubbles: true }));
      } else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 1 }));
      // What it does is drawn by then.
      await new Promise(requestAnimationFrame);
    }
    await find(last);
    for (const animation of root()!.getAnimations()) animation.finish();
  }, [press, until] as const);
}

/** Closes what is open. */
export async function close(page: Page): Promise<void> {
  await attune(page, 'close');
  await page.evaluate(async () => {
    while (document.querySelector('attune-survey')) await new Promise(requestAnimationFrame);
  });
}
