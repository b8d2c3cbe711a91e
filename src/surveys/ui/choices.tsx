/**
 * Choices — one or some of several, feelings by face and name, and a box to tick.
 * A mixed order follows from the run's seed: it is the same each time the question is drawn.
 */
import type { VNode } from 'preact';
import { hash } from '../../decision/hash.ts';
import type { Choice, ChoiceQuestion, ChoicesQuestion, ConsentQuestion, EmotionQuestion } from '../../types.ts';
import { feelings, idOf } from '../validate.ts';
import { face } from './faces.tsx';
import type { Part } from './part.ts';
import { Picks } from './picks.tsx';
import type { Word } from './words.en.ts';

/** The choices in the order in which this visitor sees them. */
function ordered({ choices, shuffle }: ChoiceQuestion | ChoicesQuestion, seed: string): readonly (string | Choice)[] {
  const place = (choice: string | Choice): number =>
    shuffle === 'keep_last' && choice === choices.at(-1) ? 1 : hash(seed, idOf(choice), 2);
  return shuffle ? [...choices].sort((a, b) => place(a) - place(b)) : choices;
}

/** One or some of several, with words of one's own. */
export function Choices(part: Part<ChoiceQuestion | ChoicesQuestion>): VNode {
  const { question, state, acts, voice, seed } = part;
  const { other, none } = question;
  const extras = [other && 'other', none && 'none'].filter((extra) => extra === 'other' || extra === 'none');
  const options = [
    ...ordered(question, seed).map((choice) => ({ value: idOf(choice), shows: voice.say(typeof choice === 'string' ? choice : choice.label) })),
    ...extras.map((value) => ({ value, shows: voice.word(value) })),
  ];
  const isOwn = other && [state.value].flat().includes('other');
  const own = voice.word('own');
  return (
    <Picks {...part} options={options} look="list" several={question.type === 'choices'}>
      {isOwn && <input class="field" aria-label={own} placeholder={own} maxLength={2000} value={state.text} onInput={({ currentTarget }) => acts.draft(state.value, currentTarget.value)} />}
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
  return (
    <Picks
      {...part} look="list" several options={[{ value: 'yes', shows: voice.word('agree') }]}
      state={{ ...state, value: state.value ? ['yes'] : [] }} acts={{ ...acts, draft: () => acts.draft(state.value ? undefined : true) }}
    />
  );
}
