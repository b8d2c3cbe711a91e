/**
 * Steps — how far it is, for three questions and more.
 */
import type { VNode } from 'preact';
import type { Part } from './part.ts';

/** One mark for each question that is asked, filled up to where one stands. */
export function Steps({ state, voice, asked }: Omit<Part, 'question'> & { readonly asked: readonly string[] }): VNode | false {
  const { length } = state.flow.trail;
  const words = voice.word('progress', { step: voice.number(length + 1), of: voice.number(asked.length) });
  return asked.length > 2 && (
    <div class="steps" role="img" aria-label={words}>{asked.map((id, index) => <i key={id} class={index <= length ? 'on' : ''} />)}</div>
  );
}
