/**
 * Looks — what an element looks like to a visitor: something to press, or something to work or play with, where many clicks mean nothing bad.
 */
import { closest } from '../target.ts';

const pressable = 'a[href], area[href], button, summary, label, [onclick], [role=button], [role=link], [role=tab], [role^=menuitem], [role=option], [role=switch],'
  + ' [role=checkbox], [role=radio], [type=button], [type=submit], [type=reset], [type=image]';
const buttons = ':not([type=button], [type=submit], [type=reset], [type=image])';
const played = `canvas, video, audio, iframe, object, embed, select, option, textarea, input${buttons}, [contenteditable]:not([contenteditable=false]),`
  + ' [role=slider], [role=spinbutton], [role=textbox], [role=application]';

/** Its own pixels answer, or fields, players and games: clicks on it say nothing about whether it works. */
export function isPlayed(element: Element): boolean {
  // A component with a closed shadow root shows nobody what it does.
  return !!closest(element, played) || (element.localName.includes('-') && !element.shadowRoot);
}

/** It promises that a click does something. */
export function isPressable(element: Element): boolean {
  return !!closest(element, pressable) || getComputedStyle(element).cursor === 'pointer';
}

/** The link around it, if there is one. */
export function linkOf(element: Element): HTMLAnchorElement | undefined {
  return closest(element, 'a[href], area[href]') as HTMLAnchorElement | undefined;
}

/** This page stays where it is. */
export function opensElsewhere(link: HTMLAnchorElement, { ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey || link.hasAttribute('download') || /^(?!_self$)./.test(link.target);
}

/** A click on it leaves the page, or opens something that the page knows nothing of. */
export function isAway(element: Element, event: MouseEvent): boolean {
  const link = linkOf(element);
  if (!link || event.defaultPrevented) return false;
  const isHere = link.protocol === 'javascript:' || link.href.split('#')[0] === location.href.split('#')[0];
  return !isHere || opensElsewhere(link, event);
}
