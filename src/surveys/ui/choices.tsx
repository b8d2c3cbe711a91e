/**
 * Choices — one or some of several, feelings by face and name, and a box to tick.
 * A mixed order follows from when the page was loaded: it is the same each time the question is drawn.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { Choice, ChoiceQuestion, ChoicesQuestion, ConsentQuestion, EmotionQuestion } from '../../types.ts';
import { feelings, idOf, ordered } from '../checks.ts';
import { face } from './faces.tsx';
import type { Part, Word } from './part.ts';
import { Picks } from './picks.tsx';
import { tick } from './signs.tsx';

/** What the ticked boxes come to: "none of these" stands alone. */
export function toggled(chosen: readonly unknown[], value: unknown): readonly unknown[] {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return value === 'none' ? [value] : [...chosen.filter((one) => one !== 'none'), value];
}

const marked = (words: string, several: boolean): ComponentChildren => [<span class={several ? 'mark box' : 'mark'}>{several && tick()}</span>, words];

/** One or some of several, with words of one's own. */
export function Choices(part: Part<ChoiceQuestion | ChoicesQuestion>): VNode {
  const { question, state, acts, voice } = part;
  const { other, none } = question;
  const several = question.type === 'choices';
  const chosen = [state.value ?? []].flat();
  const extras = [other && 'other', none && 'none'].filter((extra) => extra === 'other' || extra === 'none');
  const options = [
    ...ordered(question, `${performance.timeOrigin}`).map((choice) => [idOf(choice), voice.say(typeof choice === 'string' ? choice : choice.label)] as const),
    ...extras.map((value) => [value, voice.word(value)] as const),
  ].map(([value, words]) => ({ value, shows: marked(words, several) }));
  // Several are an answer when they are sent; "something else", with words.
  const takes = (value: string | number): unknown => {
    const isDraft = several || value === 'other';
    if (isDraft) acts.draft(several ? toggled(chosen, value) : value);
    return isDraft;
  };
  const own = voice.word('own');
  return (
    <Picks {...part} options={options} look="list" several={several} takes={takes}>
      {other && chosen.includes('other') && <input class="field" aria-label={own} placeholder={own} maxLength={2000} value={state.text} onInput={({ currentTarget }) => acts.draft(state.value, currentTarget.value)} />}
    </Picks>
  );
}

/** How one feels: always both a face and its name. A feeling of the site's own gets the face of its place in the list. */
export function Emotion(part: Part<EmotionQuestion>): VNode {
  const { question, voice } = part;
  const all: readonly (string | Choice)[] = question.feelings ?? feelings;
  const options = all.map((feeling, index) => {
    const value = idOf(feeling);
    const known = feelings.findIndex((one) => one === value);
    const words = typeof feeling !== 'string' ? voice.say(feeling.label) : known < 0 ? feeling : voice.word(value as Word);
    return { value, shows: [face(1 - (known < 0 ? (2 * index) / all.length : known / 2)), words] };
  });
  return <Picks {...part} options={options} look="scale named" />;
}

/** A box to tick. */
export function Consent(part: Part<ConsentQuestion>): VNode {
  const { state, acts, voice } = part;
  const takes = (): boolean => {
    acts.draft(state.value ? undefined : true);
    return true;
  };
  return (
    <Picks
      {...part} look="list" several options={[{ value: 'yes', shows: marked(voice.word('agree'), true) }]}
      state={{ ...state, value: state.value ? ['yes'] : [] }} takes={takes}
    />
  );
}
