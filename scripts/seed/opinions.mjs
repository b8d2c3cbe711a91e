/**
 * Opinions — what invented visitors answer, and in what words.
 * Happier as the month goes on, and less happy after trouble, so that there is something to see over time.
 */
const PRAISE = [
  'The mug is even nicer than in the picture. The glaze has a depth that you only see by daylight.', 'Packed with real care, and the note was a lovely touch.', 'Arrived a day early.',
  'I drink from it every morning.', 'My third order, and not the last.', 'Beautiful, and it survives the dishwasher.',
];
const WISHES = [
  'Could you do the bowl in the deeper blue?', 'I would have liked to choose the day of delivery.', 'Good, though the box was far too large.',
  'The size was hard to judge from the picture. A hand beside it would help.', 'A gift card would be handy.', 'Please bring back the small jug.',
];
const COMPLAINTS = [
  'It came late, and nobody told me.', 'The handle had a chip. The replacement was quick, but still.', 'The voucher field did nothing, however often I pressed.', 'Delivery costs showed only at the very end.',
  'I had to type my address twice.', 'The pay button on my phone was half off the screen.',
];

/**
 * @param {ReturnType<typeof import('./random.mjs').createRandom>} random
 * @param {{ survey: { questions: readonly { id: string, type: string, options?: readonly string[] }[] }, mood: number }} asked - `mood` from 0 to 1.
 * @returns {{ question: string, type: string, value: unknown }[]}
 */
export function answersTo(random, { survey, mood }) {
  return survey.questions.flatMap(({ id, type, options = [] }) => {
    const felt = Math.min(1, Math.max(0, mood + random.between(-0.28, 0.28)));
    if (type === 'nps') return [{ question: id, type, value: Math.round(10 * felt ** 0.6) }];
    if (type === 'csat') return [{ question: id, type, value: 1 + Math.round(4 * felt ** 0.7) }];
    if (type === 'ces') return [{ question: id, type, value: 1 + Math.round(6 * felt ** 0.7) }];
    if (type === 'thumbs') return [{ question: id, type, value: random.chance(felt) ? 1 : 0 }];
    if (type === 'choices') return [{ question: id, type, value: [...new Set([random.weighted(weightsOf(options)), ...(random.chance(0.3) ? [random.one(options)] : [])])] }];
    return random.chance(0.45) ? [{ question: id, type, value: random.one(felt > 0.7 ? PRAISE : felt > 0.45 ? WISHES : COMPLAINTS) }] : [];
  });
}

/** @param {readonly string[]} options */
const weightsOf = (options) => Object.fromEntries(options.map((option, index) => [option, [5, 7, 9, 2, 3][index] ?? 1]));
