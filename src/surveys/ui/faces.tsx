/**
 * Faces — the pictures of scales, thumbs and feelings, drawn in the text's colour.
 * All are decoration: the name stands beside or behind them.
 */
import type { VNode } from 'preact';
import { drawing } from './signs.tsx';

/** A face. @param mood - From -1, angry, to 1, delighted. The outermost moods show more than a curve: brows, or a laugh. */
export function face(mood: number): VNode {
  const edge = 15.4 - mood * 1.6;
  const eyes = mood < -0.75 ? 'M7 8.6l3 1.5M17 8.6l-3 1.5' : 'M9 9v1.3M15 9v1.3';
  const mouth = mood > 0.75 ? 'M7.6 13.4h8.8a4.4 4.4 0 0 1-8.8 0z' : `M8 ${edge}Q12 ${edge + mood * 5} 16 ${edge}`;
  return drawing(`M2.5 12a9.5 9.5 0 1 0 19 0a9.5 9.5 0 1 0-19 0${eyes}${mouth}`);
}

const star = (): VNode => drawing('M12 3.2l2.7 5.6 6.1.8-4.5 4.3 1.1 6.1-5.4-3-5.4 3 1.1-6.1-4.5-4.3 6.1-.8z');

/** One step of a scale. @param place - 0 to 1. */
export const draw = (look: string, place: number): VNode => (look === 'stars' ? star() : face(2 * place - 1));

/** A thumb, up or down. */
export const thumb = (look: 'up' | 'down'): VNode => drawing('M7 11v9H3.5v-9zl4.2-8c1.7 0 2.7 1.2 2.4 2.8L13 9h5.8a2 2 0 0 1 2 2.4l-1.4 7a2 2 0 0 1-2 1.6H7', look);
