/**
 * Fieldset — several controls that answer one question, which is their legend.
 */
import type { ComponentChildren, VNode } from 'preact';
import { Ask, notes } from './ask.tsx';
import type { Part } from './part.ts';

/** @param look - A class of the sheet. */
export function Fieldset({ look, children, ...part }: Part & { readonly look: string; readonly children: ComponentChildren }): VNode {
  return (
    <fieldset class={look} aria-describedby={notes(part)}>
      <Ask {...part} as="legend" />
      {children}
    </fieldset>
  );
}
