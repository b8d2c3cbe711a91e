/**
 * Modal — what only a modal dialog does: a press on its backdrop and the back gesture of a phone close it.
 * Typed words are not lost that way.
 */
import type { Parts } from './part.ts';

export const modal: NonNullable<Parts['modal']> = (panel, listen, close) => {
  // Outside the card, a press on the dialog itself can only be one on its backdrop; one that fills the page has none.
  listen('pointerdown', ({ target }) => {
    if (target === panel && !panel.matches('.stay') && !panel.querySelector('textarea')?.value) close('outside');
  });
  listen('cancel', (event) => {
    event.preventDefault();
    close('escape');
  });
};
