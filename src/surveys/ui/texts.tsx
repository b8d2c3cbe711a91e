/**
 * Texts — words typed, and words only read.
 * The browser's own keyboards and completion are asked for by `type` and `autocomplete`; what is typed is a draft until it is sent.
 */
import type { VNode } from 'preact';
import type { MessageQuestion, TextQuestion } from '../../types.ts';
import { Ask, notes } from './ask.tsx';
import { Follow } from './follow.tsx';
import type { Part } from './part.ts';

/** A number field's own arrows change it by accident: a text field with the keyboard for numbers does not. */
const kinds = {
  text: { type: 'text' },
  number: { type: 'text', inputMode: 'decimal' },
  email: { type: 'email', autocomplete: 'email' },
  tel: { type: 'tel', autocomplete: 'tel' },
  url: { type: 'url', autocomplete: 'url' },
} as const;

/** One line, or several. */
export function TextField(part: Part<TextQuestion>): VNode {
  const { question, state, acts, voice } = part;
  const { input = 'text', long = input === 'text', maxLength = 2000, placeholder } = question;
  const shared = {
    id: 'field', class: 'field', maxLength, placeholder: voice.say(placeholder), value: (state.value as string | undefined) ?? '',
    'aria-describedby': notes(part), 'aria-invalid': state.problem ? ('true' as const) : undefined, 'aria-required': question.optional ? undefined : ('true' as const),
    onInput: (event: { currentTarget: { value: string } }) => acts.draft(event.currentTarget.value),
  };
  return (
    <>
      <Ask {...part} as="label" />
      {long ? <textarea {...shared} rows={3} /> : <input {...shared} {...kinds[input]} />}
    </>
  );
}

/** Words only. */
export function Message(part: Part<MessageQuestion>): VNode {
  return (
    <>
      <Ask {...part} as="p" />
      <Follow link={part.question.link} voice={part.voice} />
    </>
  );
}
