/**
 * Questions — a Formbricks survey's cards as questions with ids, jumps and endings.
 */
import type { Question, Thanks } from '../../../types.ts';
import { nameLost } from '../fields.ts';
import { createIds } from '../ids.ts';
import type { Notes } from '../notes.ts';
import { type Located, locatedIn, objectOf, stringOf, stringsOf, under } from '../reading.ts';
import { firstOf } from '../words.ts';
import { type Card, cardsOf, hasBlocks } from './cards.ts';
import { type Asked, elementOf } from './elements.ts';
import { thanksOf } from './endings.ts';
import { FORMBRICKS } from './fields.ts';
import { type Chart, flowOf, type Taken } from './flow.ts';
import type { Logic } from './logic.ts';
import { createWords, type Words } from './texts.ts';

/** What a survey asks, and says in the end. */
export interface Script {
  readonly questions: readonly Question[];
  readonly thanks: readonly Thanks[] | undefined;
  /** Paths of questions, by id, in the vendor's file. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Hidden fields that are told of a visitor as traits. */
function hiddenIn({ value, path }: Located, notes: Notes): readonly string[] {
  const fields = objectOf(value.hiddenFields);
  const ids = fields.enabled === true ? stringsOf(fields.fieldIds).filter((id) => /^(?!__)[\w-]{1,64}$/.test(id)) : [];
  if (ids.length > 0) {
    const told = ids.slice(0, 3).map((id) => `"${id}": …`).join(', ');
    notes.changed(
      under(path, 'hiddenFields'), 'Hidden fields are traits here.',
      `Tell them with identify(user, { ${told} }); every event of the answers carries its visitor.`,
    );
  }
  return ids;
}

/** The ids that questions get, by card and place, before any text that recalls one is read. */
function idsOf(cards: readonly Card[], { language }: { readonly language: string }, notes: Notes): ReadonlyMap<Located, string> {
  const ids = createIds(['end', 'welcome']);
  const bare = createWords({ value: {}, path: '' }, { language, recall: () => undefined, notes: { ...notes, lost: () => undefined, changed: () => undefined } });
  return new Map(cards.flatMap(({ elements }) => elements).map((element, i) =>
    [element, ids.keep(stringOf(element.value.id), firstOf(bare.text(element.value.headline, '')), `question_${i + 1}`)]));
}

function welcomeOf({ value, path }: Located, words: Words, notes: Notes): readonly Question[] {
  const card = objectOf(value.welcomeCard);
  const where = under(path, 'welcomeCard');
  if (card.enabled !== true) return [];
  for (const field of ['fileUrl', 'videoUrl', 'buttonLabel', 'timeToFinish', 'showResponseCount']) {
    if (card[field]) notes.lost(under(where, field), 'A message has words only.', 'Say it in words, if it matters.');
  }
  const [headline, below] = [words.text(card.headline, under(where, 'headline')), words.text(card.subheader ?? card.html, under(where, 'html'))];
  const ask = headline ?? below;
  return ask === undefined ? [] : [{ id: 'welcome', type: 'message', ask, ...(headline !== undefined && below !== undefined && { help: below }) }];
}

/** The rules behind every card, in order: each has to know who was led past it. */
function flowsOf(chart: Chart, logic: Logic) {
  const earlier: Taken[] = [];
  return chart.cards.map((card) => ({ card, last: chart.carried.get(card)?.at(-1) })).map(({ card, last }) => {
    if (!last && (card.rules.length > 0 || card.fallback !== undefined)) {
      logic.notes.lost(under(card.path, 'logic'), 'No question of this step was carried over, and its rules have no place.', 'Write them behind another question, as "next".');
    }
    const ways = last ? flowOf(card, last, { chart, logic, earlier }) : { next: [], out: [], taken: [] };
    earlier.push(...ways.taken);
    return { last, ...ways };
  });
}

/** Every question, with the rules behind the last of its card. */
export function scriptOf(survey: Located, { language, notes }: { readonly language: string; readonly notes: Notes }): Script {
  const { value, path } = survey;
  const cards = cardsOf(survey, notes);
  const hidden = hiddenIn(survey, notes);
  const ids = idsOf(cards, { language }, notes);
  const known = [...ids].filter(([element]) => Object.hasOwn(FORMBRICKS.type.carried, `${stringOf(element.value.type)}`));
  const byVendor = new Map(known.map(([element, id]) => [stringOf(element.value.id) ?? '', id]));
  const recall = (id: string): string | undefined => (byVendor.has(id) ? `answers.${byVendor.get(id)}` : hidden.includes(id) ? `traits.${id}` : undefined);
  const words = createWords(survey, { language, recall, notes });
  const isInBlocks = hasBlocks(value);
  const carried = new Map(cards.map((card) => {
    if (isInBlocks) nameLost(card, FORMBRICKS.block, notes);
    return [card, card.elements.flatMap((element) => {
      nameLost(element, FORMBRICKS.element, notes);
      return elementOf(element, { id: ids.get(element) ?? '', words, notes }) ?? [];
    })] as const;
  }));
  const all = [...carried.values()].flat();
  const logic = { asked: new Map(all.map((asked) => [stringOf(asked.value.id) ?? '', asked])), hidden, notes };
  const endings = locatedIn(value.endings, under(path, 'endings'));
  const chart = { cards, carried, endings: endings.flatMap((ending) => stringOf(ending.value.id) ?? []) };
  const flows = flowsOf(chart, logic);
  const nextOf = (asked: Asked) => flows.find(({ last }) => last === asked)?.next ?? [];
  const questions = all.map((asked): Question => (nextOf(asked).length > 0 ? { ...asked.question, next: nextOf(asked) } : asked.question));
  return {
    questions: questions.length === 0 ? [] : [...welcomeOf(survey, words, notes), ...questions],
    thanks: thanksOf(endings, flows.flatMap(({ out }) => out), { words, notes }),
    origins: new Map(all.map(({ question, path: from }) => [question.id, from])),
  };
}
