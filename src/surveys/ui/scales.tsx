/**
 * Scales — nps, csat, ces, rating and thumbs: one row of numbers, faces, stars or thumbs, its two ends named.
 */
import type { VNode } from 'preact';
import type { CesQuestion, CsatQuestion, NpsQuestion, RatingQuestion, ThumbsQuestion } from '../../types.ts';
import { face, star, thumb } from './faces.tsx';
import type { Part } from './part.ts';
import { Picks } from './picks.tsx';

type ScaleQuestion = NpsQuestion | CsatQuestion | CesQuestion | RatingQuestion;

const ranges = { nps: [0, 10, 'numbers'], csat: [1, 5, 'faces'], ces: [1, 7, 'numbers'], rating: [1, 5, 'stars'] } as const;

/** A scale of numbers, stars or faces. */
export function Scale(part: Part<ScaleQuestion>): VNode {
  const { question, voice } = part;
  const [least, most, usual] = ranges[question.type];
  const { from = least, scale = most, look = usual }: Partial<Pick<RatingQuestion, 'from' | 'scale' | 'look'>> = question as RatingQuestion;
  const low = voice.say(question.low) || voice.word(`${question.type}_low`);
  const high = voice.say(question.high) || voice.word(`${question.type}_high`);
  const options = Array.from({ length: scale - from + 1 }, (_, index) => {
    const value = voice.number(from + index);
    const end = index === 0 ? low : from + index === scale ? high : '';
    return {
      value: from + index,
      name: `${voice.word('value', { value, of: voice.number(scale) })} ${end}`,
      shows: look === 'numbers' ? value : look === 'stars' ? star() : face((2 * index) / (scale - from) - 1),
    };
  });
  return (
    <Picks {...part} options={options} look={`scale ${look}`}>
      {/* The ends are part of the first and the last option's name. */}
      <div class="ends" aria-hidden="true"><span>{low}</span><span>{high}</span></div>
    </Picks>
  );
}

/** Up or down. */
export function Thumbs(part: Part<ThumbsQuestion>): VNode {
  const options = (['up', 'down'] as const).map((way, index) => ({ value: 1 - index, shows: [thumb(way), part.voice.word(way)] }));
  return <Picks {...part} look="scale named" options={options} />;
}
