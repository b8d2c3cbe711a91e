/**
 * Early — what the snippets in `<head>` go by on the next page: each slot's variant, a greeting's words, and until when these hold, for
 * "Good morning" is wrong in the afternoon. And what `head-fill` has put into a slot before we were here.
 */
import type { Dispose, Memory } from '../types.ts';
import type { SlotDecision } from './decide.ts';

/** As it is kept, by slot. Times are in milliseconds since the epoch. */
export type Early = readonly [variant: string, text?: string | undefined, until?: number | undefined];

/** The snippets set `data-attune-<slot>` on `<html>`: what would mean something else there is left out. */
const usable = /^(?!(slot|touchpoint|stage|channel|track|data|survey|private|memory|hydrating|variant|config)$)[a-z][\w-]*$/;

interface KeepOptions {
  readonly memory: Memory;
  readonly decisions: Iterable<readonly [slot: string, decision: SlotDecision | undefined]>;
  readonly now: number;
}

/** Keeps what was decided, if it is not what is kept. Where a snippet has marked the page, the mark is put right. */
export function keepEarly({ memory, decisions, now }: KeepOptions): void {
  const kept = Object(memory.read('decisions')) as { readonly [slot: string]: Early };
  const next: { [slot: string]: Early } = { ...kept };
  const page = document.documentElement;
  for (const [slot, decision] of decisions) {
    if (!usable.test(slot)) continue;
    delete next[slot];
    const name = `data-attune-${slot}`;
    if (!decision || decision.variant === 'default') {
      page.removeAttribute(name);
      continue;
    }
    const { variant, text, isTimely } = decision;
    next[slot] = isTimely ? [variant, text, new Date(now).setMinutes(60, 0, 0)] : text === undefined ? [variant] : [variant, text];
    if (page.hasAttribute(name)) page.setAttribute(name, variant);
  }
  if (JSON.stringify(next) !== JSON.stringify(kept)) memory.write('decisions', Object.keys(next).length ? next : undefined);
}

/** What `head-fill` leaves on a slot. */
interface EarlyFilled extends Element {
  attuneFilled?: readonly [variant?: string, before?: readonly Node[]] | undefined;
}

/**
 * Takes over what `head-fill` has put into a slot: it stays if it is what would be put there now, and goes otherwise.
 * @returns Puts the default back, if it stays.
 */
export function takeEarly(slot: EarlyFilled, decision: SlotDecision | undefined): Dispose | undefined {
  const [variant, before] = slot.attuneFilled ?? [];
  if (variant === undefined || !before) return undefined;
  // Still marked: until the document is parsed, the snippet looks for slots that it has not filled.
  slot.attuneFilled = [];
  const first = slot.firstChild;
  const undo = (): void => void (slot.firstChild === first && slot.replaceChildren(...before));
  if (decision?.variant === variant && (decision.text ?? slot.textContent) === slot.textContent) return undo;
  undo();
  return undefined;
}

/** It is over before anything was decided: what `head-fill` has put into slots, and nobody has taken over, goes. */
export function leaveEarly(): void {
  for (const slot of document.querySelectorAll('[data-attune-slot]')) takeEarly(slot, undefined);
}
