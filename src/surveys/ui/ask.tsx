/**
 * Ask — the question's words and its help, tied to the field.
 */
import type { VNode } from 'preact';
import type { Part } from './part.ts';

/** Ids of what describes the field, for `aria-describedby`. */
export const notes = ({ question, state }: Part): string => `${question.help ? 'help' : ''} ${state.problem ? 'wrong' : ''}`;

/** The question as a legend, a label or a paragraph. */
export function Ask({ question, voice, as: Tag }: Part & { readonly as: 'legend' | 'label' | 'p' }): VNode {
  const tie = Tag === 'label' ? { for: 'field' } : {};
  return (
    <>
      <Tag class="ask" id="ask" {...tie}>{voice.say(question.ask) || voice.word('survey')}</Tag>
      {question.help && <p class="help" id="help">{voice.say(question.help)}</p>}
    </>
  );
}
