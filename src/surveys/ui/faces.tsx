/**
 * Faces — the pictures of scales, thumbs and feelings, drawn in the text's colour.
 * All are decoration: the name stands beside or behind them.
 */
import type { VNode } from 'preact';
import { drawing } from './signs.tsx';

/** A face. @param mood - From -1, angry, to 1, delighted. */
export function face(mood: number): VNode {
  const edge = 15.5 - mood * 1.5;
  const brows = mood < -0.75 ? 'M7 8l3 1.4M17 8l-3 1.4' : '';
  return drawing(`M2.5 12a9.5 9.5 0 1 0 19 0a9.5 9.5 0 1 0-19 0M9 10.3v.2M15 10.3v.2${brows}M8 ${edge}Q12 ${15.5 + mood * 4} 16 ${edge}${mood > 0.75 ? 'z' : ''}`);
}

const star = (): VNode => drawing('M12 3l2.8 5.8 6.3.9-4.6 4.4 1.1 6.3L12 17.4l-5.6 3 1.1-6.3L2.9 9.7l6.3-.9z');

/** One step of a scale. @param place - 0 to 1. */
export const draw = (look: string, place: number): VNode => (look === 'stars' ? star() : face(2 * place - 1));

/** A thumb, up or down. */
export const thumb = (look: 'up' | 'down'): VNode => drawing('M7 11v9H3.5v-9zl4.2-8c1.7 0 2.7 1.2 2.4 2.8L13 9h5.8a2 2 0 0 1 2 2.4l-1.4 7a2 2 0 0 1-2 1.6H7', look);
