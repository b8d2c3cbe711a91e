/**
 * Scales — nps, csat, ces and rating: one row of numbers, faces or stars, its two ends named.
 */
import type { VNode } from 'preact';
import { scaleOf, type ScaleQuestion } from '../validate.ts';
import type { Part } from './part.ts';
import { Picks } from './picks.tsx';

/** A scale of numbers, stars or faces. */
export function Scale(part: Part<ScaleQuestion>): VNode {
  const { question, voice, parts } = part;
  const { from, to, look } = scaleOf(question);
  const [low, high] = (['low', 'high'] as const).map((end) => voice.say(question[end]) || voice.word(`${question.type}_${end}`));
  const options = Array.from({ length: to - from + 1 }, (_, index) => {
    const value = voice.number(from + index);
    const end = index === 0 ? low : from + index === to ? high : '';
    return {
      value: from + index,
      name: `${voice.word('value', { value, of: voice.number(to) })} ${end}`,
      shows: look !== 'numbers' && parts.draw?.(look, index / (to - from)) || value,
    };
  });
  return (
    <Picks {...part} options={options} look={`scale ${look}`}>
      {/* The ends are part of the first and the last option's name. */}
      <div class="ends" aria-hidden="true"><span>{low}</span><span>{high}</span></div>
    </Picks>
  );
}
