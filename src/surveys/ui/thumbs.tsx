/**
 * Thumbs — up or down, each with a name.
 */
import type { VNode } from 'preact';
import type { ThumbsQuestion } from '../../types.ts';
import { thumb } from './faces.tsx';
import type { Part } from './part.ts';
import { Picks } from './picks.tsx';

/** Up is 1, down is 0. */
export function Thumbs(part: Part<ThumbsQuestion>): VNode {
  const options = (['up', 'down'] as const).map((way, index) => ({ value: 1 - index, shows: [thumb(way), part.voice.word(way)] }));
  return <Picks {...part} look="scale named" options={options} />;
}
