/**
 * Running — between which dates a survey runs, and whether it has a place among those that do.
 */
import { date } from '../../decision/dates.ts';
import type { Survey } from '../../types.ts';
import type { Notes } from './notes.ts';
import { type Located, present, stringOf, under } from './reading.ts';

/** Names of the fields that say it. */
interface Fields {
  readonly from: string;
  readonly until: string;
  /** Why it is over, whatever the dates say. */
  readonly isOver: string | undefined;
}

/** @returns `undefined` for a survey that is over, which is named. */
export function runOf(
  { value, path }: Located, { from, until, isOver }: Fields, { notes, now }: { readonly notes: Notes; readonly now: number },
): Pick<Survey, 'between'> | undefined {
  function read(field: string, edge: 'start' | 'end'): string | undefined {
    const written = stringOf(value[field]);
    const isDate = written !== undefined && date(written, edge) !== undefined;
    if (written !== undefined && !isDate) notes.lost(under(path, field), 'It is no date.', 'Write it as 2026-11-01 into "between".');
    return isDate ? written : undefined;
  }
  const [first, last] = [read(from, 'start'), read(until, 'end')];
  const ended = last !== undefined && date(last, 'end')! < now ? `The survey ended on ${last}.` : undefined;
  const why = isOver ?? ended;
  if (why === undefined) return first === undefined && last === undefined ? {} : { between: present({ from: first, until: last }) };
  notes.omitted(path, why, 'Change that in the file and import it again, if it is to go on.');
  return undefined;
}
