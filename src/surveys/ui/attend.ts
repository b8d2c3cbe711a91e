/**
 * Attend — sees to it that whoever listens or types notices what has changed, and takes the focus from nobody.
 * The last word leaves by itself, but never from under a pointer or a keyboard.
 */
import type { HowDismissed } from '../surface.ts';
import type { Host } from './host.ts';
import type { Reach } from './reach.ts';
import type { State } from './run.ts';
import type { Voice } from './voice.ts';

/** How long the last word stays, in ms. */
const lastWord = 6 * 1000;
/** Live regions speak only of what changes after they are there. In ms. */
const settled = 150;

interface Attention {
  readonly host: Host;
  readonly reach: Reach;
  readonly later: (act: () => void, ms: number) => void;
}

interface Turn extends Attention {
  readonly isModal: boolean;
  readonly voice: Voice;
  readonly state: State;
  /** The focus was inside before the card turned. */
  readonly wasInside: boolean;
  readonly close: (how: HowDismissed) => void;
}

/** Says what is wrong, and leads to the field. */
export function complain({ host, reach, later }: Attention, words: string): void {
  reach.enter();
  later(() => host.announce(words), settled);
}

/** Another question, or the last word, is there. */
export function attend({ isModal, host, reach, voice, later, state, wasInside, close }: Turn): void {
  const ask = host.panel.querySelector('#ask')?.textContent ?? '';
  const isOver = state.flow.at === undefined;
  if (isModal || (wasInside && (!isOver || reach.byKey()))) reach.enter();
  if (isOver || !(isModal || wasInside)) later(() => host.announce(isOver ? ask : voice.word('reach', { ask })), settled);
  if (!isOver || host.panel.querySelector('a')) return;
  const rest = (): void => later(() => {
    if (host.panel.matches(':hover') || (reach.byKey() && reach.isInside())) rest();
    else close('api');
  }, lastWord);
  rest();
}
