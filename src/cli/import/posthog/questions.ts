/**
 * Questions — a PostHog question as one of Attune's, without the ways that lead from it.
 * Choices are words there and get ids here; a scale of 10 begins at 0, all others at 1.
 */
import type { Choice, Question, Text } from '../../../types.ts';
import { createIds } from '../ids.ts';
import { safeLink } from '../links.ts';
import type { Notes } from '../notes.ts';
import { listOf, type Located, locatedIn, oneOf, present, stringOf, under, wholeOf } from '../reading.ts';
import { scaleQuestion } from '../scales.ts';
import { createWords, type Words } from './texts.ts';

/** A question, with what its branches are written in. */
export interface Asked extends Located {
  readonly question: Question;
  /** Ids of its choices, by their place in the vendor's list. */
  readonly choices: readonly string[];
}

/** What a question is made with. */
export interface Asking {
  readonly id: string;
  readonly ask: Text;
  readonly words: Words;
  readonly placeholder: Text | undefined;
  readonly notes: Notes;
}

type Made = Omit<Question, 'id' | 'ask'> & { readonly choiceIds?: readonly string[] };

function choicesOf({ value, path }: Located, { words, notes }: Asking): Made {
  const all = listOf(value.choices);
  const ids = createIds(['other', 'none']);
  const isOpen = value.hasOpenChoice === true;
  const type = value.type === 'single_choice' ? 'choice' as const : 'choices' as const;
  const read = all.map((_, index) => {
    const label = words.text('choices', { index });
    const isOther = isOpen && index === all.length - 1;
    if (isOther && typeof label === 'string' && !/^other\b/i.test(label)) {
      notes.changed(under(under(path, 'choices'), index), `"${label}" has a text field, and is called "Other" here.`, 'Change the widget\'s word in "texts".');
    }
    if (label === undefined) notes.omitted(under(under(path, 'choices'), index), 'The choice has no words.', 'Give it some.');
    return isOther ? 'other' : label === undefined ? undefined : { id: ids.make(typeof label === 'string' ? label : Object.values(label)[0], `choice_${index + 1}`), label };
  });
  const choices = read.filter((choice): choice is Choice => typeof choice === 'object');
  if (choices.length === 0) return { type: 'text' } as Made;
  const shuffle = value.shuffleOptions === true ? 'all' : undefined;
  return { type, choices, ...(isOpen && { other: true }), ...present({ shuffle }), choiceIds: read.map((choice) => (typeof choice === 'object' ? choice.id : choice ?? '')) } as Made;
}

function ratingOf({ value, path }: Located, { words, notes, ask }: Asking): Made {
  const to = wholeOf(value.scale) ?? 5;
  const ends = present({ low: words.text('lowerBoundLabel'), high: words.text('upperBoundLabel') });
  if (to === 2) {
    if (Object.keys(ends).length > 0) notes.lost(under(path, 'lowerBoundLabel'), 'Thumbs have no words at their ends.', 'Say it in the question.');
    return { type: 'thumbs' } as Made;
  }
  const scale = to >= 2 && to <= 10 ? to : 5;
  if (scale !== to) notes.changed(under(path, 'scale'), `There is no scale of ${to} here; it has 5.`, 'Choose one of 2 to 10.');
  const look = value.display === 'emoji' ? 'faces' : 'numbers';
  return { ...scaleQuestion({ from: scale === 10 ? 0 : 1, to: scale, look, words: JSON.stringify([ask, ends]) }), ...ends } as Made;
}

function openOf({ value, path }: Located, { placeholder }: Asking): Made {
  const rules = locatedIn(value.validation, under(path, 'validation'));
  const bound = (type: string): number | undefined => rules.map(({ value: rule }) => (rule.type === type ? wholeOf(rule.value) : undefined)).find((n) => n !== undefined && n >= 0);
  const maxLength = bound('max_length');
  return { type: 'text', ...present({ placeholder, minLength: bound('min_length'), maxLength: maxLength === 0 ? undefined : maxLength }) } as Made;
}

function linkOf({ value, path }: Located, { words, notes, ask }: Asking): Made {
  const address = stringOf(value.link);
  const href = address === undefined ? undefined : safeLink(address);
  if (address !== undefined && href === undefined) {
    notes.lost(under(path, 'link'), 'Its address is not one that may be followed.', 'Give an http(s), mailto or tel link.');
  }
  return { type: 'message', ...(href !== undefined && { link: { label: words.text('buttonText') ?? ask, href } }) } as Made;
}

const MAKERS = { open: openOf, link: linkOf, rating: ratingOf, single_choice: choicesOf, multiple_choice: choicesOf };
export const POSTHOG_TYPES = Object.keys(MAKERS) as (keyof typeof MAKERS)[];

/** @returns `undefined` for a type that there is not, which is named. */
export function questionOf(located: Located, { language, notes, placeholder, makeId }: {
  readonly language: string; readonly notes: Notes; readonly placeholder: Text | undefined; readonly makeId: (words: string, fallback: string) => string;
}, index: number): Asked | undefined {
  const { value, path } = located;
  const type = oneOf(value.type, POSTHOG_TYPES);
  if (type === undefined) {
    notes.omitted(path, `There is no question of the type ${JSON.stringify(value.type ?? '').slice(0, 60)}.`, 'Ask it otherwise, or leave it out.');
    return undefined;
  }
  if (type !== 'link' && stringOf(value.buttonText) !== undefined) {
    notes.lost(under(path, 'buttonText'), 'Its button has the widget\'s own word here.', 'Change it in "texts", for all surveys.');
  }
  const words = createWords(located, { language, notes });
  const asked = words.text('question');
  const help = words.text('description');
  const ask = asked ?? help ?? `Question ${index + 1}`;
  if (asked === undefined) notes.changed(under(path, 'question'), 'The question has no words.', 'Write them into "ask".');
  const id = makeId(typeof ask === 'string' ? ask : Object.values(ask)[0] ?? '', `question_${index + 1}`);
  const { choiceIds = [], ...made } = MAKERS[type](located, { id, ask, words, placeholder, notes });
  const isMessage = type === 'link';
  const { type: kind, ...rest } = made;
  const question = { id, type: kind, ask, ...(asked !== undefined && help !== undefined && { help }), ...rest, ...(value.optional === true && !isMessage && { optional: true }) };
  return { ...located, question: question as Question, choices: choiceIds };
}
