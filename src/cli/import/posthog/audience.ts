/**
 * Audience — of whom a PostHog survey is asked: devices, flags and person properties as conditions.
 * Flags are decided by PostHog's server, so here they are traits that the site tells of its visitors.
 */
import type { Condition } from '../../../types.ts';
import { slug } from '../ids.ts';
import { comparisonOf, together } from '../matching.ts';
import type { Notes } from '../notes.ts';
import { type Located, listOf, locatedIn, numberOf, objectOf, stringOf, stringsOf, under } from '../reading.ts';

const DEVICES = { Mobile: 'phone', Tablet: 'tablet', Desktop: 'desktop' } as const;

const MATCHES: { readonly [type: string]: (device: string, wanted: string) => boolean } = {
  exact: (device, wanted) => device === wanted,
  icontains: (device, wanted) => device.toLowerCase().includes(wanted.toLowerCase()),
  // A list of devices is written as words; of a pattern only its words count, so that none can hang the command.
  regex: (device, wanted) => wanted.split(/\W+/).some((word) => word !== '' && device.toLowerCase().includes(word.toLowerCase())),
};
const NEGATIONS: { readonly [type: string]: string } = { is_not: 'exact', not_icontains: 'icontains', not_regex: 'regex' };

function devicesOf({ value, path }: Located, notes: Notes): Condition | undefined {
  const wanted = stringsOf(value.deviceTypes);
  if (wanted.length === 0) return undefined;
  const type = stringOf(value.deviceTypesMatchType) ?? 'icontains';
  const positive = Object.hasOwn(NEGATIONS, type) ? NEGATIONS[type]! : type;
  const fits = Object.hasOwn(MATCHES, positive) ? MATCHES[positive]! : MATCHES.icontains!;
  const named = Object.entries(DEVICES).filter(([name]) => wanted.some((one) => fits(name, one)) === (positive === type)).map(([, device]) => device);
  if (named.length === 3) return undefined;
  if (named.length > 0) return { device: named.length === 1 ? named[0] : { $in: named } };
  notes.lost(under(path, 'deviceTypes'), 'A device here is a phone, a tablet or a desktop.', 'Write a condition on "device" into "if".');
  return undefined;
}

const flagPath = (key: string): string => `traits.flag_${slug(key) || 'linked'}`;

function flagOf({ value, path }: Located, notes: Notes): Condition | undefined {
  const key = stringOf(value.linked_flag_key) ?? stringOf(objectOf(value.linked_flag).key);
  if (key === undefined) return undefined;
  const variant = stringOf(objectOf(value.conditions).linkedFlagVariant);
  const trait = flagPath(key);
  const name = trait.slice('traits.'.length);
  const wanted = variant === undefined || variant === 'any' ? true : variant;
  notes.changed(under(path, 'linked_flag_key'), `Nobody but PostHog knows this flag; the survey waits for "${trait}".`,
    `Tell it: identify(user, { ${name}: ${JSON.stringify(wanted)} }). Or take the condition out of "if".`);
  return { [trait]: wanted };
}

/** One group of properties, all of which must hold. */
function groupOf({ value, path }: Located, notes: Notes): Condition | undefined {
  return together(locatedIn(value.properties, under(path, 'properties')).map(({ value: property, path: place }) => {
    const key = stringOf(property.key);
    const isPerson = (property.type ?? 'person') === 'person';
    const condition = key !== undefined && isPerson && /^[a-z][\w.-]{0,63}$/i.test(key)
      ? comparisonOf({ path: `traits.${key}`, operator: property.operator, value: property.value }) : undefined;
    if (condition) notes.changed(place, `It asks for "traits.${key}".`, 'Tell it with identify(user, traits).');
    else notes.lost(place, 'There is no such comparison here.', 'Write it into "if", over "traits" or "preferences".');
    return condition;
  }));
}

interface Audience {
  readonly conditions: readonly (Condition | undefined)[];
  /** Share of visitors, 0–1. */
  readonly sample?: number | undefined;
}

/** @param survey - The whole survey. */
export function audienceOf(survey: Located, notes: Notes): Audience {
  const { value, path } = survey;
  const conditions = [devicesOf({ value: objectOf(value.conditions), path: under(path, 'conditions') }, notes), flagOf(survey, notes)];
  const filtersAt = under(path, 'targeting_flag_filters');
  const filters = objectOf(value.targeting_flag_filters);
  const groups = locatedIn(filters.groups, under(filtersAt, 'groups'));
  if (groups.length === 0 && stringOf(value.targeting_flag_key) !== undefined) {
    notes.lost(under(path, 'targeting_flag_key'), 'Whom it targets is not in this file.', 'Export it with "targeting_flag_filters", or write "if" by hand.');
  }
  const made = groups.map((group) => groupOf(group, notes));
  const shares = [...new Set(groups.map(({ value: group }) => numberOf(group.rollout_percentage) ?? 100))];
  const isShare = shares.length === 1 && shares[0]! > 0 && shares[0]! < 100;
  if (shares.length > 1) notes.lost(filtersAt, 'Its groups have shares of their own.', 'Set "sample" by hand.');
  // A group without properties is everybody.
  const anyone = made.length === 0 || made.some((condition, i) => condition === undefined && listOf(groups[i]?.value.properties).length === 0);
  const known = made.filter((condition) => condition !== undefined);
  const target = anyone || known.length < made.length ? undefined : known.length === 1 ? known[0] : { $or: known };
  if (!anyone && target === undefined) notes.lost(filtersAt, 'Whom it targets cannot be said here.', 'Write "if" by hand: without it everybody is asked.');
  return { conditions: [...conditions, target], sample: isShare ? shares[0]! / 100 : undefined };
}
