/**
 * Looks — how often, where and in which colours a Formbricks survey is shown, as `limit`, `show` and `theme`.
 */
import type { Limit, Place, Show, Theme } from '../../../types.ts';
import { colourOf, lengthOf } from '../colours.ts';
import { daysOf } from '../limits.ts';
import type { Notes } from '../notes.ts';
import { at, type Located, numberOf, objectOf, present, stringOf, under, wholeOf } from '../reading.ts';

const PLACES: { readonly [placement: string]: Place } = { topLeft: 'top-start', topRight: 'top-end', bottomLeft: 'bottom-start', bottomRight: 'bottom-end', center: 'center' };

/** Where neither survey nor file names a pause. */
const USUAL_PAUSE = 7;

/** @param pause - The days that this survey waits after any other; `undefined` where nobody says. */
export function limitOf({ value, path }: Located, pause: number | undefined, notes: Notes): Limit | undefined {
  const option = stringOf(value.displayOption);
  if (option === 'displaySome') return { times: Math.max(1, wholeOf(value.displayLimit) ?? 1), every: daysOf(pause ?? 0), until: 'answered' };
  if (option !== 'displayMultiple' && option !== 'respondMultiple') return undefined;
  if (pause === undefined) {
    notes.changed(under(path, 'recontactDays'), `The pause is the workspace's, which the file does not tell; ${USUAL_PAUSE} days are taken.`, 'Change "limit.every".');
  }
  return { every: daysOf(pause ?? USUAL_PAUSE), ...(option === 'displayMultiple' && { until: 'answered' as const }) };
}

export function showOf({ value, path }: Located, notes: Notes): Show | undefined {
  const overwrites = objectOf(value.projectOverwrites);
  const where = under(path, 'projectOverwrites');
  const isDark = overwrites.darkOverlay === true || overwrites.overlay === 'dark';
  const place = at(PLACES, stringOf(overwrites.placement) ?? '') as Place | undefined;
  if (typeof overwrites.clickOutsideClose === 'boolean') {
    notes.lost(under(where, 'clickOutsideClose'), 'A popover leaves the page alone; a dialog closes by its button and Escape.', 'There is nothing to do.');
  }
  if (stringOf(overwrites.highlightBorderColor) !== undefined) {
    notes.lost(under(where, 'highlightBorderColor'), 'There is no such border here.', 'Style it by the CSS custom properties "--attune-*".');
  }
  if (stringOf(overwrites.brandColor) !== undefined && colourOf(overwrites.brandColor) === undefined) {
    notes.lost(under(where, 'brandColor'), 'It is no plain colour.', 'Set "theme" by hand.');
  }
  if (value.type === 'link') return { as: 'page' };
  return isDark ? { as: 'modal' } : place === undefined || place === 'bottom-end' ? undefined : { at: place };
}

export function themeOf({ value, path }: Located, notes: Notes): Theme {
  const styling = objectOf(value.styling);
  const where = under(path, 'styling');
  const light = (field: string): string | undefined => stringOf(at(styling[field], 'light'));
  const take = (field: string): string | undefined => {
    const found = colourOf(light(field));
    if (found === undefined && light(field) !== undefined) notes.lost(under(where, field), 'It is no plain colour.', 'Set "theme" by hand.');
    return found;
  };
  const known = ['brandColor', 'questionColor', 'cardBackgroundColor', 'roundness', 'overwriteThemeStyling'];
  for (const field of Object.keys(styling)) {
    if (!known.includes(field) && styling[field] !== null && styling[field] !== false) {
      notes.lost(under(where, field.slice(0, 64)), 'There is no such style here.', 'Style it by "theme" or the CSS custom properties "--attune-*".');
    }
  }
  const roundness = numberOf(styling.roundness);
  return present({
    accent: take('brandColor') ?? colourOf(objectOf(value.projectOverwrites).brandColor), text: take('questionColor'), surface: take('cardBackgroundColor'),
    radius: roundness === undefined ? undefined : lengthOf(Math.round(Math.max(0, roundness))),
  });
}
