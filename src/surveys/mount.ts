/**
 * Mount — where on the page a survey can stand: in its slot, or inside an open modal of the page, for all else is inert then.
 */
import type { Show } from '../types.ts';

/** Radix says nothing of `aria-modal`, but marks what it hides; others make the rest of the page inert. */
const modals = 'dialog:modal,[aria-modal=true],body:has([data-aria-hidden=true],[inert]) [role$=dialog]';

/** The page's open modal, whoever made it: the last, which lies on top. One that is kept in the page unseen does not count. */
export const hostModal = (): Element | undefined =>
  [...document.querySelectorAll(modals)].filter((one) => one.checkVisibility?.({ visibilityProperty: true }) !== false).at(-1);

/** The slot of a survey that stands in one, if the page has it. */
export const slotOf = ({ as, slot = '' }: Show = {}): Element | undefined =>
  (as === 'inline' ? document.querySelector(`[data-attune-slot="${CSS.escape(slot)}"]`) : null) ?? undefined;
