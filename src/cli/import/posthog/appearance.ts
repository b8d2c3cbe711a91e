/**
 * Appearance — how a PostHog survey looks and what it says at the end, as `show`, `wait`, `thanks` and `theme`.
 */
import type { Place, Show, Text, Thanks, Theme } from '../../../types.ts';
import { colourOf, fontOf, lengthOf } from '../colours.ts';
import { secondsOf } from '../limits.ts';
import type { Notes } from '../notes.ts';
import { at, type Located, numberOf, oneOf, present, stringOf, under } from '../reading.ts';
import { joined } from '../words.ts';
import type { Words } from './texts.ts';

const PLACES: { readonly [position: string]: Place } = {
  top_left: 'top-start', top_center: 'top-center', top_right: 'top-end', middle_left: 'center-start', middle_center: 'center', middle_right: 'center-end',
  left: 'bottom-start', center: 'bottom-center', right: 'bottom-end',
};
const EDGES: { readonly [position: string]: Place } = { top: 'top-center', left: 'center-start', right: 'center-end', bottom: 'bottom-center' };

/** How it opens. `byHand`: nothing but a call, a mark or a link does. */
export interface Opening {
  readonly show: Show | undefined;
  readonly byHand: string | undefined;
}

function placeOf({ value, path }: Located, field: string, places: typeof PLACES, notes: Notes): Place | undefined {
  const position = stringOf(value[field]);
  const place = position === undefined ? undefined : at(places, position) as Place | undefined;
  if (position !== undefined && place === undefined) notes.lost(under(path, field), `There is no place ${JSON.stringify(position.slice(0, 40))} here.`, 'Set "show.at".');
  return place === 'bottom-end' ? undefined : place;
}

/** @param type - Of the survey: popover, widget, api, external_survey. */
export function openingOf(appearance: Located, { type, words, notes }: { readonly type: unknown; readonly words: Words; readonly notes: Notes }): Opening {
  const { value, path } = appearance;
  const place = placeOf(appearance, 'position', PLACES, notes);
  if (type === 'api') return { show: undefined, byHand: 'It was shown by code of the site.' };
  if (type === 'external_survey') return { show: { as: 'page' }, byHand: 'It stood on a page of PostHog\'s.' };
  if (type !== 'widget') return { show: place && { at: place }, byHand: undefined };
  const widget = oneOf(value.widgetType, ['button', 'tab', 'selector']) ?? 'tab';
  if (widget === 'selector') {
    notes.changed(under(path, 'widgetSelector'), 'A mark in the page opens it here.', 'Give data-attune-survey with the survey\'s id to the elements.');
    return { show: place && { at: place }, byHand: 'A click on the site\'s own element opened it.' };
  }
  if (widget === 'button') {
    notes.changed(under(path, 'widgetType'), 'There is no floating button here, but a tab on the page\'s edge.', 'Use data-attune-survey on a button of your own.');
  }
  const edge = placeOf(appearance, 'tabPosition', EDGES, notes);
  const label: Text = words.text('widgetLabel', { object: appearance }) ?? 'Feedback';
  return { show: { as: 'tab', ...present({ at: edge ?? place }), label }, byHand: undefined };
}

export function thanksOf(appearance: Located, { words, notes }: { readonly words: Words; readonly notes: Notes }): readonly Thanks[] | undefined {
  if (appearance.value.displayThankYouMessage === false) {
    notes.changed(
      under(appearance.path, 'displayThankYouMessage'), 'There is always a word of thanks here, in the visitor\'s language.',
      'Write "thanks" for words of your own.',
    );
    return undefined;
  }
  const text = joined(words.text('thankYouMessageHeader', { object: appearance }), words.text('thankYouMessageDescription', { object: appearance }));
  return text === undefined ? undefined : [{ text }];
}

export function waitOf({ value }: Located): string | undefined {
  const seconds = numberOf(value.surveyPopupDelaySeconds);
  return seconds !== undefined && seconds > 0 ? secondsOf(seconds) : undefined;
}

/** What of its colours, lengths and fonts can be said here; what cannot is named. */
export function themeOf({ value, path }: Located, notes: Notes): Theme {
  const take = (field: string, read: (value: unknown) => string | undefined): string | undefined => {
    const found = read(value[field]);
    if (found === undefined && stringOf(value[field]) !== undefined && value[field] !== 'inherit') {
      notes.lost(under(path, field), 'It is no plain colour, length or font.', 'Set "theme" by hand.');
    }
    return found;
  };
  return present({
    accent: take('submitButtonColor', colourOf), surface: take('backgroundColor', colourOf), text: take('textColor', colourOf),
    radius: take('borderRadius', lengthOf), font: take('fontFamily', fontOf), scheme: oneOf(value.theme, ['light', 'dark']),
  });
}
