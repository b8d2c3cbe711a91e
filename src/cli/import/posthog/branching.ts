/**
 * Branching — where a PostHog question leads, as `next`. Jumps go forward only here: one back, or to itself, is named and dropped.
 * Ratings lead on by group (negative, neutral, positive; detractors, passives, promoters), single choices by their place in the list.
 */
import type { Condition, Question } from '../../../types.ts';
import type { Notes } from '../notes.ts';
import { at, entriesOf, objectOf, under } from '../reading.ts';
import type { Asked } from './questions.ts';

type Next = NonNullable<Question['next']>[number];

/** Groups of scores by the length of the scale, each from and to. */
const GROUPS: { readonly [scale: number]: { readonly [group: string]: readonly [from: number, to: number] } } = {
  3: { negative: [1, 1], neutral: [2, 2], positive: [3, 3] },
  5: { negative: [1, 2], neutral: [3, 3], positive: [4, 5] },
  7: { negative: [1, 3], neutral: [4, 4], positive: [5, 7] },
  10: { detractors: [0, 6], passives: [7, 8], promoters: [9, 10] },
};

/** What a key of `responseValues` asks of the answer. */
function conditionOf(key: string, { question: { id, type }, value, choices }: Asked): Condition | undefined {
  const path = `answers.${id}`;
  if (type === 'thumbs') return key === 'positive' ? { [path]: 1 } : key === 'negative' ? { [path]: { $exists: true, $eq: 0 } } : undefined;
  if (value.type === 'rating') {
    const [from, to] = (at(at(GROUPS, `${value.scale}`), key) ?? []) as readonly number[];
    return from === undefined ? undefined : { [path]: { $exists: true, $gte: from, $lte: to } };
  }
  const choice = value.type === 'single_choice' && /^\d{1,4}$/.test(key) ? choices[Number(key)] : undefined;
  return choice ? { [path]: choice } : undefined;
}

/** @param all - Every question of the vendor's list, `undefined` where one is not carried over. */
export function nextOf(asked: Asked, index: number, all: readonly (Asked | undefined)[], notes: Notes): readonly Next[] {
  const branching = objectOf(asked.value.branching);
  const path = under(asked.path, 'branching');
  /** `undefined` goes on to the next question, as it would without a branch. */
  function target(step: unknown, place: string): string | undefined {
    if (step === 'end') return 'end';
    if (!Number.isInteger(step)) return undefined;
    if (Number(step) <= index) {
      notes.lost(
        place, Number(step) === index ? 'It leads to itself.' : 'It leads back, and jumps go forward only here.',
        'Move the question that it leads to behind this one.',
      );
      return undefined;
    }
    return all.find((each, i) => each && i >= Number(step))?.question.id ?? 'end';
  }
  if (branching.type === 'end') return [{ goto: 'end' }];
  if (branching.type === 'specific_question') {
    const goto = target(branching.index, under(path, 'index'));
    return goto === undefined ? [] : [{ goto }];
  }
  if (branching.type !== 'response_based') return [];
  return entriesOf(branching.responseValues).flatMap(([key, step]): Next[] => {
    const place = under(under(path, 'responseValues'), key.slice(0, 64));
    const condition = conditionOf(key, asked);
    if (!condition) notes.lost(place, 'No answer of this question goes by that name.', 'Write the branch by hand, as "next".');
    const goto = condition && target(step, place);
    return condition && goto !== undefined ? [{ if: condition, goto }] : [];
  });
}
