/**
 * Card — one question at a time: where one stands, the question, and the ways on, back and out.
 * "Not now" is always there, as near as closing.
 */
import type { VNode } from 'preact';
import type { Question } from '../../types.ts';
import { current, finish, route } from '../flow.ts';
import type { HowDismissed } from '../surface.ts';
import { Ask } from './ask.tsx';
import type { Ending, Field } from './part.ts';
import { arrow, cross, tick } from './signs.tsx';

/** What the card needs beside its question. */
export interface CardOptions extends Ending {
  readonly autoAdvance: boolean;
  readonly close: (how: HowDismissed) => void;
}

/** The question with the way back. What leads on is drawn last and reached first: after typing, Tab and Enter send. Where a tap moves on there is no "Next", until arrows have browsed or one has come back. */
function Asked(card: CardOptions & { readonly question: Question }): VNode {
  const { question, state, acts, voice, autoAdvance, close, parts: { fields, isSent, Steps } } = card;
  const { type, id, optional } = question;
  const { trail } = state.flow;
  const Field = fields[type] as Field | undefined;
  const asked = route(state.flow);
  return (
    <>
      {(!!trail[0] || asked.length > 2) && (
        <div class="top">
          {trail[0] && <button type="button" class="icon" aria-label={voice.word('back')} onClick={acts.back}>{arrow()}</button>}
          {Steps && <Steps {...card} asked={asked} />}
        </div>
      )}
      <div class="body" key={id}>
        {Field ? <Field {...card} /> : <Ask {...card} as="p" />}
        {state.problem && <p class="wrong" id="wrong">{voice.word(state.problem.code, { n: voice.number(state.problem.n ?? 0) })}</p>}
      </div>
      <div class="foot">
        {(!autoAdvance || state.value !== undefined || isSent(question)) && <button class="main">{voice.word(type === 'text' ? 'send' : 'next')}</button>}
        {optional && <button type="button" onClick={acts.skip}>{voice.word('skip')}</button>}
        <button type="button" class="later" onClick={() => close('later')}>{voice.word('later')}</button>
      </div>
    </>
  );
}

/** The last word. */
function LastWord(card: CardOptions): VNode {
  const { state, voice, parts: { Follow } } = card;
  const { thanks } = finish(state.flow);
  return (
    <>
      <span class="badge">{tick()}</span>
      <p class="ask" id="ask">{voice.say(thanks?.text) || voice.word('thanks')}</p>
      {Follow && <Follow {...card} thanks={thanks} />}
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
      <button type="button" class="icon close" aria-label={card.voice.word('close')} onClick={() => card.close('close')}>{cross()}</button>
      {question ? <Asked {...card} question={question} /> : <LastWord {...card} />}
    </form>
  );
}
