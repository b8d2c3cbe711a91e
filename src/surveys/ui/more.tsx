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
import type { Parts } from './part.ts';
import { Scale } from './scales.tsx';
import { sheet } from './sheet.more.ts';
import { Steps } from './steps.tsx';
import { Thumbs } from './thumbs.tsx';
import { moreWords } from './words.more.en.ts';

export const more: Parts = {
  fields: { ...basic.fields, csat: Scale, rating: Scale, text: Line, thumbs: Thumbs, emotion: Emotion, choice: Choices, choices: Choices, consent: Consent, message: Message },
  checks,
  words: { ...basic.words, ...moreWords },
  sheet: basic.sheet + sheet,
  Steps, Follow, draw, modal,
};
