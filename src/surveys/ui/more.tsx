/**
 * More — all parts: pictures, choices, feelings, boxes to tick, messages, links, progress, bars and modals.
 * Loaded before a survey is shown that needs any of them.
 */
import { checks } from '../checks.ts';
import { basic } from './basic.ts';
import { Choices, Consent, Emotion } from './choices.tsx';
import { draw } from './faces.tsx';
import { Follow, Message } from './follow.tsx';
import { Line } from './line.tsx';
import { modal } from './modal.ts';
import type { Frame, Parts } from './part.ts';
import { revealing } from './reveal.tsx';
import { Scale } from './scales.tsx';
import { sheet } from './sheet.more.ts';
import { Steps } from './steps.tsx';
import { Thumbs } from './thumbs.tsx';
import { moreWords } from './words.more.en.ts';
import type { Survey } from '../../types.ts';

const isTapped = /^(nps|csat|ces|rating|thumbs|emotion|choice|picture)$/;

export const more: Parts = {
  ...basic,
  fields: { ...basic.fields, csat: Scale, rating: Scale, text: Line, thumbs: Thumbs, emotion: Emotion, choice: Choices, choices: Choices, consent: Consent, message: Message },
  checks,
  words: { ...basic.words, ...moreWords },
  sheet: basic.sheet + sheet,
  isSent: (question) => !isTapped.test(question.type) || (question.type === 'picture' && !!question.several),
  Steps, Follow, draw,
};

const frames: { readonly [as: string]: Frame } = {
  popover: { ...basic.frame, tag: revealing('section') },
  modal: { kind: 'modal', tag: revealing('dialog'), at: 'center' },
  bar: { kind: 'bar', tag: revealing('section'), popover: 'manual', at: 'bottom' },
  inline: { kind: 'inline stay', tag: revealing('section') },
  page: { kind: 'page stay', tag: revealing('dialog') },
};
const isDialog = /^(modal|page)$/;

const isRare = /^(contact|rank|matrix|date|picture|inline|page)$/;

/** These parts, or all where they are not enough. Rejects if the network does. */
export async function partsFor({ questions, thanks, show: { as = 'popover' } = {} }: Survey): Promise<Parts> {
  const isEnough = ![as, ...questions.map(({ type }) => type)].some((name) => isRare.test(name)) && !thanks?.some(({ ask_contact }) => ask_contact);
  const frame = frames[as] ?? frames['popover']!;
  return { ...(isEnough ? more : (await import('./rest.tsx')).rest), frame, ...(isDialog.test(as) && { modal }) };
}
