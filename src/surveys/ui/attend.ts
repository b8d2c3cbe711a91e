/**
 * Attend — sees to it that whoever listens or types notices what has changed, and takes the focus from nobody.
 * The last word leaves by itself, but never from under a pointer or a keyboard, nor while it offers something, nor where it is a part of the page.
 */
import type { HowDismissed } from '../surface.ts';
import type { Host } from './host.tsx';
import type { State, Voice } from './part.ts';
import type { Reach } from './reach.ts';

/** How long the last word stays, in ms. */
const lastWord = 6 * 1000;
/** Live regions speak only of what changes after they are there. In ms. */
const settled = 150;

interface Turn {
  readonly host: Host;
  readonly reach: Reach;
  readonly later: (act: () => void, ms: number) => void;
  readonly isModal: boolean;
  readonly voice: Voice;
  readonly state: State;
  /** The focus was inside before the card turned. */
  readonly wasInside: boolean;
  readonly close: (how: HowDismissed) => void;
}

/** Another question, the last word, or a complaint is there. */
export function attend({ isModal, host, reach, voice, later, state, wasInside, close }: Turn): void {
  const isWrong = !!state.problem;
  const isOver = !state.flow.at;
  const words = host.panel.querySelector(isWrong ? '#wrong' : '#ask')?.textContent ?? '';
  if (isWrong || isModal || (wasInside && (!isOver || reach.byKey()))) reach.enter();
  if (isWrong || isOver || !(isModal || wasInside)) later(() => host.announce(isWrong || isOver ? words : voice.word('reach', { ask: words })), settled);
  const rest = (): void => later(() => {
    if (host.root.querySelector('.stay,.panel:hover') || (reach.byKey() && reach.isInside())) rest();
    else close('api');
  }, lastWord);
  if (isOver) rest();
}
