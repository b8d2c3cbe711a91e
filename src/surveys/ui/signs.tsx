/**
 * Signs — the few that every card has, drawn in the text's colour. All are decoration: their buttons have names.
 */
import type { VNode } from 'preact';

/** A drawing of 24 by 24. */
export const drawing = (d: string, look?: string): VNode => <svg viewBox="0 0 24 24" aria-hidden="true" class={look}><path d={d} /></svg>;

/** An arrow back, as text runs. */
export const arrow = (): VNode => drawing('M14.5 6l-6 6 6 6', 'turn');

export const cross = (): VNode => drawing('M6.5 6.5l11 11m0-11l-11 11');

export const tick = (): VNode => drawing('M5 12.5l4.7 4.7L19.5 7');
