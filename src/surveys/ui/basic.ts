/**
 * Basic — the parts of nearly every survey: scales of likelihood and effort, and words in several lines.
 */
import { basicChecks } from '../validate.ts';
import type { Parts } from './part.ts';
import { Scale } from './scales.tsx';
import { sheet } from './sheet.ts';
import { Words } from './texts.tsx';
import { words } from './words.en.ts';

export const basic: Parts = {
  fields: { nps: Scale, ces: Scale, text: Words },
  checks: basicChecks,
  words,
  sheet,
  frame: { kind: 'popover', tag: 'section', popover: 'manual' },
  isSent: ({ type }) => type === 'text',
};
