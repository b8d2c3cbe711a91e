/**
 * Attributes — what a condition can ask about: which paths there are, what values they take, and which may be missing.
 */
import type { AttuneConfig, Question } from '../../types.ts';

/** What is known of an attribute. */
export interface Known {
  /** All values it can have; absent where there is no end of them. */
  readonly values?: readonly unknown[];
  /** Some visitors do not have it. */
  readonly mayBeMissing?: true;
}

const YES_NO: Known = { values: [true, false] };
const MISSING: Known = { mayBeMissing: true };
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const FIXED: { readonly [path: string]: Known } = {
  'visits': {}, 'visitor.new': YES_NO, 'daysAway': MISSING,
  'page.path': {}, 'page.title': {}, 'page.referrer': {},
  'device': { values: ['phone', 'tablet', 'desktop'] }, 'touch': YES_NO, 'locale': {}, 'language': {}, 'timezone': {},
  'hour': { values: range(0, 23) }, 'weekday': { values: range(1, 7) }, 'consent.gpc': YES_NO,
  ...Object.fromEntries(['source', 'medium', 'name', 'term', 'content'].map((name) => [`campaign.${name}`, MISSING])),
  ...Object.fromEntries(['necessary', 'preferences', 'personalization', 'measurement', 'share'].map((name) => [`consent.${name}`, YES_NO])),
};

/** The scores of a question with a scale; `undefined` for others. */
export function scoresOf(question: Question): readonly number[] | undefined {
  switch (question.type) {
    case 'nps': return range(0, 10);
    case 'csat': return range(1, 5);
    case 'ces': return range(1, 7);
    case 'rating': return range(question.from ?? 1, question.scale ?? 5);
    case 'thumbs': return [0, 1];
    default: return undefined;
  }
}

function ofAnswer(question: Question): Known {
  // Words of one's own and "none of these" are answers too.
  const closed = question.type === 'choice' && !question.other && !question.none;
  const values = scoresOf(question) ?? (closed ? question.choices.map((choice) => (typeof choice === 'string' ? choice : choice.id)) : undefined);
  return { ...(values ? { values } : {}), ...(question.optional || question.if || question.type === 'message' ? MISSING : {}) };
}

/** Every attribute that a configuration can name, by path; those that end in a dot take any name after it. */
export function knownAttributes(config: AttuneConfig, answered: readonly Question[] = []): ReadonlyMap<string, Known> {
  const { audiences = {}, surveys = [], greetings = [], offers = [], privacy } = config;
  const experiments = [...surveys, ...greetings, ...offers].flatMap(({ experiment, split }) => (experiment ? [{ experiment, split }] : []));
  return new Map<string, Known>([
    ...Object.entries(FIXED),
    ...['traits.', 'preferences.', 'last.'].map((prefix) => [prefix, MISSING] as const),
    ['seen.', {}],
    ...(privacy?.query ?? []).map((name) => [`page.query.${name}`, MISSING] as const),
    ...Object.keys(audiences).map((name) => [`audience.${name}`, YES_NO] as const),
    ...experiments.map(({ experiment, split }) => [`variant.${experiment}`, { ...MISSING, ...(split ? { values: Object.keys(split) } : {}) }] as const),
    ...surveys.flatMap(({ id, questions }) => questions.map((question) => [`answers.${id}.${question.id}`, { ...ofAnswer(question), ...MISSING }] as const)),
    ...answered.map((question) => [`answers.${question.id}`, ofAnswer(question)] as const),
  ]);
}

/** What is known of a path; `undefined` if nothing goes by that name. */
export function find(known: ReadonlyMap<string, Known>, path: string): Known | undefined {
  const open = [...known.keys()].find((prefix) => prefix.endsWith('.') && path.startsWith(prefix) && path.length > prefix.length);
  return known.get(path) ?? (open === undefined ? undefined : known.get(open));
}
