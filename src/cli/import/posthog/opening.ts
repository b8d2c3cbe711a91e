/**
 * Opening — when and where a PostHog survey opens: by events, by what is seen on the page, by its address, or by hand.
 */
import type { Touchpoint } from '../../../types.ts';
import { eventName } from '../ids.ts';
import type { Notes } from '../notes.ts';
import { type Located, objectOf, oneOf, stringOf, under } from '../reading.ts';
import { pagesOf, type UrlMatch, type UrlResult } from '../urls.ts';
import { stepFrom } from './triggers.ts';

const URL_MATCHES: { readonly [type: string]: { readonly match: UrlMatch; readonly isNot: boolean } } = {
  exact: { match: 'exact', isNot: false }, is_not: { match: 'exact', isNot: true }, icontains: { match: 'contains', isNot: false },
  not_icontains: { match: 'contains', isNot: true }, regex: { match: 'regex', isNot: false }, not_regex: { match: 'regex', isNot: true },
};

/** @param conditions - A survey's. */
export function whereOf({ value, path }: Located, notes: Notes): UrlResult {
  const address = stringOf(value.url);
  if (address === undefined) return { lost: [] };
  const type = oneOf(value.urlMatchType ?? 'icontains', Object.keys(URL_MATCHES));
  const result = type === undefined ? { lost: ['that way of comparing'] } : pagesOf([{ ...URL_MATCHES[type]!, address: address.slice(0, 1000) }], { all: true });
  const isSaid = 'pages' in result || 'if' in result;
  for (const lost of result.lost) {
    notes.lost(
      under(path, 'url'), `The address is asked for without ${lost}: Attune looks at paths.`,
      isSaid ? 'Put the configuration only where it belongs.' : 'Write "pages" by hand: without it every page will do.',
    );
  }
  return result;
}

/** What of the page has to be there: seen, rather than merely in the document. */
function touchpointOf({ value, path }: Located, id: string, notes: Notes): Touchpoint | undefined {
  const selector = stringOf(value.selector)?.slice(0, 500);
  if (selector === undefined) return undefined;
  notes.changed(
    under(path, 'selector'), `The survey waits until ${JSON.stringify(selector.slice(0, 80))} is seen; there it had to be in the page.`,
    'See "touchpoints".',
  );
  return { name: eventName(`${id}_seen`), selector };
}

/** @param byHand - Why nothing on the page opens it; `undefined` where something does. */
export function triggerOf(survey: Located, { id, byHand, notes }: { readonly id: string; readonly byHand: string | undefined; readonly notes: Notes }) {
  const conditions = { value: objectOf(survey.value.conditions), path: under(survey.path, 'conditions') };
  if (byHand !== undefined) {
    const on = eventName(`${id}_asked`);
    notes.changed(
      under(survey.path, 'type'), `${byHand} Here show('${id}') opens it, or a link with ?attune_survey=${id}.`,
      `Or track the event "${on}", for which it waits.`,
    );
    return { on, touchpoints: [] };
  }
  const on = stepFrom(conditions, notes);
  const touchpoint = touchpointOf(conditions, id, notes);
  if (!touchpoint) return { on, touchpoints: [] };
  if (on !== undefined) {
    notes.lost(under(conditions.path, 'selector'), 'It waits for an event already.', 'Make it two steps in "on": touchpoint_viewed first.');
    return { on, touchpoints: [] };
  }
  return { on: { did: 'touchpoint_viewed', where: { touchpoint: touchpoint.name } }, touchpoints: [touchpoint] };
}
