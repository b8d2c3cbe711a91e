/**
 * Clicked — any click of the visitor, by the selector of what was clicked. What is marked with `data-attune-track` is not told
 * again: it has a name of its own.
 */
import type { Dispose } from '../../types.ts';
import { listen } from '../listen.ts';
import { closest, originOf, selectorOf } from '../target.ts';
import type { Producing } from './producing.ts';

export function startClicked({ client, tell }: Producing): Dispose {
  return listen(document, 'click', client.guard('clicked', (event: Event) => {
    const origin = originOf(event);
    const selector = origin && !closest(origin, '[data-attune-track]:not(form)') && selectorOf(origin);
    // A script that clicks is no visitor.
    if (selector && event.isTrusted) tell({ selector });
  }));
}
