/**
 * Line — words typed in one line, of the kind that is asked for.
 * The browser's own keyboards and completion are asked for by `type` and `autocomplete`.
 */
import type { VNode } from 'preact';
import type { TextQuestion } from '../../types.ts';
import { Ask } from './ask.tsx';
import type { Part } from './part.ts';
import { fieldOf, Words } from './texts.tsx';

/** A number field's own arrows change it by accident: a text field with the keyboard for numbers does not. */
const kinds = {
  text: { type: 'text' },
  number: { type: 'text', inputMode: 'decimal' },
  email: { type: 'email', autocomplete: 'email' },
  tel: { type: 'tel', autocomplete: 'tel' },
  url: { type: 'url', autocomplete: 'url' },
} as const;

/** One line, or several. */
export function Line(part: Part<TextQuestion>): VNode {
  const { input = 'text', long = input === 'text' } = part.question;
  return long ? <Words {...part} /> : <><Ask {...part} as="label" /><input {...fieldOf(part)} {...kinds[input]} /></>;
}
