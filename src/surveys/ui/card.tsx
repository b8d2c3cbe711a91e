/**
 * Card — one question at a time: where one stands, the question, and the ways on, back and out.
 * "Not now" is always there, as near as closing.
 */
import type { FunctionComponent, VNode } from 'preact';
import type { Question, QuestionType } from '../../types.ts';
import { current, finish, route } from '../flow.ts';
import { Choices, Consent, Emotion } from './choices.tsx';
import { arrow, cross, tick } from './faces.tsx';
import { Follow } from './follow.tsx';
import type { Part } from './part.ts';
import { Scale, Thumbs } from './scales.tsx';
import { Message, TextField } from './texts.tsx';

/** What the card needs beside its question. */
export interface CardOptions extends Omit<Part, 'question'> {
  readonly autoAdvance: boolean;
  readonly close: () => void;
  readonly snooze: () => void;
}

/** The components by type. Of a type that is not here, only the words are shown. */
const fields: { readonly [T in QuestionType]?: FunctionComponent<Part<Extract<Question, { type: T }>>> } = {
  nps: Scale, csat: Scale, ces: Scale, rating: Scale, thumbs: Thumbs, emotion: Emotion,
  choice: Choices, choices: Choices, consent: Consent, text: TextField, message: Message,
};

/** Types that a tap alone does not answer. */
const sent: readonly QuestionType[] = ['choices', 'text', 'consent', 'message'];

/** The way back, and how far it is. Drawn for three questions and more, or where there is a way back. */
function Top({ state, acts, voice }: CardOptions): VNode | false {
  const { trail } = state.flow;
  const asked = route(state.flow);
  const isLong = asked.length > 2;
  const values = { step: voice.number(trail.length + 1), of: voice.number(asked.length) };
  return (!!trail[0] || isLong) && (
    <div class="top">
      {trail[0] && <button type="button" class="icon" aria-label={voice.word('back')} onClick={acts.back}>{arrow()}</button>}
      {isLong && <div class="steps" role="img" aria-label={voice.word('progress', values)}>{asked.map((id, index) => <i key={id} class={index <= trail.length ? 'on' : ''} />)}</div>}
    </div>
  );
}

/** Later, skip, on. Where a tap moves on there is no "Next", until arrows have browsed or one has come back. */
function Foot({ question, state, acts, voice, autoAdvance, snooze }: CardOptions & { readonly question: Question }): VNode {
  const isNext = !autoAdvance || sent.includes(question.type) || state.value !== undefined;
  return (
    <div class="foot">
      <button type="button" class="later" onClick={snooze}>{voice.word('later')}</button>
      {question.optional && <button type="button" onClick={acts.skip}>{voice.word('skip')}</button>}
      {isNext && <button class="main">{voice.word(question.type === 'text' ? 'send' : 'next')}</button>}
    </div>
  );
}

/** The last word. */
function LastWord({ state, voice }: CardOptions): VNode {
  const { thanks } = finish(state.flow);
  return (
    <>
      <span class="badge">{tick()}</span>
      <p class="ask" id="ask">{voice.say(thanks?.text) || voice.word('thanks')}</p>
      <Follow link={thanks?.link} voice={voice} />
    </>
  );
}

/** The question in its form. */
function Asked(card: CardOptions & { readonly question: Question }): VNode {
  const { question, state, voice } = card;
  const Field = (fields[question.type] ?? Message) as FunctionComponent<Part>;
  return (
    <>
      <Top {...card} />
      <div class="body" key={question.id}>
        <Field {...card} />
        {state.problem && <p class="wrong" id="wrong">{voice.wrong(state.problem)}</p>}
      </div>
      <Foot {...card} />
    </>
  );
}

/** The whole of what is drawn. */
export function Card(card: CardOptions): VNode {
  const question = current(card.state.flow);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    card.acts.submit();
  };
  return (
    <form class={question ? 'card' : 'card thanks'} noValidate onSubmit={onSubmit}>
      <button type="button" class="icon close" aria-label={card.voice.word('close')} onClick={card.close}>{cross()}</button>
      {question ? <Asked {...card} question={question} /> : <LastWord {...card} />}
    </form>
  );
}
