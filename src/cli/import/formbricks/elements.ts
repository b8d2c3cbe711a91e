/**
 * Elements — a Formbricks question of any type as one of Attune's, without the ways that lead from it.
 */
import type { ContactQuestion, Link, Question, Text, TextQuestion } from '../../../types.ts';
import { safeLink } from '../links.ts';
import type { Notes } from '../notes.ts';
import { at, type Located, objectOf, oneOf, present, stringOf, under, wholeOf } from '../reading.ts';
import { scaleQuestion } from '../scales.ts';
import { choose, matrixOf, picturesOf, rankOf } from './choosing.ts';
import { FORMBRICKS_TYPES } from './fields.ts';
import { type Made, type Making, wordsAt } from './making.ts';
import type { Words } from './texts.ts';

/** A question, with what rules are written in. */
export interface Asked extends Located {
  readonly question: Question;
  /** Ids of its choices, by the vendor's. */
  readonly choices: ReadonlyMap<string, string>;
}

function textOf(making: Making): Made {
  const { value } = making.element;
  const limit = objectOf(value.charLimit);
  const [min, max] = limit.enabled === true ? [wholeOf(limit.min), wholeOf(limit.max)] : [undefined, undefined];
  const input = oneOf(value.inputType === 'phone' ? 'tel' : value.inputType, ['email', 'tel', 'url', 'number'] satisfies TextQuestion['input'][]);
  return {
    type: 'text', ...(input ? { input } : { long: value.longAnswer === true }),
    ...(min !== undefined && min >= 0 && { minLength: min }), ...(max !== undefined && max >= 1 && { maxLength: max }),
    ...present({ placeholder: wordsAt(making, 'placeholder') }),
  };
}

const endsOf = (making: Making): { readonly low?: Text; readonly high?: Text } => present({ low: wordsAt(making, 'lowerLabel'), high: wordsAt(making, 'upperLabel') });

function ratingOf(making: Making): Made {
  const { element: { value, path }, notes, ask } = making;
  const range = wholeOf(value.range) ?? (value.type === 'ces' ? 7 : 5);
  const to = range >= 2 && range <= 10 ? range : 5;
  if (to !== range) notes.changed(under(path, 'range'), `There is no scale of ${range} here; it has 5.`, 'Choose one of 2 to 10.');
  const look = value.scale === 'smiley' ? 'faces' : value.scale === 'star' ? 'stars' : 'numbers';
  const ends = endsOf(making);
  if (value.type === 'ces' && to === 7) return { type: 'ces', ...ends };
  if (value.type === 'csat' && to === 5) return { type: 'csat', look, ...ends };
  return { ...scaleQuestion({ from: 1, to, look, words: JSON.stringify([ask, ends]) }), ...ends };
}

/** Where a message leads. */
interface Address {
  readonly field: string;
  readonly address: string | undefined;
  readonly label: Text | undefined;
}

function linkTo({ element: { path }, notes, ask }: Making, { field, address, label }: Address): { readonly link?: Link } {
  const href = address === undefined ? undefined : safeLink(address);
  if (address !== undefined && href === undefined) notes.lost(under(path, field), 'Its address is not one that may be followed.', 'Give an http(s), mailto or tel link.');
  return href === undefined ? {} : { link: { label: label ?? ask, href } };
}

function ctaOf(making: Making): Made {
  const { value } = making.element;
  const label = wordsAt(making, 'ctaButtonLabel') ?? wordsAt(making, 'buttonLabel');
  return { type: 'message', ...linkTo(making, { field: 'buttonUrl', address: value.buttonExternal === true ? stringOf(value.buttonUrl) : undefined, label }) };
}

function calOf(making: Making): Made {
  const { value, path } = making.element;
  const user = stringOf(value.calUserName);
  const host = stringOf(value.calHost) ?? 'cal.com';
  const isPlain = user !== undefined && /^[\w./-]{1,200}$/.test(user) && /^[\w.-]{1,200}$/.test(host);
  making.notes.changed(path, 'A calendar is a link here, and whether something was booked is not known.', 'Let the calendar tell it, by a webhook.');
  return { type: 'message', ...linkTo(making, { field: 'calUserName', address: isPlain ? `https://${host}/${user}` : user, label: undefined }) };
}

const isShown = (value: unknown): boolean => at(value, 'show') === true;

function contactOf({ element: { value, path }, notes }: Making): Made {
  const names = [value.firstName, value.lastName].filter(isShown);
  const parts = [{ field: 'name', found: names }, { field: 'email', found: [value.email].filter(isShown) }, { field: 'phone', found: [value.phone].filter(isShown) }] as const;
  const fields: NonNullable<ContactQuestion['fields']> = parts.filter(({ found }) => found.length > 0)
    .map(({ field, found }) => ({ field, ...(!found.some((each) => at(each, 'required') === true) && { optional: true }) }));
  if (names.length === 2) notes.changed(under(path, 'lastName'), 'First and last name are one field here.', 'Take them apart where the answers arrive.');
  return fields.length === 0 ? { type: 'text', long: false } : { type: 'contact', fields };
}

function addressOf({ element: { path }, notes }: Making): Made {
  notes.changed(path, 'An address is one field of several lines here.', 'Say in "help" what belongs into it.');
  return { type: 'text', long: true };
}

const consentOf = (making: Making): Made => ({ type: 'consent', ...present({ help: wordsAt(making, 'label') }) });

const MAKERS: { readonly [type: string]: (making: Making) => Made } = {
  openText: textOf, multipleChoiceSingle: choose('choice'), multipleChoiceMulti: choose('choices'), nps: (making) => ({ type: 'nps', ...endsOf(making) }),
  cta: ctaOf, rating: ratingOf, csat: ratingOf, ces: ratingOf, consent: consentOf, pictureSelection: picturesOf, matrix: matrixOf, ranking: rankOf, date: () => ({ type: 'date' }),
  contactInfo: contactOf, address: addressOf, cal: calOf,
};

/** @returns `undefined` for a type that there is not, which is named. */
export function elementOf(element: Located, { id, words, notes }: { readonly id: string; readonly words: Words; readonly notes: Notes }): Asked | undefined {
  const { value, path } = element;
  const type = `${stringOf(value.type)}`;
  if (!Object.hasOwn(MAKERS, type)) {
    const instead = Object.hasOwn(FORMBRICKS_TYPES.lost, type) ? FORMBRICKS_TYPES.lost[type]! : 'Ask it otherwise, or leave it out.';
    notes.omitted(path, `There is no question of the type ${JSON.stringify(value.type ?? '').slice(0, 60)}.`, instead);
    return undefined;
  }
  const headline = words.text(value.headline, under(path, 'headline'));
  const below = words.text(value.subheader, under(path, 'subheader')) ?? words.text(value.html, under(path, 'html'));
  if (headline === undefined) notes.changed(under(path, 'headline'), 'The question has no words.', 'Write them into "ask".');
  const ask = headline ?? below ?? id;
  const { choiceIds = new Map(), ...made } = MAKERS[type]!({ element, ask, words, notes });
  const isOptional = value.required === false && made.type !== 'message';
  const { type: kind, ...rest } = made;
  const question = { id, type: kind, ask, ...(headline !== undefined && below !== undefined && { help: below }), ...rest, ...(isOptional && { optional: true }) };
  return { ...element, question: question as unknown as Question, choices: choiceIds };
}
