/**
 * Choosing — questions that are answered by choosing, ordering or judging: choices, pictures, matrices, rankings.
 */
import type { Choice } from '../../../types.ts';
import { createIds } from '../ids.ts';
import { safePicture } from '../links.ts';
import { at, listOf, locatedIn, present, stringOf, under } from '../reading.ts';
import { firstOf } from '../words.ts';
import type { Made, Making } from './making.ts';

/** Choices are objects with `id` and `label`; rows and columns of older files are the labels themselves. */
function choicesIn(making: Making, field: string, taken: readonly string[] = []): { readonly choices: readonly Choice[]; readonly ids: ReadonlyMap<string, string> } {
  const { element: { value, path }, words } = making;
  const ids = createIds(['other', 'none']);
  const list = listOf(value[field]).map((each, i) => {
    const own = stringOf(at(each, 'id'));
    const isObject = at(each, 'label') !== undefined;
    const label = words.text(isObject ? at(each, 'label') : each, under(under(path, field), i)) ?? `${i + 1}`;
    return { vendor: own ?? `${i}`, label };
  });
  const made = list.filter(({ vendor }) => !taken.includes(vendor)).map(({ vendor, label }, i) => {
    const id = ids.make(firstOf(label), `${field.replace(/s$/, '')}_${i + 1}`);
    return { vendor, choice: { id, label } };
  });
  const known = [...made.map(({ vendor, choice }) => [vendor, choice.id] as const), ...taken.map((id) => [id, id] as const)];
  return { choices: made.map(({ choice }) => choice), ids: new Map(known) };
}

/** One of several, or some of them. */
export function choose(type: 'choice' | 'choices'): (making: Making) => Made {
  return (making) => {
    const { element: { value, path } } = making;
    const special = (['other', 'none'] as const).filter((id) => listOf(value.choices).some((each) => at(each, 'id') === id));
    const { choices, ids } = choicesIn(making, 'choices', special);
    if (choices.length === 0) return { type: 'text' };
    for (const id of special) {
      const index = listOf(value.choices).findIndex((each) => at(each, 'id') === id);
      making.notes.changed(`${under(path, 'choices')}[${index}].label`, `The choice "${id}" has the widget's own word here.`, 'Change it in "texts".');
    }
    const shuffle = value.shuffleOption === 'all' ? 'all' : value.shuffleOption === 'exceptLast' ? (special.length > 0 ? 'all' : 'keep_last') : undefined;
    return { type, choices, ...(special.includes('other') && { other: true }), ...(special.includes('none') && { none: true }), ...present({ shuffle }), choiceIds: ids };
  };
}

export function picturesOf(making: Making): Made {
  const { element: { value, path }, notes } = making;
  const place = under(path, 'choices');
  const made = locatedIn(value.choices, place).flatMap(({ value: choice, path: where }, i) => {
    const src = safePicture(stringOf(choice.imageUrl) ?? '');
    if (src === undefined) notes.omitted(under(where, 'imageUrl'), 'It is no address of a picture.', 'Give an http(s) address.');
    return src === undefined ? [] : [{ vendor: stringOf(choice.id) ?? `${i}`, choice: { id: `picture_${i + 1}`, label: `${i + 1}`, src, alt: `${i + 1}` } }];
  });
  if (made.length === 0) return { type: 'message' };
  notes.changed(place, 'Its pictures have no words.', 'Write "label" and "alt" of each: what it shows.');
  const choices = made.map(({ choice }) => choice);
  return { type: 'picture', choices, ...(value.allowMulti === true && { several: true }), choiceIds: new Map(made.map(({ vendor, choice }) => [vendor, choice.id])) };
}

export function matrixOf(making: Making): Made {
  const [rows, columns] = [choicesIn(making, 'rows').choices, choicesIn(making, 'columns').choices];
  if (rows.length === 0 || columns.length === 0) return { type: 'text' };
  if (['all', 'exceptLast'].includes(`${making.element.value.shuffleOption}`)) {
    making.notes.lost(under(making.element.path, 'shuffleOption'), 'Rows keep their order.', 'Write them in another order.');
  }
  return { type: 'matrix', rows, columns };
}

export function rankOf(making: Making): Made {
  const { choices, ids } = choicesIn(making, 'choices');
  if (['all', 'exceptLast'].includes(`${making.element.value.shuffleOption}`)) {
    making.notes.lost(under(making.element.path, 'shuffleOption'), 'What is put in order begins in the order of the file.', 'Write it in another order.');
  }
  return choices.length === 0 ? { type: 'text' } : { type: 'rank', choices, choiceIds: ids };
}
