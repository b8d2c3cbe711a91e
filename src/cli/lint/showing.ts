/**
 * Showing — what can never be seen: dates past, nobody sampled, pages that exclude each other, candidates behind one that always holds.
 */
import { date } from '../../decision/dates.ts';
import { nearest } from '../../decision/nearest.ts';
import { onPage } from '../../decision/pages.ts';
import type { Experiment, Survey } from '../../types.ts';
import type { Finding } from '../finding.ts';
import type { Lint, Piece, Subject } from './subject.ts';

const never = (path: string, message: string, suggestion: string): Finding => ({ level: 'error', rule: 'never_shown', path, message, suggestion });

function dates({ piece: { between = {} }, path }: Piece<Survey>, now: number): readonly Finding[] {
  const from = date(between.from, 'start') ?? -Infinity;
  const until = date(between.until, 'end') ?? Infinity;
  if (from > until) return [never(`${path}.between`, `It ends (${between.until}) before it begins (${between.from}).`, 'Exchange the dates.')];
  return until < now ? [never(`${path}.between.until`, `It ended on ${between.until}.`, 'Move the date, or take the survey out.')] : [];
}

/** Paths that a pattern names: stars filled with nothing, one segment, or several. */
const samples = (pattern: string): readonly string[] =>
  ['', 'a', 'b/c', 'b/c/d/e'].map((filling) => pattern.replace(/\*\*/g, filling).replace(/\*/g, filling.split('/')[0] || 'a').replace(/(.)\/$/, '$1'));

function pages(patterns: readonly string[] | undefined, path: string): readonly Finding[] {
  if (!patterns) return [];
  const positive = patterns.filter((pattern) => pattern[0] !== '!');
  if (positive.length === 0) return [never(path, 'It names only pages where it is not shown.', 'Add "/**" to the list.')];
  const isSeen = (pattern: string) => samples(pattern).some((sample) => onPage(patterns, sample, sample));
  if (positive.some(isSeen)) return [];
  return [never(path, 'Its pages exclude each other: every one that it names is taken out again by a "!".', 'Take the "!" out, or narrow it.')];
}

function shares({ experiment, split }: Experiment, path: string): readonly Finding[] {
  const sum = Object.values(split ?? {}).reduce((total, share) => total + share, 0);
  // The shares are written in tenths, which binary fractions only come near to.
  return sum <= 1 + 1e-9 ? [] : [{
    level: 'error', rule: 'split_over_1', path: `${path}.split`, suggestion: 'Let them come to at most 1.',
    message: `The shares of ${experiment ?? 'the experiment'} come to ${Number(sum.toFixed(4))}.`,
  }];
}

function place({ piece: { show = {} }, path }: Piece<Survey>): readonly Finding[] {
  const lacks = show.as === 'inline' && show.slot === undefined ? 'slot' : show.as === 'tab' && show.label === undefined ? 'label' : undefined;
  return lacks === undefined ? [] : [{
    level: 'error', rule: 'missing_field', path: `${path}.show.${lacks}`, suggestion: `Add "${lacks}" to "show".`,
    message: `A survey shown as "${show.as}" needs a "${lacks}".`,
  }];
}

function group({ piece, path }: Piece<Survey>, { config: { limits = {} } }: Subject): readonly Finding[] {
  if (piece.group === undefined || Object.hasOwn(limits, piece.group)) return [];
  const meant = nearest(piece.group, Object.keys(limits).filter((name) => name !== 'all'));
  return [{
    level: 'error', rule: 'unknown_group', path: `${path}.group`, message: `"limits" has no group "${piece.group}".`,
    suggestion: meant ? `Did you mean "${meant}"?` : 'Add it to "limits".',
  }];
}

/** Candidates after one that always holds. Of words with a `{path}` it cannot be said that they always can be used. */
function dead(list: readonly { readonly if?: unknown }[] | undefined, path: string, split: unknown): readonly Finding[] {
  const always = (list ?? []).findIndex((each) => each.if === undefined && !/\{[^|]*\}.*\}$/.test(JSON.stringify(each)) && !split);
  const after = always < 0 ? [] : (list ?? []).slice(always + 1);
  return after.map((_, i) => never(`${path}[${always + 1 + i}]`, 'The candidate before it always holds.', 'Put the one without "if" last.'));
}

const survey = (each: Piece<Survey>, subject: Subject): readonly Finding[] => [
  ...dates(each, subject.now),
  ...(each.piece.sample === 0 ? [never(`${each.path}.sample`, 'Nobody is sampled.', 'Raise "sample", or take the survey out.')] : []),
  ...pages(each.piece.pages, `${each.path}.pages`), ...place(each), ...group(each, subject), ...shares(each.piece, each.path),
  ...dead(each.piece.thanks, `${each.path}.thanks`, false),
  ...each.piece.questions.flatMap(({ next }, i) => dead(next, `${each.path}.questions[${i}].next`, false)),
];

/** Lints what keeps surfaces from being seen. */
export const showing: Lint = (subject) => [
  ...subject.surveys.flatMap((each) => survey(each, subject)),
  ...subject.touchpoints.flatMap(({ piece, path }) => [
    ...pages(piece.pages, `${path}.pages`),
    ...(piece.pages || piece.selector ? [] : [never(path, 'It names neither elements nor pages.', 'Add a "selector" or "pages".')]),
  ]),
  ...subject.greetings.flatMap(({ piece, path }) => [...shares(piece, path), ...dead(piece.say, `${path}.say`, piece.split)]),
  ...subject.offers.flatMap(({ piece, path }) => [...shares(piece, path), ...dead(piece.show, `${path}.show`, piece.split)]),
  ...(subject.config.limits?.all?.perSession === 0 && subject.surveys.length > 0
    ? [never('limits.all.perSession', 'No survey may be shown in any session.', 'Raise it to 1.')] : []),
];
