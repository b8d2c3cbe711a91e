/**
 * Triggers — Formbricks' actions as the journey that opens a survey, with the pages that they name.
 */
import type { Condition, Did } from '../../../types.ts';
import { eventName } from '../ids.ts';
import { secondsOf } from '../limits.ts';
import type { Notes } from '../notes.ts';
import { type Located, locatedIn, numberOf, objectOf, stringOf, under, type Value } from '../reading.ts';
import { stepOf } from '../targeting.ts';
import { pagesOf, type UrlMatch, type UrlResult } from '../urls.ts';

/** When and where. */
export interface Opened {
  readonly on: string | Did | undefined;
  readonly where: UrlResult;
  readonly wait: string | undefined;
}

interface Trigger {
  readonly name: string;
  readonly where?: Condition;
  readonly wait?: string;
  readonly urls: UrlResult;
  readonly path: string;
}

const URL_RULES: { readonly [rule: string]: { readonly match: UrlMatch; readonly isNot: boolean } } = {
  exactMatch: { match: 'exact', isNot: false }, contains: { match: 'contains', isNot: false }, startsWith: { match: 'starts', isNot: false }, endsWith: { match: 'ends', isNot: false },
  notMatch: { match: 'exact', isNot: true }, notContains: { match: 'contains', isNot: true }, matchesRegex: { match: 'regex', isNot: false },
};

function urlsOf({ value, path }: Located, notes: Notes): UrlResult {
  const filters = locatedIn(value.urlFilters, under(path, 'urlFilters'));
  const rules = filters.flatMap(({ value: filter, path: place }) => {
    const address = stringOf(filter.value);
    const rule = stringOf(filter.rule) ?? '';
    if (address !== undefined && Object.hasOwn(URL_RULES, rule)) return [{ ...URL_RULES[rule]!, address: address.slice(0, 1000) }];
    notes.lost(place, 'There is no such rule about addresses here.', 'Write "pages" by hand.');
    return [];
  });
  if (rules.length < filters.length || rules.length === 0) return { lost: [] };
  const result = pagesOf(rules, { all: value.urlFiltersConnector === 'and' });
  for (const lost of result.lost) {
    notes.lost(under(path, 'urlFilters'), `The address is asked for without ${lost}: Attune looks at paths.`, 'Write "pages" by hand, if that is too much.');
  }
  return result;
}

/** What an action without code waits for. */
function noticed(name: string, config: Value, path: string, notes: Notes): Pick<Trigger, 'name' | 'where' | 'wait'> {
  if (config.type === 'pageView') return { name: 'page_viewed' };
  if (config.type === 'exitIntent') return { name: 'exit_intended' };
  if (config.type === 'fiftyPercentScroll') return { name: 'scrolled', where: { depth: { $gte: 0.5 } } };
  const seconds = numberOf(config.timeInSeconds);
  if (config.type === 'pageDwell' && seconds !== undefined && seconds > 0) return { name: 'page_viewed', wait: secondsOf(seconds) };
  const event = eventName(name);
  const selector = stringOf(objectOf(config.elementSelector).cssSelector);
  const words = stringOf(objectOf(config.elementSelector).innerHtml);
  const what = selector !== undefined && selector.length <= 200 ? JSON.stringify(selector) : words === undefined ? 'the element' : 'the element with those words';
  notes.changed(path, `Attune does not recognise this action; it waits for the event "${event}".`, `Mark ${what} with data-attune-track="${event}".`);
  return { name: event };
}

function triggerOf({ value, path }: Located, classes: ReadonlyMap<string, Value>, notes: Notes): Trigger[] {
  const written = value.actionClass ?? value;
  const short = stringOf(objectOf(written).name) ?? stringOf(written);
  const action = objectOf(written).type === undefined && short !== undefined ? classes.get(short) ?? objectOf(written) : objectOf(written);
  const name = stringOf(action.name) ?? short;
  if (name === undefined) {
    notes.lost(path, 'It has no name.', 'Write the event into "on".');
    return [];
  }
  const config = objectOf(action.noCodeConfig);
  if (stringOf(config.type) === undefined) {
    const key = stringOf(action.key) ?? name;
    const event = eventName(key);
    if (event !== key) notes.changed(path, `The action ${JSON.stringify(key.slice(0, 64))} is called "${event}" here.`, `Write track('${event}') where it happens.`);
    return [{ name: event, urls: { lost: [] }, path }];
  }
  return [{ ...noticed(name, config, path, notes), urls: urlsOf({ value: config, path: under(under(path, 'actionClass'), 'noCodeConfig') }, notes), path }];
}

/** Each with pages of its own: together they are the pages of all, if nothing but paths is named. */
function pagesOfAll(triggers: readonly Trigger[], notes: Notes): UrlResult {
  const kinds = [...new Map(triggers.map(({ urls: { pages, if: condition } }) => [JSON.stringify([pages, condition]), { pages, if: condition }])).values()];
  if (kinds.length < 2) return triggers[0]?.urls ?? { lost: [] };
  const where = triggers.at(-1)?.path ?? '';
  const all = kinds.map(({ pages }) => pages ?? []);
  const isUnion = all.every((pages) => pages.length > 0 && pages.every((page) => page[0] !== '!'));
  notes.changed(
    where, 'Its actions have pages of their own, and a survey has one list of them.',
    isUnion ? 'Any of the actions opens it on any of these pages; make a survey of each otherwise.' : 'It opens on all pages; write "pages" by hand.',
  );
  return isUnion ? { pages: [...new Set(all.flat())], lost: [] } : { lost: [] };
}

/** @param classes - Actions by name, where the file has them beside the surveys. */
export function openedBy({ value, path }: Located, classes: ReadonlyMap<string, Value>, notes: Notes): Opened {
  const list = Array.isArray(value.triggers) ? value.triggers.map((each: unknown) => (typeof each === 'string' ? { actionClass: each } : each)) : [];
  const triggers = locatedIn(list, under(path, 'triggers')).flatMap((each) => triggerOf(each, classes, notes));
  if (triggers.length === 0) notes.changed(under(path, 'triggers'), 'No action opens it there; here a page view does.', 'Write "on", or take the survey out.');
  const did = [...new Set(triggers.map(({ name }) => name))];
  const depth = triggers.some(({ where }) => where);
  // Other events have no depth, and must not be held up by the question for it.
  const where = !depth ? undefined : did.length === 1 ? { depth: { $gte: 0.5 } } : { $or: [{ depth: { $exists: false } }, { depth: { $gte: 0.5 } }] };
  const waits = triggers.filter(({ wait }) => wait !== undefined);
  if (waits.length > 0 && triggers.length > 1) notes.changed(waits[0]!.path, 'The time on the page holds for every action here.', 'Make a survey of its own for it.');
  return {
    on: did.length === 0 ? undefined : stepOf({ did, ...(where && { where }) }), where: pagesOfAll(triggers, notes), wait: waits[0]?.wait,
  };
}
