/**
 * Catalogue — what the SDK's own events must carry for results to make sense of them. Pure.
 * Only what is needed is asked for; whatever else an event carries is kept as it came. A site's own events may carry anything.
 */

/** @typedef {'text' | 'number' | 'present' | 'names'} Kind */

/** @type {Record<Kind, { wanted: string, holds: (value: unknown) => boolean }>} */
const KINDS = {
  text: { wanted: 'a text', holds: (value) => typeof value === 'string' && value !== '' },
  number: { wanted: 'a number from 0', holds: (value) => typeof value === 'number' && value >= 0 },
  present: { wanted: 'given', holds: (value) => value !== undefined },
  names: { wanted: 'a list of texts', holds: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string') },
};

/** @type {Readonly<Record<string, Readonly<Record<string, Kind>>>>} */
const CATALOGUE = {
  page_left: { dwell: 'number' },
  touchpoint_viewed: { touchpoint: 'text' },
  touchpoint_left: { touchpoint: 'text', dwell: 'number' },
  touchpoint_reported: { touchpoint: 'text' },
  frustrated: { kind: 'text' },
  survey_shown: { survey: 'text', response: 'text' },
  survey_answered: { survey: 'text', response: 'text', question: 'text', type: 'text', value: 'present' },
  survey_completed: { survey: 'text', response: 'text' },
  survey_dismissed: { survey: 'text', response: 'text' },
  survey_snoozed: { survey: 'text' },
  survey_withheld: { survey: 'text' },
  slot_shown: { slot: 'text' },
  slot_clicked: { slot: 'text' },
  preferences_changed: { keys: 'names' },
  events_lost: { reason: 'text', count: 'number' },
};

/**
 * @param {Record<string, any>} event - With an envelope that holds.
 * @returns {string | undefined} What is wrong with its data, as a sentence.
 */
export function reasonAgainstData({ name, data = {} }) {
  const wanted = Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name] ?? {} : {};
  for (const [field, kind] of Object.entries(wanted)) {
    if (!KINDS[kind].holds(data[field])) return `data.${field} of ${name} must be ${KINDS[kind].wanted}`;
  }
  return undefined;
}
