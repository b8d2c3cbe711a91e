/**
 * Forms — a form that was touched and not submitted when its page view ended is abandoned. Which one is told by its selector;
 * of what was typed nothing is read.
 */
import type { Dispose } from '../../types.ts';
import { listen } from '../listen.ts';
import { originOf, selectorOf } from '../target.ts';
import type { Producing } from './producing.ts';

export function startForms({ client, tell }: Producing): Dispose {
  const touched = new Map<HTMLFormElement, string>();
  const { guard } = client;

  const touch = guard('forms', (event: Event) => {
    const field = originOf(event);
    const { form } = (field ?? {}) as { form?: HTMLFormElement | null };
    const selector = field && form && selectorOf(field) && selectorOf(form);
    if (selector && event.isTrusted) touched.set(form, selector);
  });
  const done = guard('forms', (event: Event) => void touched.delete(originOf(event) as HTMLFormElement));

  const undo = [
    listen(document, 'input', touch),
    // `formdata` is what `form.submit()` alone gives.
    ...['submit', 'formdata', 'reset'].map((type) => listen(document, type, done)),
    client.on('page_left', () => {
      for (const form of touched.values()) tell({ form });
      touched.clear();
    }),
  ];
  return () => undo.forEach((run) => run());
}
