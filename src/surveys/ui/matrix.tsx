/**
 * Matrix — one judgement for each row: a table where there is room, one question after the other where there is not.
 * Each row is a group of native radios under its own legend; the sheet alone decides how it is laid out.
 */
import type { VNode } from 'preact';
import { idOf } from '../checks.ts';
import type { Choice, MatrixQuestion } from '../../types.ts';
import { Fieldset } from './fieldset.tsx';
import type { Part, Voice } from './part.ts';

type Judged = { readonly [row: string]: string };

const label = (voice: Voice, one: string | Choice): string => voice.say(typeof one === 'string' ? one : one.label);

/** A row and its columns. */
function Row({ part, row, isMissing, isFirst }: { readonly part: Part<MatrixQuestion>; readonly row: string | Choice; readonly isMissing: boolean; readonly isFirst: boolean }): VNode {
  const { question, state, acts, voice } = part;
  const judged = (state.value ?? {}) as Judged;
  const id = idOf(row);
  return (
    <fieldset class="row" role="radiogroup" aria-invalid={isMissing} aria-describedby={isMissing ? 'wrong' : undefined}>
      <legend>{label(voice, row)}</legend>
      <div class="picks">
        {question.columns.map((column, index) => {
          const value = idOf(column);
          return (
            <label class="pick" key={value}>
              <input
                type="radio" name={`${question.id} ${id}`} value={value} checked={judged[id] === value} data-first={(isFirst && !index) || undefined}
                onClick={() => acts.draft({ ...judged, [id]: value })}
              />
              <span class="tile"><span class="mark" /><span class="column">{label(voice, column)}</span></span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** All rows. */
export function Matrix(part: Part<MatrixQuestion>): VNode {
  const { question, state, voice } = part;
  const judged = (state.value ?? {}) as Judged;
  const missing = state.problem ? question.rows.filter((row) => judged[idOf(row)] === undefined) : [];
  return (
    <Fieldset {...part} look={`matrix n${question.columns.length}`}>
      {/* Each radio has its column's name; the heads are for the eye. */}
      <div class="heads" aria-hidden="true"><div class="picks">{question.columns.map((column) => <span key={idOf(column)}>{label(voice, column)}</span>)}</div></div>
      {question.rows.map((row) => <Row key={idOf(row)} part={part} row={row} isMissing={missing.includes(row)} isFirst={row === missing[0]} />)}
    </Fieldset>
  );
}
