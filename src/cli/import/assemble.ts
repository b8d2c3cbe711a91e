/**
 * Assemble — puts imported surveys together into one configuration that `attune check` has nothing against.
 * Promise: a survey that would be refused is mended or left out, alone; the others stay.
 */
import type { AttuneConfig, Theme, Touchpoint } from '../../types.ts';
import { commonTheme } from './colours.ts';
import { type Pause, sharedLimit } from './limits.ts';
import type { Notes } from './notes.ts';
import { present } from './reading.ts';
import { type Made, repaired } from './repair.ts';

/** A survey as an importer made it, with what it needs of the configuration around it. */
export interface Draft extends Made {
  readonly theme: Theme;
  readonly touchpoints: readonly Touchpoint[];
  readonly pause: Pause;
}

/** What an importer works with. */
export interface Importing {
  /** Of texts whose language the file does not tell. A BCP 47 tag. */
  readonly language: string;
  readonly notes: Notes;
  /** In milliseconds since the epoch: decides which surveys have ended. */
  readonly now: number;
}

export function assemble(drafts: readonly Draft[], { notes, now }: Pick<Importing, 'notes' | 'now'>): AttuneConfig {
  const kept = drafts.flatMap((draft) => {
    const survey = repaired(draft, { touchpoints: draft.touchpoints }, { notes, now });
    return survey ? [{ ...draft, survey }] : [];
  });
  const touchpoints = kept.flatMap((draft) => draft.touchpoints);
  const all = sharedLimit(kept.map(({ pause }) => pause), notes);
  const theme = commonTheme(kept, (path) => notes.lost(path, 'There is one theme for all surveys, and another survey\'s came first.', 'Set "theme" by hand.'));
  return {
    $schema: './node_modules/attune/schema.json',
    ...(touchpoints.length > 0 && { touchpoints }),
    surveys: kept.map(({ survey }) => survey),
    ...present({ limits: all && { all }, theme }),
  };
}
