/**
 * Farewell — what may follow the last word: a link, and the question whether and how the visitor may be contacted.
 * The run is complete already: who closes here has answered all the same.
 */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { isContact } from '../checks.ts';
import type { Flow } from '../flow.ts';
import type { ContactQuestion, Json, Thanks } from '../../types.ts';
import { Lines } from './contact.tsx';
import { Follow } from './follow.tsx';
import type { Ending, State } from './part.ts';

const question: ContactQuestion = { id: 'contact', type: 'contact', ask: '' };

type Details = Pick<State, 'problem'> & { readonly isSent?: boolean };

/** The run as if this had been its last question. */
function contacted({ survey, ...flow }: Flow, details: Json): Flow {
  return { ...flow, survey: { ...survey, questions: [...survey.questions, question] }, answers: { ...flow.answers, [question.id]: details } };
}

function AskContact({ answered, ...card }: Ending): VNode {
  const { state, voice } = card;
  const [{ problem, isSent }, turn] = useState<Details>({});
  const send = (): void => {
    if (!isContact(question, state.value)) return turn({ problem: { code: 'malformed' } });
    answered(contacted(state.flow, state.value as Json), question.id, 0);
    turn({ isSent: true });
  };
  if (isSent) return <p class="help" role="status">{voice.word('contacted')}</p>;
  return (
    <fieldset
      class="stay"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target as Element).matches('input')) return;
        event.preventDefault();
        send();
      }}
    >
      <legend>{voice.word('may_contact')}</legend>
      <Lines {...card} question={question} state={{ ...state, ...(problem && { problem }) }} />
      {problem && <p class="wrong" id="wrong" role="alert">{voice.word(problem.code)}</p>}
      <div class="foot"><button type="button" class="main" onClick={send}>{voice.word('send')}</button></div>
    </fieldset>
  );
}

/** The link, then the question. */
export function Farewell({ thanks, ...card }: Ending & { readonly thanks: Thanks | undefined }): VNode {
  return (
    <>
      <Follow thanks={thanks} voice={card.voice} />
      {thanks?.ask_contact && <AskContact {...card} />}
    </>
  );
}
