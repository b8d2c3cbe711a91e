/**
 * Showing — what a survey is shown with: the run, the widget, and Preact. Loaded only when every gate is open, or a wait has begun:
 * whoever is asked nothing never pays for it. Parts that not every survey needs are one step further.
 */
import type { Question, Survey, Theme } from '../types.ts';
import { isThemed } from './themed.ts';
import { basic } from './ui/basic.ts';
import type { Parts } from './ui/part.ts';

export { words } from '../decision/words.ts';
export { createRun } from './run.ts';

const isBasic = (question: Question): boolean =>
  (question.type === 'text' ? !question.input && !question.minLength && question.long !== false : question.type === 'nps' || question.type === 'ces');

/** What a survey needs. Rejects if the network does. */
export async function partsOf(survey: Survey, theme?: Theme): Promise<Parts> {
  const { questions, thanks, show } = survey;
  const isEnough = (show?.as ?? 'popover') === 'popover' && questions.length < 3 && questions.every(isBasic) && !thanks?.some(({ link, ask_contact }) => link || ask_contact);
  const parts = isEnough ? basic : await (await import('./ui/more.tsx')).partsFor(survey);
  return isThemed(theme) ? (await import('./ui/theme.ts')).themed(parts) : parts;
}
