/**
 * Rank — puts things in order: by dragging, by buttons, or by the arrow keys on them.
 * The order that is seen is the one that is sent, also if nothing was moved. Where a thing has come to is said aloud.
 */
import type { VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { idOf } from '../checks.ts';
import type { RankQuestion } from '../../types.ts';
import { Fieldset } from './fieldset.tsx';
import type { Part } from './part.ts';
import { drawing } from './signs.tsx';

const grip = (): VNode => drawing('M9 6.5v.01M15 6.5v.01M9 12v.01M15 12v.01M9 17.5v.01M15 17.5v.01', 'grip');
const chevron = (way: 'up' | 'down'): VNode => drawing('M6.5 14.5l5.5-5.5 5.5 5.5', way);

function moved(order: readonly string[], id: string, to: number): readonly string[] {
  const others = order.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** The place in the list that a pointer is over. */
const placeAt = (list: Element, y: number): number => {
  const above = [...list.children].findIndex((item) => {
    const { top, height } = item.getBoundingClientRect();
    return y < top + height;
  });
  return above < 0 ? list.children.length - 1 : above;
};

/** The list, best first. */
export function Rank(part: Part<RankQuestion>): VNode {
  const { question, state, acts, voice } = part;
  const order = (state.value as readonly string[] | undefined) ?? question.choices.map(idOf);
  const [held, hold] = useState<string>();
  const [said, say] = useState('');
  useLayoutEffect(() => {
    // Before anybody can move anything; and not from within the effect, which drawing the card anew would run again.
    if (state.value === undefined) queueMicrotask(() => acts.draft(order));
  }, [question.id]);
  const label = (id: string): string => {
    const choice = question.choices.find((one) => idOf(one) === id);
    return voice.say(typeof choice === 'object' ? choice.label : choice);
  };
  const move = (id: string, to: number): void => {
    if (to < 0 || to >= order.length || order[to] === id) return;
    acts.draft(moved(order, id, to));
    say(voice.word('ranked', { what: label(id), value: voice.number(to + 1), of: voice.number(order.length) }));
  };
  const step = (id: string, index: number, way: 'up' | 'down'): VNode => {
    const to = way === 'up' ? index - 1 : index + 1;
    const isEnd = to < 0 || to >= order.length;
    return (
      <button
        type="button" class="icon" aria-label={voice.word(way === 'up' ? 'move_up' : 'move_down', { what: label(id) })} aria-disabled={isEnd}
        data-first={(!index && !isEnd) || undefined}
        // A button that moves in the document loses the focus.
        onClick={({ currentTarget }) => (move(id, to), currentTarget.focus())}
        onKeyDown={(event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!by) return;
          event.preventDefault();
          move(id, index + by);
          event.currentTarget.focus();
        }}
      >
        {chevron(way)}
      </button>
    );
  };
  return (
    <Fieldset {...part} look="rank">
      <ol
        class="picks"
        onPointerMove={({ currentTarget, clientY }) => held !== undefined && move(held, placeAt(currentTarget, clientY))}
        onPointerUp={() => hold(undefined)} onPointerCancel={() => hold(undefined)}
      >
        {order.map((id, index) => (
          <li
            key={id} class={`tile ${held === id ? 'held' : ''}`}
            onPointerDown={(event) => {
              const { currentTarget, target, pointerId, button } = event;
              if (button || (target as Element).closest('button')) return;
              event.preventDefault();
              // The list stays where it is while its items move.
              currentTarget.parentElement?.setPointerCapture(pointerId);
              hold(id);
            }}
          >
            {grip()}<span class="label"><b>{voice.number(index + 1)}</b> {label(id)}</span>{step(id, index, 'up')}{step(id, index, 'down')}
          </li>
        ))}
      </ol>
      <p class="said" role="status">{said}</p>
    </Fieldset>
  );
}
