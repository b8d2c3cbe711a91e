/**
 * Day — a date, by the browser's own field for it, in the visitor's own way of writing dates.
 */
import type { VNode } from 'preact';
import type { DateQuestion } from '../../types.ts';
import { Ask, notes } from './ask.tsx';
import type { Part } from './part.ts';

/** A field for a day. What is typed in half is no day yet. */
export function Day(part: Part<DateQuestion>): VNode {
  const { question, state, acts } = part;
  return (
    <>
      <Ask {...part} as="label" />
      <input
        id="field" class="field" type="date" value={(state.value as string | undefined) ?? ''}
        aria-describedby={notes(part)} aria-invalid={!!state.problem} aria-required={!question.optional}
        onInput={({ currentTarget }) => acts.draft(currentTarget.value || undefined)}
      />
    </>
  );
}
