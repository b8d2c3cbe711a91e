/**
 * Card — the whole of the panel: what is remembered by class, the word on Global Privacy Control, and the ways to take it all
 * along or to have it erased.
 */
import type { VNode } from 'preact';
import type { ConsentClass } from '../../types.ts';
import { Rows, type PartOptions } from './rows.tsx';

const classes: readonly ConsentClass[] = ['necessary', 'preferences', 'personalization', 'measurement', 'share'];

const cross = (): VNode => <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12M18 6 6 18" /></svg>;
const tick = (): VNode => <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m5 12.5 4.5 4.5L19 7.5" /></svg>;

function Foot({ state: { isSure, receipt, rows }, acts, voice }: PartOptions): VNode {
  const date = receipt && voice.moment(receipt.at);
  return (
    <div class="foot">
      {isSure ? (
        <>
          <p id="sure">{voice.word('sure')}</p>
          <button type="button" class="danger" aria-describedby="sure" onClick={acts.erase}>{voice.word('yes')}</button>
          <button type="button" id="no" onClick={acts.keep}>{voice.word('no')}</button>
        </>
      ) : (
        <>
          <button type="button" class="main" id="save" onClick={acts.save}>{voice.word('save')}</button>
          <button type="button" class="danger" id="erase" disabled={!rows.length} onClick={acts.ask}>{voice.word('erase')}</button>
        </>
      )}
      <p role="status">
        {receipt && voice.word(receipt.erased.length ? 'erased' : 'erased_none', { date: date!, what: receipt.erased.join(', ') })}
      </p>
    </div>
  );
}

/** @param isDialog - It can be closed. */
export function Card({ isDialog, ...part }: PartOptions & { readonly isDialog: boolean }): VNode {
  const { state, acts, voice } = part;
  return (
    <div class="inner">
      <header>
        <div>
          <h2 id="title" tabIndex={-1}>{voice.word('title')}</h2>
          <p class="quiet">{voice.word(state.rows.length ? 'intro' : 'nothing')}</p>
        </div>
        {isDialog && <button type="button" class="icon" aria-label={voice.word('close')} onClick={acts.close}>{cross()}</button>}
      </header>
      {state.consent.gpc && <div class="notice">{tick()}<strong>{voice.word('gpc')}</strong><span class="quiet">{voice.word('gpc_why')}</span></div>}
      {classes.map((of) => <Rows key={of} {...part} of={of} />)}
      <Foot {...part} />
    </div>
  );
}
