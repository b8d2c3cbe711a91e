/**
 * Texts — words typed in several lines. What is typed is a draft until it is sent.
 */
import type { VNode } from 'preact';
import type { TextQuestion } from '../../types.ts';
import { Ask, notes } from './ask.tsx';
import type { Part } from './part.ts';

/** What a field for words is like, whatever its kind. */
export const fieldOf = (part: Part<TextQuestion>) => ({
  id: 'field', class: 'field', maxLength: part.question.maxLength ?? 2000,
  placeholder: part.voice.say(part.question.placeholder), value: (part.state.value as string | undefined) ?? '',
  'aria-describedby': notes(part), 'aria-invalid': !!part.state.problem, 'aria-required': !part.question.optional,
  // What a script or an extension writes is not bound by `maxLength`.
  onInput: ({ currentTarget: { value, maxLength } }: { readonly currentTarget: { readonly value: string; readonly maxLength: number } }) => part.acts.draft(value.slice(0, maxLength)),
});

/** Several lines. */
export const Words = (part: Part<TextQuestion>): VNode => <><Ask {...part} as="label" /><textarea {...fieldOf(part)} /></>;
