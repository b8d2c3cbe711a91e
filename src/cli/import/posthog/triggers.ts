/**
 * Triggers — PostHog's events, actions and cancelling events as the journey that opens a survey.
 * Events of PostHog's own have names of Attune's; others are written in `snake_case`, and named where that is not the same.
 */
import type { Condition, Did } from '../../../types.ts';
import { eventName } from '../ids.ts';
import { comparisonOf, together } from '../matching.ts';
import type { Notes } from '../notes.ts';
import { entriesOf, type Located, locatedIn, objectOf, stringOf, under } from '../reading.ts';
import { stepOf } from '../targeting.ts';

const OWN: { readonly [name: string]: string } = {
  $pageview: 'page_viewed', $pageleave: 'page_left', $autocapture: 'clicked', $rageclick: 'frustrated', $dead_click: 'frustrated', 'survey shown': 'survey_shown',
  'survey sent': 'survey_completed', 'survey dismissed': 'survey_dismissed',
};

interface Trigger {
  readonly name: string;
  readonly where?: Condition | undefined;
}

function named(name: string, path: string, notes: Notes): string {
  if (Object.hasOwn(OWN, name)) return OWN[name]!;
  const event = eventName(name);
  if (event !== name) notes.changed(path, `The event ${JSON.stringify(name.slice(0, 64))} is called "${event}" here.`, `Write track('${event}') where it happens.`);
  return event;
}

function eventOf({ value, path }: Located, notes: Notes): Trigger[] {
  const name = stringOf(value.name);
  if (name === undefined) return [];
  const filters = entriesOf(value.propertyFilters).map(([property, filter]) => {
    const place = under(under(path, 'propertyFilters'), property.slice(0, 64));
    const condition = /^[\w.-]{1,64}$/.test(property) && !property.startsWith('__')
      ? comparisonOf({ path: property, operator: objectOf(filter).operator, value: objectOf(filter).values }) : undefined;
    if (!condition) notes.lost(place, 'There is no such comparison here.', 'Write it into "where", in "on".');
    return condition;
  });
  return [{ name: named(name, under(path, 'name'), notes), where: together(filters) }];
}

/** An action is something that PostHog recognises in a page; here a page tells it, by a call or a mark. */
function actionOf({ value, path }: Located, notes: Notes): Trigger[] {
  const steps = locatedIn(value.steps, under(path, 'steps'));
  const [step] = steps;
  const event = stringOf(step?.value.event);
  const isPlain = steps.length === 1 && event !== undefined && ['selector', 'text', 'href', 'url', 'properties', 'tag_name'].every((field) => {
    const inner = step?.value[field];
    return inner === undefined || inner === null || inner === '' || (Array.isArray(inner) && inner.length === 0);
  });
  if (isPlain && event !== '$autocapture') return [{ name: named(event, under(path, 'steps[0].event'), notes) }];
  const name = eventName(stringOf(value.name) ?? `action_${String(value.id ?? '')}`);
  const selector = stringOf(step?.value.selector);
  const mark = selector === undefined || selector.length > 200 ? `Write track('${name}') where it happens.` : `Mark ${JSON.stringify(selector)} with data-attune-track="${name}".`;
  notes.changed(path, `Attune does not recognise actions; it waits for the event "${name}".`, mark);
  return [{ name }];
}

/** @param conditions - A survey's. @returns The step that opens it; `undefined` if a page view does. */
export function stepFrom({ value, path }: Located, notes: Notes): string | Did | undefined {
  const eventsAt = under(path, 'events');
  const events = locatedIn(objectOf(value.events).values, under(eventsAt, 'values')).flatMap((each) => eventOf(each, notes));
  const actions = locatedIn(objectOf(value.actions).values ?? value.actions, under(under(path, 'actions'), 'values')).flatMap((each) => actionOf(each, notes));
  const triggers = [...events, ...actions];
  const cancels = locatedIn(objectOf(value.cancelEvents).values, under(under(path, 'cancelEvents'), 'values')).flatMap((each) => eventOf(each, notes));
  if (cancels.some(({ where }) => where)) notes.lost(under(path, 'cancelEvents'), '"without" asks for names alone.', 'Track an event of its own for it.');
  const did = [...new Set(triggers.map(({ name }) => name))];
  const without = [...new Set(cancels.map(({ name }) => name))].filter((name) => !did.includes(name));
  const wheres = [...new Map(triggers.map(({ where }) => [JSON.stringify(where), where])).values()];
  if (wheres.length > 1) notes.lost(eventsAt, 'Its events have filters of their own, and a step has one "where".', 'Make a survey of each, or track one event for all.');
  const where = wheres.length === 1 ? wheres[0] : undefined;
  if (did.length === 0 && without.length === 0) return undefined;
  return stepOf({ did: did.length === 0 ? ['page_viewed'] : did, ...(where && { where }), ...(without.length > 0 && { without: without.length === 1 ? without[0]! : without }) });
}
