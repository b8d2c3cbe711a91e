/**
 * Rest — all parts and those that few surveys have: contact details, order, tables, days and pictures; surveys that are a part of the page, or fill it.
 * Loaded before a survey is shown that needs any of them.
 */
import { Contact } from './contact.tsx';
import { Day } from './day.tsx';
import { Farewell } from './farewell.tsx';
import { Matrix } from './matrix.tsx';
import { more } from './more.tsx';
import type { Parts } from './part.ts';
import { Pictures } from './pictures.tsx';
import { Rank } from './rank.tsx';
import { sheet } from './sheet.rest.ts';
import { restWords } from './words.rest.en.ts';

export const rest: Parts = {
  ...more,
  fields: { ...more.fields, contact: Contact, rank: Rank, matrix: Matrix, date: Day, picture: Pictures },
  words: { ...more.words, ...restWords },
  sheet: more.sheet + sheet,
  Follow: Farewell,
};
