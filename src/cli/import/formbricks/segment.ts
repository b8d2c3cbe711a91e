/**
 * Segment — of whom a Formbricks survey is asked, as a condition over `traits` and `device`.
 * `and` binds closer than `or`. Where one part of an `or` cannot be said, none is: it would let too few, or everybody, through.
 */
import type { Condition } from '../../../types.ts';
import { escaped, together } from '../matching.ts';
import type { Notes } from '../notes.ts';
import { type Located, locatedIn, objectOf, stringOf, under } from '../reading.ts';

const DEEPEST = 12;

const pattern = (make: (text: string) => string) => (value: unknown): object => ({ $exists: true, $regex: make(escaped(`${value}`).slice(0, 250)) });
const relation = (operator: string) => (value: unknown): object | undefined => (Number.isFinite(Number(value)) ? { $exists: true, [operator]: Number(value) } : undefined);

/** By Formbricks' names. Those that count days from today are not among them. */
const OPERATORS: { readonly [operator: string]: (value: unknown) => unknown } = {
  equals: (value) => value, notEquals: (value) => ({ $ne: value }), isSet: () => ({ $exists: true }), isNotSet: () => ({ $exists: false }),
  lessThan: relation('$lt'), lessEqual: relation('$lte'), greaterThan: relation('$gt'), greaterEqual: relation('$gte'),
  contains: pattern((text) => text), startsWith: pattern((text) => `^${text}`), endsWith: pattern((text) => `${text}$`),
  doesNotContain: (value) => ({ $not: { $regex: escaped(`${value}`).slice(0, 250) } }),
};

function filterOf({ value, path }: Located, notes: Notes): Condition | undefined {
  const root = objectOf(value.root);
  const operator = stringOf(objectOf(value.qualifier).operator) ?? '';
  const key = stringOf(root.contactAttributeKey) ?? stringOf(root.attributeClassName);
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value.value);
  const wanted = Object.hasOwn(OPERATORS, operator) && (isPlain || operator.startsWith('is')) ? OPERATORS[operator]!(value.value) : undefined;
  if (root.type === 'attribute' && key !== undefined && /^[a-z][\w.-]{0,63}$/i.test(key) && wanted !== undefined) {
    notes.changed(path, `It asks for "traits.${key}".`, 'Tell it with identify(user, traits).');
    return { [`traits.${key}`]: wanted };
  }
  const device = stringOf(root.deviceType) ?? stringOf(value.value);
  if (root.type === 'device' && (device === 'phone' || device === 'desktop') && ['equals', 'notEquals'].includes(operator)) {
    return { device: operator === 'equals' ? device : { $ne: device } };
  }
  notes.lost(
    path, `Whether somebody fits this cannot be asked here (${[root.type, operator].map((each) => `${stringOf(each) ?? '?'}`.slice(0, 40)).join(', ')}).`,
    'Write it into "if", over "traits", "seen." or "last.".',
  );
  return undefined;
}

/** The filters between two `or`s. */
function groupsOf(list: readonly Located[]): readonly (readonly Located[])[] {
  const groups: Located[][] = [];
  for (const each of list) {
    if (each.value.connector === 'or' || groups.length === 0) groups.push([each]);
    else groups.at(-1)!.push(each);
  }
  return groups;
}

function filtersOf(list: unknown, path: string, notes: Notes, depth = 0): Condition | undefined {
  if (depth > DEEPEST) return undefined;
  const made = groupsOf(locatedIn(list, path)).map((group) => together(group.map(({ value, path: at }) => {
    const place = under(at, 'resource');
    return Array.isArray(value.resource) ? filtersOf(value.resource, place, notes, depth + 1) : filterOf({ value: objectOf(value.resource), path: place }, notes);
  })));
  const known = made.filter((each) => each !== undefined);
  return known.length < made.length || known.length === 0 ? undefined : known.length === 1 ? known[0] : { $or: known };
}

/** @param survey - The whole survey. */
export function segmentOf({ value, path }: Located, notes: Notes): Condition | undefined {
  const segment = objectOf(value.segment);
  const filters = locatedIn(segment.filters, under(under(path, 'segment'), 'filters'));
  const condition = filtersOf(segment.filters, under(under(path, 'segment'), 'filters'), notes);
  if (!condition && (filters.length > 0 || segment.hasFilters === true)) {
    notes.lost(under(path, 'segment'), 'Whom it is for cannot be said here.', 'Write "if" by hand: without it everybody is asked.');
  }
  return condition;
}
