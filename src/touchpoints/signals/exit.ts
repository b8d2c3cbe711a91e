/**
 * Exit — the visitor seems to be leaving: the mouse goes out through the top of the window; on touch, a fast flick back up
 * the page, which brings the address bar, or the tab was hidden and is seen again. One listener that fires once for each of these, none on moves.
 */
import type { Dispose } from '../../types.ts';
import { listen } from '../listen.ts';
import type { Producing } from './producing.ts';

/** A flick: so far, in px, and so fast, in px per ms. */
const far = 80;
const fast = 1;

export function startExit({ client, tell }: Producing): Dispose {
  const { guard, page } = client;
  let began: { readonly y: number; readonly at: number } | undefined;
  let wasHidden = false;
  const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches;
  const yOf = (event: Event): number => (event as TouchEvent).changedTouches[0]?.clientY ?? 0;

  // Not with a button held: that is dragging or selecting. Not in a frame, whose top is not the window's.
  const leave = guard('exit', (event: Event) => {
    const { clientY, buttons } = event as MouseEvent;
    if (clientY <= 0 && !buttons && window === top) tell();
  });
  const touch = guard('exit', (event: Event) => void (began = { y: yOf(event), at: performance.now() }));
  const lift = guard('exit', (event: Event) => {
    const distance = began ? yOf(event) - began.y : 0;
    // At the top there is nowhere to go back to: that pulls the page to reload it.
    if (began && scrollY > 0 && distance >= far && distance / (performance.now() - began.at) >= fast) tell();
    began = undefined;
  });

  const root = document.documentElement;
  // Heard on the root alone: a capturing listener would hear every element that the mouse leaves.
  root.addEventListener('mouseleave', leave, { passive: true });
  const undo = [
    listen(document, 'touchstart', touch), listen(document, 'touchend', lift),
    page.on('leaving', () => void (wasHidden = document.visibilityState === 'hidden')),
    page.on('visible', () => wasHidden && isTouch() && tell()),
    () => root.removeEventListener('mouseleave', leave),
  ];
  return () => undo.forEach((run) => run());
}
