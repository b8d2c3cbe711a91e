/**
 * Scales — which question a vendor's rating is: a score that has a name of its own (NPS, CSAT, CES), or a rating.
 * A name is given only if the words ask for it: the results count every `nps` answer of a site together.
 */
import type { Question } from '../../types.ts';

const RECOMMEND = /recommend|likely to (tell|refer)|empfehl|recomend|recommand|consigli|aanbevel|polecić/i;
const SATISFIED = /satisf|zufrieden|tevreden|zadowol/i;
const EFFORT = /how (easy|difficult)|made it easy|effort|wie (einfach|leicht|schwer)|facile|fácil/i;

/** A vendor's scale. */
export interface Scale {
  readonly from: 0 | 1;
  readonly to: number;
  readonly look: 'stars' | 'faces' | 'numbers';
  /** The question and the words at both ends. */
  readonly words: string;
}

type Kind = { readonly type: 'nps' } | { readonly type: 'csat'; readonly look: Scale['look'] } | { readonly type: 'ces' }
  | { readonly type: 'rating'; readonly scale: number; readonly from?: 0; readonly look: Scale['look'] };

/** The type of the question, with what belongs to it. */
export function scaleQuestion({ from, to, look, words }: Scale): Kind & { readonly type: Question['type'] } {
  if (from === 0 && to === 10 && RECOMMEND.test(words)) return { type: 'nps' };
  if (from === 1 && to === 5 && SATISFIED.test(words)) return { type: 'csat', look };
  if (from === 1 && to === 7 && look === 'numbers' && EFFORT.test(words)) return { type: 'ces' };
  return { type: 'rating', scale: to, ...(from === 0 && { from }), look };
}
