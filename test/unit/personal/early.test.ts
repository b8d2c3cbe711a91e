// @vitest-environment happy-dom
/**
 * Early — what `head-fill` has put into a slot is taken over once, and the snippet is kept from putting it there again;
 * what it goes by on the next page is written when it has changed.
 */
import { expect, test } from 'vitest';
import { keepEarly, leaveEarly, takeEarly } from '../../../src/personal/early.ts';
import type { SlotDecision } from '../../../src/personal/decide.ts';
import type { Memory } from '../../../src/types.ts';

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

/** What is kept after each of these page views, and how often it was written. */
function keep(...views: readonly (readonly (readonly [string, SlotDecision | undefined])[])[]): { readonly kept: unknown; readonly writes: number } {
  let [kept, writes]: [unknown, number] = [undefined, 0];
  const memory = {
    read: () => kept,
    write(_: unknown, value: unknown) {
      writes += 1;
      kept = value;
    },
  } as Memory;
  for (const decisions of views) keepEarly({ memory, decisions, now: new Date(2026, 10, 22, 9, 20).getTime() });
  return { kept, writes };
}

test('keeps each slot\'s variant and words, and until when words of the hour hold; the same again is not written', () => {
  const view = [['hero', { ...decided('say[0]', 'Good morning.'), isTimely: true }], ['side', decided('say[1]', 'Hello.')], ['banner', { ...decided('free', ''), text: undefined }]] as const;
  expect(keep(view, view)).toEqual({ kept: { hero: ['say[0]', 'Good morning.', new Date(2026, 10, 22, 10).getTime()], side: ['say[1]', 'Hello.'], banner: ['free'] }, writes: 1 });
});

test('a slot whose default stands is kept no more; with the last one nothing is', () => {
  const hero = ['hero', decided('say[0]', 'Hello.')] as const;
  expect(keep([hero, ['side', decided('say[0]', 'Hi.')]], [['side', decided('default', '')]]).kept).toEqual({ hero: ['say[0]', 'Hello.'] });
  expect(keep([hero], [['hero', undefined]])).toEqual({ kept: undefined, writes: 2 });
});

test.each(['slot', 'touchpoint', 'private', 'hydrating', 'a b', '1st', 'Hero', ''])('a slot named %j would mean something else on the page\'s root, and is not kept', (name) => {
  expect(keep([[name, decided('say[0]', 'Hello.')]])).toEqual({ kept: undefined, writes: 0 });
});

test('where the snippet has marked the page, the mark is put right, and taken away with the default', () => {
  const page = document.documentElement;
  page.setAttribute('data-attune-hero', 'say[1]');
  keep([['hero', decided('say[0]', 'Hello.')], ['side', decided('say[0]', 'Hi.')]]);
  expect([page.getAttribute('data-attune-hero'), page.hasAttribute('data-attune-side')]).toEqual(['say[0]', false]);
  keep([['hero', decided('default', '')]]);
  expect(page.hasAttribute('data-attune-hero')).toBe(false);
});
