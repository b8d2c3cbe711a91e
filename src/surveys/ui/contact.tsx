/**
 * Contact — name, email and phone, as far as they are asked for, with the browser's own completion.
 * What does not fit is marked at its own field, and the first such field is where one is led back to.
 */
import type { VNode } from 'preact';
import { contactFields, isContact } from '../checks.ts';
import type { ContactQuestion } from '../../types.ts';
import { Fieldset } from './fieldset.tsx';
import type { Part } from './part.ts';

const kinds = {
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
} as const;

type Details = { readonly [field: string]: string };

/** The details without what is empty; nothing if nothing is left. */
function filled(details: Details): Details | undefined {
  const entries = Object.entries(details).filter(([, words]) => words);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/** One line for each field. */
export function Lines({ question, state, acts, voice }: Part<ContactQuestion>): VNode {
  const details = (state.value ?? {}) as Details;
  const fields = contactFields(question);
  const wrong = state.problem ? fields.filter((one) => !isContact({ ...question, fields: [one] }, filled({ [one.field]: details[one.field] ?? '' }) ?? {})) : [];
  return (
    <>
      {fields.map((one) => (
        <label class="line" key={one.field}>
          <span>{voice.word(one.field)}{one.optional && <small> {voice.word('optional')}</small>}</span>
          <input
            {...kinds[one.field]} class="field" maxLength={200} value={details[one.field] ?? ''} aria-required={!one.optional && !question.optional}
            aria-invalid={wrong.includes(one)} aria-describedby={wrong.includes(one) ? 'wrong' : undefined} data-first={one === wrong[0] || undefined}
            onInput={({ currentTarget }) => acts.draft(filled({ ...details, [one.field]: currentTarget.value }))}
          />
        </label>
      ))}
    </>
  );
}

/** The lines under their question. */
export const Contact = (part: Part<ContactQuestion>): VNode => <Fieldset {...part} look="contact"><Lines {...part} /></Fieldset>;
