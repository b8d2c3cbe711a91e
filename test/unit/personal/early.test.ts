// @vitest-environment happy-dom
/**
 * Early — what `head-fill` has put into a slot is taken over once, and the snippet is kept from putting it there again.
 */
import { expect, test } from 'vitest';
import { leaveEarly, takeEarly } from '../../../src/personal/early.ts';
import type { SlotDecision } from '../../../src/personal/decide.ts';

const decided = (variant: string, text: string): SlotDecision => ({ slot: 'hero', kind: 'greeting', id: 'hero', variant, text, because: variant });

function filled(): HTMLElement {
  const slot = document.createElement('h1');
  slot.textContent = 'Good morning.';
  return Object.assign(slot, { attuneFilled: ['say[1]', [new Text('Welcome')]] });
}

test('what is decided otherwise now gives the default back, and the slot stays marked for the snippet', () => {
  const slot = filled();
  expect(takeEarly(slot, decided('say[0]', 'Good morning, Ada.'))).toBeUndefined();
  expect(slot.textContent).toBe('Welcome');
  expect((slot as { attuneFilled?: unknown }).attuneFilled).toBeTruthy();
  expect(takeEarly(slot, decided('say[1]', 'Welcome'))).toBeUndefined();
});

test('what is decided the same stays, until the default is put back', () => {
  const slot = filled();
  const undo = takeEarly(slot, decided('say[1]', 'Good morning.'));
  expect(slot.textContent).toBe('Good morning.');
  undo?.();
  expect(slot.textContent).toBe('Welcome');
});

test('over before anything was decided, every slot that nobody took over has its default back', () => {
  const slots = [filled(), filled()];
  for (const slot of slots) slot.setAttribute('data-attune-slot', 'hero');
  document.body.replaceChildren(...slots);
  takeEarly(slots[1]!, decided('say[1]', 'Good morning.'));
  leaveEarly();
  expect(slots.map(({ textContent }) => textContent)).toEqual(['Welcome', 'Good morning.']);
});
